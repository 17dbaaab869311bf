"""German."""

from __future__ import annotations

from transforms.boilerplate.languages.language import Language, each

GERMAN = Language(
    code="de",
    related_labels=(
        r"lesen sie (?:auch|mehr|hier|dazu|außerdem|weiter)|lies (?:auch|mehr|weiter)|mehr (?:zum thema|dazu|artikel|lesen|nachrichten)",
        r"auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|(?:siehe|lesen|sehen) (?:auch|dazu)|weiterlesen|meistgelesen|passend dazu|zum weiterlesen",
    ),
    related_headings=(
        r"mehr (?:zum thema|dazu|artikel|nachrichten|aus|von|lesen über)(?: [\w -]{1,30})?|auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren",
        r"meistgelesen(?:e artikel)?|meistkommentiert|meistgeklickt|am meisten gelesen|lesen sie (?:auch|mehr zum thema)|weitere (?:artikel|nachrichten|themen|meldungen|beiträge)",
        r"(?:ähnliche|verwandte|empfohlene|passende|beliebte|neueste|aktuelle) (?:artikel|themen|beiträge|nachrichten|meldungen)|unsere empfehlungen|auch lesenswert",
    ),
    teasers=each("fotos kommentar fotostrecke bilderstrecke bildergalerie fotogalerie videobeitrag"),
    about=each("zu aus zum zur über"),
    share_words=each("teilen merken drucken senden versenden verschicken empfehlen kopieren weiterleiten speichern vorlesen twittern mailen"),
    share_fillers=each("auf über diesen diese den die das artikel beitrag seite bei mit an per und oder als via"),
    share_sayings=(
        r"(?:diesen |den )?(?:artikel|beitrag|text|seite) (?:teilen|drucken|merken|versenden|empfehlen|weiterempfehlen|verschicken|anhören|speichern|kopieren)",
        r"teilen sie (?:diesen|den) (?:artikel|beitrag)\b.{0,60}|(?:der )?link (?:wurde )?(?:in die zwischenablage )?kopiert[.!]?|link kopieren|zur merkliste(?: hinzufügen)?",
        r"(?:auf|per|via) (?:facebook|twitter|x|whatsapp|linkedin|xing|telegram|e-?mail|mail) (?:teilen|versenden|senden|empfehlen)",
    ),
    prompt_openings=(
        r"abonnieren|abonniere|jetzt (?:\w+ ){0,3}(?:abonnieren|anmelden|registrieren|testen|lesen|bestellen|sichern|herunterladen|folgen|spenden|unterstützen)|melden sie|anmelden|unterstützen|unterstütze|registrieren|holen sie|verpassen|laden sie|das wetter|folgen sie|folge|testen",
        r"bestellen sie|sichern sie|erhalten sie|bleiben sie|lesen sie|mit (?:unserem|dem|einem) (?:newsletter|abo|digital\w*)|unser|unsere|unseren|ihr abo",
    ),
    prompt_topics=(
        r"postfach|abo\b|abonn|probeabo|in der app|kostenlos (?:testen|lesen|abonnieren|registrieren|anmelden|bestellen|herunterladen)|push-?nachricht|unser\w* (?:app|newsletter|journalismus)|(?:auf|bei) (?:facebook|instagram|twitter|whatsapp|telegram|youtube|google news)",
    ),
    reader=each("sie ihr ihre ihnen uns jetzt hier dein deine dich"),
    prompt_sayings=(
        r"(?:jetzt |kostenlos |jetzt kostenlos )anmelden[!.]?|(?:jetzt )?(?:kostenlos |gratis )?(?:registrieren|abonnieren|einloggen|testen|probelesen|bestellen|herunterladen)[!.]?|jetzt (?:lesen|kaufen|spenden|unterstützen)[!.]?",
        r"(?:dieser|der) (?:artikel|text|inhalt) (?:ist|steht) (?:nur |ausschließlich |exklusiv )?(?:für|unseren) .{0,40}(?:abonnenten|abonnentinnen|mitglieder)\b.{0,100}",
        r"weiterlesen mit [^.]{2,60}|(?:sie sind )?(?:bereits|schon|noch kein\w?) (?:abonnent|abonnentin|mitglied|abo|konto|kunde)\b.{0,60}\??|exklusiv für (?:abonnenten|mitglieder|leser).{0,40}",
        r"(?:zum |unseren |den )?newsletter (?:abonnieren|bestellen|anmelden)[!.]?|(?:hier )?(?:zum|für den|unseren) newsletter (?:an|ein).{0,40}|passwort vergessen\??|(?:ihre )?e-?mail-?adresse|mein konto",
        r"(?:sie können|du kannst) (?:sich|dich|den newsletter) jederzeit (?:wieder )?(?:abmelden|abbestellen|kündigen)\b.{0,60}|(?:eine )?abmeldung ist jederzeit möglich\.?",
        r"(?:zum |unserem )?(?:whatsapp|telegram)-kanal(?: folgen| abonnieren)?|folgen sie uns (?:auf|bei)\b.{0,80}|immer auf dem laufenden(?: bleiben)?:? .{0,100}newsletter.{0,60}",
    ),
    ads=(
        r"anzeigen?|werbung|gesponsert|ende der anzeige|nach der anzeige weiterlesen|(?:der )?(?:artikel|text|beitrag) (?:wird|geht) (?:nach|unter) [^.]{0,40}(?:fortgesetzt|weiter)",
        r"(?:weiterlesen|lesen sie weiter|weiter geht es) nach (?:der|dieser) (?:anzeige|werbung)|(?:werbung|anzeige) (?:überspringen|schließen|ausblenden|melden)|bezahlte anzeige",
    ),
    buttons=(
        r"sie (?:sind|befinden sich) hier ?: ?.{0,60}(?:startseite|home|[>/|]).{0,60}|(?:geschätzte )?lesezeit ?:? ?\D{0,6}\d.{0,14}|\d{1,2} ?(?:min\.?|minuten) lesezeit",
        r"(?:zur )?startseite|zurück|weiter|schließen|mehr|nach oben|zum (?:seitenanfang|inhalt(?: springen)?)|zur (?:navigation|suche)(?: springen)?|(?:menü|suche|navigation) (?:öffnen|schließen|anzeigen)",
        r"mehr (?:anzeigen|laden)|weniger anzeigen|alle (?:anzeigen|bilder anzeigen)|bild (?:vergrößern|in voller größe)|bilder anzeigen|video (?:abspielen|starten)|artikel anhören|inhaltsverzeichnis|fotos?|bild",
    ),
    tags=(*each("schlagworte? schlagwörter themen tags? stichworte? stichwörter"), "mehr zu den themen"),
    menu=each("startseite nachrichten politik wirtschaft kultur lokales panorama wetter suche menü anmelden kontakt impressum datenschutz")
    + each("wissen gesellschaft meinung reise ratgeber mediathek abo sport agb")
    + each("unternehmen karriere gesundheit feuilleton inland ausland leserbriefe podcasts"),
    cookies=(
        r"(?:wir|wir und unsere partner) (?:verwenden|nutzen|setzen) (?:auf (?:dieser|unserer) (?:web)?seite )?cookies\b.{0,250}|(?:diese|unsere) (?:web)?seite (?:verwendet|nutzt|setzt) cookies.{0,250}",
        r"(?:alle )?cookies? (?:akzeptieren|zulassen|ablehnen|verwalten)|cookie-?einstellungen|datenschutz-?einstellungen(?: .{0,30})?|(?:alle akzeptieren|alle ablehnen|einwilligung verwalten)",
        r"ich bin damit einverstanden, dass mir externe inhalte? angezeigt .{0,250}|(?:an dieser stelle finden sie|hier sehen sie) (?:einen )?extern(?:en|e) inhalte?.{0,300}|empfohlener (?:redaktioneller|externer) inhalt",
        r"bitte aktivieren sie javascript.{0,200}|externen? inhalte? (?:anzeigen|laden|aktivieren)",
    ),
    comments=(
        r"(?:\d+ ?)?kommentare?(?: ?:? ?\(?\d+\)?(?:[.|-] .{0,60})?)?(?: (?:anzeigen|lesen|schreiben|verfassen|abgeben|ausblenden|laden))?|(?:alle|neue) kommentare(?: .{0,20})?|(?:einen )?kommentar (?:schreiben|verfassen|hinterlassen|abgeben)",
        r"(?:jetzt |hier )?(?:mit)?diskutieren(?: sie mit)?[!.]?|diskutieren sie (?:mit|über).{0,60}|leserkommentare(?: .{0,20})?|kommentarfunktion .{0,60}|(?:ihre|was ist ihre) meinung(?: zählt| ist gefragt)?[.!?]?|(?:die )?kommentare sind geschlossen\.?",
    ),
    rights=(r"alle rechte vorbehalten",),
    reproduction=(
        r"(?:nachdruck|wiedergabe|vervielfältigung|weiterverbreitung)\b[^.]{0,100}\b(?:verboten|untersagt|nicht gestattet|nur mit|genehmigung|zustimmung)\b.{0,100}",
    ),
    rights_signs=each("rechte nachdruck wiedergabe vervielfältigung weiterverbreitung"),
    contributors=(
        r"\(?mit (?:material|informationen|agenturmaterial) (?:von|der) (?:dpa|afp|ap|reuters|epd|kna|sid|apa|agenturen|nachrichtenagentur\w*)\b[^.\"]{0,60}\.?\)?|\(?mit (?:agenturen|agenturmaterial|dpa|afp|ap|reuters|epd|kna|sid|apa)\b[^.\"]{0,40}\.?\)?",
        r"\(?(?:(?:redaktionelle |unter )?mitarbeit|übersetzung|redaktion) ?: ?[^.\"]{3,120}\)?|\(?(?:unter mitarbeit|aus dem \w{4,20}(?: übersetzt)?) von [^.\"]{3,80}\)?",
    ),
    origins=(
        r"dies(?:er|e|es) (?:artikel|text|beitrag|meldung|interview) (?:erschien (?:zuerst|zunächst|ursprünglich|erstmals|im original)\b|(?:ist|wurde) (?:zuerst|zunächst|ursprünglich|erstmals|im original|automatisch)\b[^.]{0,80}(?:erschienen|veröffentlicht|publiziert|erstellt|übersetzt)).{0,120}",
        r"(?:zuerst|ursprünglich) (?:erschienen|veröffentlicht) (?:in|bei|auf|am)\b.{0,120}",
    ),
    corrections=(*each("berichtigung korrektur korrekturhinweis richtigstellung transparenzhinweis"), r"(?:anmerkung|anm\.|hinweis) der redaktion"),
    correction_signs=(
        r"in einer (?:früheren|vorherigen|ersten)|früheren (?:version|fassung)|in der ursprünglichen|hieß es|haben wir|wurde korrigiert",
    ),
    bios=(
        r"(?:ist|arbeitet als|schreibt als|berichtet als|leitet als) [^.\"]{0,60}(?:redakteur|reporter|korrespondent|journalist|autor|volontär|kolumnist)(?:in)?\b[^.\"]{0,100}\.?(?: .{0,200})?",
        r"(?:schreibt|berichtet) (?:seit \d{4} |regelmäßig |als freie[r]? )?(?:für|im|in|über) [^.\"]{2,60}(?:redaktion|zeitung|ressort|magazin|online)\b[^.\"]{0,60}\.?",
    ),
    pictures=each("foto fotos bild bilder grafik bildquelle bildnachweis bildrechte fotohinweis illustration karikatur"),
    stock_pictures=each("archivbild archivfoto symbolbild symbolfoto beispielbild"),
    captions=(
        r"(?:dieses|ein|das undatierte) (?:foto|bild) (?:vom \d|aus dem jahr)|(?:dieses|ein) (?:archivfoto|archivbild|handout-?foto) zeigt|auf diese[mr] (?:[^.:]{0,80} )?(?:foto|bild|aufnahme|archivfoto|archivbild) (?:vom|aus dem jahr)|(?:das )?(?:archivbild|archivfoto|symbolbild|symbolfoto) (?:zeigt|vom|aus)|(?:archivbild|archivfoto|symbolbild|symbolfoto) ?[:-]",
    ),
    taken_by=("von",),
    out_of=("von",),
    published=each("veröffentlicht erschienen erstellt publiziert"),
    updated=each("aktualisiert aktualisierung aktualisierte geändert"),
    relative=each("vor heute gestern"),
    beside_dates=each("stand zuletzt letzte am um uhr vom den der von heute gestern vor stunden stunde minuten tagen datum artikel online seit und"),
    bylines=("von",),
    byline_labels=each("autor autorin text redaktion"),
    desks=("redaktion",),
    roles=each("redakteur redakteurin redaktion korrespondent korrespondentin reporterin chefredakteur chefredakteurin volontär volontärin"),
    joints=each("und mit für aus"),
    sources=each("quelle originaltext originallink originalartikel"),
    speech=(r"sagte|teilte|erklärte|berichtete|laut",),
)
