from languages.examples import Examples

GERMAN = Examples(
    lines={
        "related_labels": (
            "Lesen Sie dazu: Wer den Steg bezahlen soll\nPassend dazu: Das lange Warten auf den Bagger",
            "Lesen Sie mehr Bücher, riet er den Kindern der vierten Klasse.",
        ),
        "related_headings": ("Das könnte Sie auch interessieren\nÄhnliche Artikel", "Themen gab es an diesem Abend genug"),
        "teasers": ("Bildergalerie: So feierte das Viertel", "Kommentar und Bericht müsse man trennen, sagte die Lehrerin."),
        "share_words": ("Teilen\nMerken Drucken E-Mail", "Teilen und herrschen"),
        "share_sayings": ("Artikel versenden\nDer Link wurde in die Zwischenablage kopiert.", "Den Artikel teilen wollte am Ende niemand mehr."),
        "prompt_openings": (
            "Bestellen Sie hier unseren Newsletter mit allen Nachrichten aus dem Viertel.",
            "Jetzt steht die Seite auf Facebook still.\nUnsere Mutter war nie im Netz, erzählte der Sohn.",
        ),
        "prompt_sayings": (
            "Dieser Artikel ist nur für Abonnenten.\nPasswort vergessen?",
            "Der Text ist für Leser gemacht, die wenig Zeit haben.\nWeiterlesen wollte sie nicht.",
        ),
        "ads": ("Anzeige\n- Anzeige -\nNach der Anzeige weiterlesen", "Anzeige gegen den Verein wurde nie erstattet.\nAnzeigen nehmen zu"),
        "buttons": (
            "Sie sind hier: Startseite > Lokales > Hafen\nLesezeit: 4 Minuten\nNach oben",
            "Sie sind hier: die ersten Störche\nLesezeit im Stadtwald\nMehr Geld für den Hafen",
        ),
        "tags": ("Schlagworte: Hafen, Steg, Haushalt", "Themen waren der Steg und das Geld, mehr nicht."),
        "menu": ("Politik Wirtschaft Kultur Sport", "Politik und Wetter"),
        "cookies": (
            "Wir verwenden Cookies, um die Nutzung zu messen.\nCookie-Einstellungen",
            "Cookies hatte die Großmutter nie gebacken, nur Stollen.",
        ),
        "comments": ("12 Kommentare\nKommentar schreiben\nDiskutieren Sie mit über den Steg", "Kommentare aus dem Rathaus gab es am Montag keine."),
        "rights": ("© Kanalblatt 2024. Alle Rechte vorbehalten.", "Alle Rechte hatte er 1980 verkauft, für eine Kiste Wein."),
        "reproduction": (
            "Nachdruck, auch auszugsweise, nur mit Genehmigung des Verlags",
            "Nachdruck verlieh sie ihrer Forderung am Dienstag mit einer Säge.",
        ),
        "contributors": (
            "Mit Material von dpa\nMitarbeit: Ole Brink, Jana Voss",
            "Mit Material aus dem Steinbruch wird die Mauer geflickt.\nMitarbeit am Steg wird belohnt",
        ),
        "origins": (
            "Dieser Artikel erschien zuerst im Kanalblatt am Sonntag.",
            "Dieser Text stammt aus dem zwölften Jahrhundert und ist schwer zu lesen.",
        ),
        "corrections": (
            "Korrektur: In einer früheren Version dieses Textes hieß der Verein anders.",
            "Korrektur: Die Mauer wird nun doch einen Meter höher als geplant.",
        ),
        "bios": ("Jens Altmeier ist Redakteur im Ressort Stadt und schreibt über Häfen.", "Ole Brink ist der Letzte, der am Abend das Tor schließt."),
        "pictures": (
            "Foto: Ida Moen\nDer Steg am Abend. Bild: Ida Moen/Kanalblatt\nBildquelle: Stadtarchiv",
            "Er sprach vom Krieg. Fotos gibt es davon keine.\nFoto und Rahmen waren gestohlen, der Nagel nicht.",
        ),
        "stock_pictures": ("Archivbild\nDer alte Steg im Winter (Symbolfoto)", "Archivbilder der Brücke hingen in jedem Flur des Hauses."),
        "captions": (
            "Dieses Foto vom 3. März 1951 zeigt den Hafenmeister mit seinem Hund.",
            "Das Bild zeigt eine Frau in Rot, die ihren Hut verliert.",
        ),
        "published": ("Veröffentlicht am 3. März 2024 um 14:05 Uhr", "Veröffentlicht wurde der Bericht nie."),
        "updated": ("Zuletzt aktualisiert: 4. März 2024, 9.10 Uhr", "Aktualisiert wird die Karte nur alle zehn Jahre."),
        "bylines": ("Von Ole Brink", "Von Ole Brink stammt der Entwurf, der den Rat spaltete."),
        "byline_labels": ("Autorin: Jana Voss", "Autor und Werk müsse man trennen, sagte der Richter."),
        "desks": ("Redaktion", "Redaktion und Druckerei zogen 1990 auf die andere Seite des Kanals."),
        "sources": ("Quelle: https://www.kanalblatt.example/steg", "Quelle und Mündung des Bachs liegen in derselben Gemeinde."),
    },
    scrape=(
        ("nav", "Lokales"),
        ("title", "Der Steg am Kanal bleibt noch ein Jahr gesperrt"),
        ("byline", "Von Jens Altmeier"),
        ("date", "Veröffentlicht am 3. März 2024 um 14:05 Uhr"),
        ("share", "Teilen  Merken  Drucken"),
        ("caption", "Der gesperrte Steg am Montagmorgen. Foto: Ida Moen"),
        ("keep", "Der hölzerne Steg am Kanal bleibt ein weiteres Jahr gesperrt, weil die Stadt das Geld für neue Pfähle nicht aufbringt."),
        ("keep", "Das hat der Rat am Montagabend nach vier Stunden beschlossen, gegen die Stimmen der Ruderer und der Angler."),
        ("related", "Lesen Sie auch: Wem der Kanal gehört"),
        ("ad", "Anzeige"),
        ("keep", "„Wir teilen uns die Kosten gern“, sagte der Vorsitzende des Rudervereins, „aber nicht den Steg.“"),
        ("keep", "Teilen wollte auch die Stadt nicht."),
        ("promo", "Jetzt kostenlos unseren Newsletter abonnieren"),
        ("related", "Mehr zum Thema"),
        ("related", "Zwei Schwäne sperren die Schleuse"),
        ("comment", "Kommentare (7)"),
        ("footer", "© Kanalblatt 2024. Alle Rechte vorbehalten."),
    ),
    author="Jens Altmeier",
    published="2024-03-03T14:05:00",
)
