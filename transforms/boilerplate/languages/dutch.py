"""Dutch."""

from __future__ import annotations

from transforms.boilerplate.languages.language import Language, each

DUTCH = Language(
    code="nl",
    related_labels=(
        r"meer over(?: [\w'-]+){1,5}|lees (?:ook|meer|verder|hier)|(?:bekijk|luister|kijk) ook|zie ook|ook interessant|meer (?:over|nieuws)|meer lezen|aanbevolen|gerelateerde? (?:artikelen|nieuws)",
    ),
    related_headings=(
        r"lees (?:ook|meer over)(?: [\w -]{1,30})?:?|meer (?:nieuws|artikelen|over dit onderwerp)(?: (?:uit|over|van) [\w -]{1,30})?|gerelateerde? (?:artikelen|nieuws|berichten|onderwerpen)|(?:meest|best) (?:gelezen|bekeken|gedeeld|recent)(?: artikelen)?|ook interessant|aanbevolen(?: artikelen| voor jou)?|laatste nieuws|net binnen|bekijk ook|zie ook|misschien vind je dit ook interessant",
    ),
    teasers=(*each("fotoserie videoverslag fotoreportage fotogalerij"), "in beeld"),
    about=each("over uit van"),
    share_words=each("afdrukken bewaren printen doorsturen opslaan tweeten kopiëren"),
    share_beside=each("delen deel luister reageer link"),
    share_fillers=each("dit deze artikel via op met het de een per pagina bericht naar of en verhaal"),
    share_sayings=(
        r"(?:deel|delen|bewaar|print|luister naar|kopieer|verstuur) (?:dit|deze|het|op|via|de) ?(?:artikel|pagina|bericht|verhaal|link|facebook|twitter|whatsapp|linkedin|e-?mail)(?: (?:op|via|met|per) .{2,30})?|link gekopieerd!?|artikel (?:delen|bewaren|opslaan|beluisteren)|kopieer link",
    ),
    prompt_openings=(
        r"abonneer|meld|schrijf|ontvang|volg|steun (?:ons|onze|de redactie)|registreer|wil je|wilt u|word (?:nu )?(?:lid|abonnee|vriend)|mis (?:niets|geen)|blijf op de hoogte|lees (?:nu|onbeperkt|verder)|probeer|neem|als abonnee|elke (?:dag|ochtend|week)|(?:onze|ons)\b",
    ),
    prompt_topics=(
        r"nieuwsbrief|abonnee|abonnement|onbeperkt lezen|onze app|whatsapp-?kanaal|pushmeldingen|op (?:facebook|instagram|twitter|whatsapp|telegram|youtube)|onze journalistiek|word (?:lid|vriend|abonnee)|gratis account|mailbox|inbox",
    ),
    reader=each("je jij jouw u uw ons onze nu hier"),
    prompt_sayings=(
        r"abonneer(?: je| nu)?(?: .{0,60})?[!.]?|inloggen|log in|aanmelden|registreren|meld je (?:nu )?aan(?: .{0,80})?[!.]?|schrijf je in(?: .{0,80})?[!.]?|neem een abonnement|word (?:nu )?(?:abonnee|lid)(?: .{0,40})?[!.]?|mijn (?:account|abonnement)|(?:al|nog geen) abonnee\?.{0,60}|heb je (?:al|nog geen) (?:een )?(?:account|abonnement)\?.{0,60}",
        r"(?:dit artikel|dit verhaal|dit) is (?:alleen|exclusief|enkel|uitsluitend) (?:beschikbaar )?voor (?:abonnees|leden)\b.{0,60}|exclusief voor abonnees|(?:lees|om) (?:verder )?te lezen.{0,60}abonne.{0,40}|wachtwoord vergeten\??|(?:je |uw )?e-?mailadres|je kunt je (?:altijd|op elk moment) (?:weer )?(?:afmelden|uitschrijven).{0,40}|volg ons op .{2,60}",
    ),
    ads=(
        r"advertentie|reclame|gesponsord|gesponsorde inhoud|partnerbijdrage|(?:lees|artikel gaat|tekst gaat|het artikel gaat|de tekst gaat|dit artikel gaat) verder (?:onder|na)\b.{0,40}|(?:advertentie|reclame) (?:sluiten|overslaan)",
    ),
    buttons=(
        r"(?:u|je) bent hier ?: ?.{0,60}(?:home|voorpagina|[>/|]).{0,60}|(?:geschatte )?leestijd ?:? ?\D{0,6}\d.{0,14}|\d{1,2} ?(?:min\.?|minuten) (?:leestijd|lezen)",
        r"sluiten|terug|volgende|vorige|naar boven|terug naar boven|naar (?:de )?(?:inhoud|hoofdinhoud|navigatie)|ga naar (?:de )?(?:hoofd)?inhoud|menu (?:openen|sluiten)|toon (?:meer|minder|alle)|laad meer|meer laden|bekijk (?:alle )?foto's|bekijk alles|vergroot(?: foto| afbeelding)?|foto",
    ),
    tags=(r"trefwoorden|tags?|onderwerpen|thema's|in dit artikel",),
    menu=each("nieuws binnenland buitenland economie cultuur opinie wetenschap regio zoeken weer inloggen abonneren wonen gezondheid")
    + each("voetbal politiek koken reizen adverteren"),
    cookies=(
        r"(?:wij|we|wij en onze partners) (?:gebruiken|maken gebruik van|plaatsen) (?:\w+ ){0,3}cookies.{0,250}|(?:deze website|deze site|onze website) (?:gebruikt|maakt gebruik van|plaatst) (?:\w+ ){0,2}cookies.{0,250}|cookies? (?:accepteren|weigeren|beheren|toestaan)|(?:alle cookies|alles) accepteren|cookie-?(?:instellingen|voorkeuren|beleid|verklaring)|privacy- en cookiebeleid",
    ),
    comments=(
        r"(?:\d+ |lees \d+ |alle \d* ?|bekijk |lees |toon )reacties?(?: ?:? ?\(?\d+\)?(?:[.|-] .{0,60})?)?(?: (?:tonen|lezen|bekijken|plaatsen))?|reacties? ?(?:\(?\d+\)?|tonen|lezen|bekijken|plaatsen)|(?:laat|plaats|schrijf|geef) (?:een|je|uw) reactie(?: achter)?|reageer(?: op dit artikel| als eerste| hier)?|praat mee.{0,40}|(?:de )?reacties zijn gesloten\.?",
    ),
    rights=(r"alle rechten voorbehouden",),
    reproduction=(
        r"(?:overname|overnemen|verspreiding|vermenigvuldiging|niets uit deze uitgave)\b[^.]{0,100}\b(?:verboten|toestemming|niet toegestaan|worden verveelvoudigd)\b.{0,100}",
    ),
    rights_signs=each("rechten overname overnemen verspreiding vermenigvuldiging uitgave"),
    contributors=(
        r"\(?(?:met|in) (?:medewerking van|samenwerking met|bijdragen van|dank aan)\b (?:anp|belga|afp|ap|reuters|redactie|onze)\b[^.\"]{0,60}\.?\)?|\((?:bron|bronnen) ?: ?[^()]{2,60}\)|\(?(?:vertaling|met medewerking van) ?: ?[^.\":]{3,60}\)?|\(?(?:vertaald door|met medewerking van) [^.\":]{3,60}\)",
    ),
    origins=(
        r"dit (?:artikel|verhaal|stuk|bericht|interview) (?:verscheen (?:eerder|oorspronkelijk|eerst)|(?:is|werd) (?:eerder|oorspronkelijk|eerst)\b[^.]{0,60}(?:verschenen|gepubliceerd))\b.{0,160}|(?:oorspronkelijk|eerder) (?:verschenen|gepubliceerd) (?:in|op|bij) .{2,100}",
    ),
    corrections=(r"rectificatie|correctie|verduidelijking|aanvulling|noot van de redactie|naschrift(?: van de redactie)?",),
    correction_signs=(
        r"(?:een|in een) (?:eerdere|vorige|oudere)|eerdere versie|is (?:aangepast|gecorrigeerd|gewijzigd)|abusievelijk|ten onrechte|stond",
    ),
    bios=(
        r"is (?:een |de )?[^.\"]{0,40}(?:journaliste?|verslaggev(?:er|ster)|correspondente?|redacteur|redactrice|columniste?)\b[^.\"]{0,100}\.?(?: .{0,200})?|(?:schrijft|bericht) (?:als [^.\"]{2,30} )?(?:voor|over) [^.\"]{2,60}(?:krant|redactie|magazine)\b[^.\"]{0,60}\.?",
    ),
    pictures=(*each("foto beeld beelden afbeelding fotograaf fotografie illustratie infographic"), "foto's"),
    stock_pictures=each("archieffoto archiefbeeld sfeerbeeld themafoto illustratiefoto sfeerfoto"),
    captions=(
        r"op deze (?:foto|archieffoto) (?:uit|van \d|genomen)|deze (?:foto|archieffoto) (?:uit|van \d)|(?:archieffoto|archiefbeeld|sfeerbeeld|themafoto) ?[:.-]|(?:archieffoto|archiefbeeld) (?:van|uit)",
    ),
    taken_by=each("van door"),
    out_of=("van",),
    published=each("gepubliceerd geplaatst gepost verschenen"),
    updated=each("bijgewerkt gewijzigd geüpdatet update aangepast"),
    relative=each("geleden gisteren vandaag"),
    beside_dates=each("om op uur uren geleden gisteren vandaag laatste laatst het de dagen minuten in en voor leestijd min"),
    bylines=("door", "geschreven door"),
    byline_labels=each("tekst auteurs? redactie"),
    desks=("redactie",),
    roles=each("redactie redacteur redactrice verslaggever verslaggeefster correspondente journaliste medewerker"),
    joints=each("en met"),
    sources=(*each("bron bronnen"), "origineel artikel", "oorspronkelijk artikel"),
    speech=(r"zei|zegt|vertelde|meldde|volgens",),
)
