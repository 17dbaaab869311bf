"""Polish."""

from __future__ import annotations

from transforms.boilerplate.languages.language import Language, each

POLISH = Language(
    code="pl",
    related_labels=(
        r"(?:czytaj|zobacz|przeczytaj|obejrzyj|sprawdź) (?:także|też|również|więcej|dalej)|(?:to może cię|może cię) zainteresować|polecamy|więcej na (?:ten )?temat(?: .{2,30})?",
    ),
    related_headings=(
        r"(?:czytaj|zobacz|przeczytaj) (?:także|też|również)|(?:powiązane|podobne|polecane|najnowsze|ostatnie) (?:artykuły|wiadomości|tematy|newsy|teksty)|najczęściej (?:czytane|komentowane)|najpopularniejsze|najchętniej czytane|więcej (?:wiadomości|artykułów)(?: .{2,30})?|polecamy|(?:to )?może cię (?:też )?zainteresować|wybrane dla ciebie",
    ),
    teasers=each("wideo fotorelacja infografika sonda"),
    about=each("o na z"),
    share_words=each("udostępnij podziel tweetnij skopiuj drukuj wydrukuj"),
    share_beside=each("się wyślij zapisz link linkiem posłuchaj mailem komentuj"),
    share_fillers=each("na przez ten tym artykuł artykułem stronę z i do lub przyjaciółmi"),
    share_sayings=(
        r"(?:udostępnij|wydrukuj|drukuj|zapisz|posłuchaj|wyślij) (?:ten |tego )?(?:artykuł|artykułu|tekst|stronę|link)(?: (?:na|przez|w) .{2,30})?|podziel się (?:z innymi|artykułem|tym artykułem|ze znajomymi)|link (?:został )?skopiowany!?|skopiuj link",
    ),
    prompt_openings=(
        r"zapisz|zaprenumeruj|subskrybuj|zasubskrybuj|dołącz|wesprzyj|wspieraj|pobierz|obserwuj|zaloguj|zarejestruj|wykup|chcesz|bądź na bieżąco|nie przegap|nasz\w? (?:newsletter|aplikacj\w|kanał)|codziennie rano",
    ),
    prompt_topics=(
        r"newsletter|prenumerat|subskry|na naszym|naszą aplikację|powiadomie|na (?:facebooku|instagramie|twitterze|whatsappie|telegramie|youtubie|youtube)|google news|kanał\w? na|twoją skrzynkę|dostęp do",
    ),
    reader=each("ty twój twoja twoją cię nas nasz nasze naszą teraz tutaj"),
    prompt_sayings=(
        r"zaloguj(?: się)?|zarejestruj się|zapisz się(?: (?:na|do) .{2,60})?[!.]?|subskrybuj|kup (?:dostęp|prenumeratę|subskrypcję)(?: .{0,40})?|moje konto|masz już (?:konto|subskrypcję|prenumeratę)\?.{0,40}|nie pamiętasz hasła\?|(?:twój |podaj )?adres e-?mail",
        r"(?:ten |pełny |dalszy )?(?:artykuł|tekst|materiał) (?:jest )?(?:dostępny )?(?:tylko|wyłącznie) dla (?:prenumeratorów|subskrybentów)\b.{0,60}|tylko dla (?:prenumeratorów|subskrybentów)|(?:w każdej chwili|zawsze) możesz (?:się wypisać|zrezygnować).{0,40}|obserwuj nas (?:na|w) .{2,60}",
    ),
    ads=(
        r"reklama|ogłoszenie|materiał sponsorowany|artykuł sponsorowany|(?:dalsza część|dalszy ciąg|reszta) (?:artykułu|tekstu|materiału) (?:pod|znajduje się pod|poniżej) .{0,30}|(?:zamknij|pomiń) reklamę",
    ),
    buttons=(
        r"jesteś tutaj ?: ?.{0,60}(?:strona główna|[>/|]).{0,60}|czas czytania ?:? ?\D{0,6}\d.{0,14}|\d{1,2} ?(?:min\.?|minut[ay]?) czytania",
        r"zamknij|wstecz|dalej|następn[ey]|poprzedni[ae]?|strona główna|do góry|wróć na górę|przejdź do (?:treści|głównej treści)|(?:otwórz|zamknij) menu|pokaż (?:więcej|mniej|wszystkie)|załaduj więcej|czytaj dalej|zobacz (?:galerię|wszystkie zdjęcia)|powiększ(?: zdjęcie)?|zdjęcia",
    ),
    tags=("tagi?", "tematy", "słowa kluczowe", "kategorie?", "w tym artykule"),
    menu=(
        *each("wiadomości polityka gospodarka kultura sport świat kraj pogoda biznes zdrowie nauka technologie szukaj kontakt"),
        "moto",
        "felietony",
    ),
    cookies=(
        r"(?:używamy|korzystamy z|wykorzystujemy|my i nasi partnerzy) (?:\w+ ){0,3}(?:cookies?|ciastecz\w+)\b.{0,250}|(?:ta strona|nasza strona|ten serwis|nasz serwis)(?: internetow[ay])? (?:używa|korzysta z|wykorzystuje) (?:\w+ ){0,2}(?:cookies?|ciastecz\w+).{0,250}|(?:zaakceptuj|odrzuć|zarządzaj|akceptuję)\b.{0,20}(?:cookies?|ciastecz\w+)|polityka (?:plików )?cookies|zaakceptuj wszystkie",
    ),
    comments=(
        r"(?:\d+ ?|zobacz |pokaż |wszystkie )?komentarz(?:e|y)(?: ?:? ?\(?\d+\)?(?:[.|-] .{0,60})?)?|(?:dodaj|napisz|zostaw|skomentuj) (?:swój )?(?:komentarz|artykuł)|skomentuj|dołącz do dyskusji.{0,40}|komentarze (?:są )?(?:wyłączone|zamknięte)\.?",
    ),
    rights=(r"wszelkie prawa zastrzeżone|wszystkie prawa zastrzeżone",),
    reproduction=(r"(?:kopiowanie|przedruk|powielanie|rozpowszechnianie)\b[^.]{0,100}\b(?:zabronion[ey]|zgody|zakazan[ey])\b.{0,80}",),
    rights_signs=each("prawa kopiowanie przedruk powielanie rozpowszechnianie"),
    contributors=(
        r"\(?(?:z wykorzystaniem (?:materiałów|informacji)|na podstawie materiałów) (?:pap|afp|ap|reuters|agencji)\b[^.\"]{0,40}\.?\)?|\(?(?:współpraca|oprac\.|opracowanie|tłumaczenie) ?: ?[^.\":]{3,60}\)?|\(pap\)",
    ),
    origins=(
        r"(?:artykuł|tekst|materiał|wywiad) (?:pochodzi z|(?:został )?(?:pierwotnie|po raz pierwszy) (?:opublikowany|ukazał)|ukazał się (?:pierwotnie|najpierw))\b.{0,120}",
    ),
    corrections=(r"sprostowanie|korekta|errata|od redakcji|wyjaśnienie",),
    correction_signs=(r"we? (?:wcześniejszej|poprzedniej|pierwotnej) wersji|błędnie|omyłkowo|zostało poprawione",),
    bios=(r"(?:jest )?(?:dziennikark|dziennikarz|reporter|redaktor|korespondent|publicyst)\w*\b[^.\"]{0,100}\.?(?: .{0,200})?",),
    pictures=("fot", *each("zdjęcie zdjęcia fotografia foto ilustracja grafika")),
    stock_pictures=("zdjęcie (?:ilustracyjne|archiwalne|poglądowe)", "zdjęcie z archiwum", "fotografia archiwalna"),
    makers=(r"fot\.", "zdjęcie"),
    captions=(r"na (?:zdjęciu|fotografii) ?[:-]|zdjęcie (?:ilustracyjne|archiwalne) ?[:.-]|na zdjęciu archiwalnym",),
    taken_by=("autorstwa",),
    out_of=("z",),
    published=each("opublikowano opublikowany opublikowane data publikacja dodano utworzono"),
    updated=each("zaktualizowano aktualizacja aktualizowano zmieniono"),
    relative=each("temu wczoraj dziś dzisiaj"),
    beside_dates=each("o r godz godzin godziny minut minuty temu wczoraj dziś dzisiaj ostatnia publikacji dni dnia w i"),
    byline_labels=("autor", "autorka", "autorzy", "tekst", "oprac\\.", "od"),
    desks=("redakcja",),
    roles=each("redakcja redaktor redaktorka dziennikarz dziennikarka korespondent korespondentka reporter reporterka"),
    joints=each("i oraz"),
    sources=("źródło", "link do oryginału", "oryginał"),
    speech=(r"powiedział\w*|poinformowa\w+|oświadczył\w*|według|zdaniem",),
)
