"""Invented whole pages, flattened to text as converters do it: menus, a story, lists of headlines, comments, a footer."""

from collections.abc import Sequence

ENGLISH = (
    "Ferry pilots refuse night sailings after the Skarvik grounding",
    (
        "The pilots of the northern ferries will not sail between midnight and five until the leading lights at Skarvik are mended, their guild said on Tuesday.",
        "Nobody was hurt when the Brage ran onto the shoal ten days ago, but forty cars stayed on her deck for two nights and the line lost its busiest weekend of the autumn.",
        '"We are asked to find a channel of eighty metres with a lamp that a child could blow out," said the guild\'s chairwoman, Runa Halde.',
        "She would not say how long the pilots could hold out.",
        "The coastal office replied that the lamps had been ordered in spring and that the maker had gone out of business in June, taking the deposit with it.",
        "A hearing is set for Friday in the old customs house, where both sides will have to bring their logs.",
    ),
    (
        (
            "Home",
            "News",
            "Sport",
            "Business",
            "Weather",
            "Opinion",
            "Culture",
            "Tides and moorings",
            "Letters",
            "Jobs",
            "Notices",
            "Archive",
            "Shop",
            "Puzzles",
            "Log in",
            "Subscribe",
        ),
        (
            "Harbour fees rise for the third time",
            "Who owns the lighthouse at Tangen?",
            "A choir without a church",
            "Five walks for a wet Sunday",
            "Recipe: cod in brown butter",
        ),
        ("Imprint", "Contact", "Privacy", "Terms", "Advertise with us", "Our newsletters", "© 2024 Northern Courier"),
    ),
)
GERMAN = (
    "Stadtrat verschiebt die Entscheidung über das alte Freibad",
    (
        "Der Stadtrat von Haldenburg hat die Entscheidung über das alte Freibad am Montagabend auf den Februar verschoben, weil das Gutachten zur Statik noch fehlt.",
        "Das Becken ist seit zwei Jahren gesperrt, nachdem sich im Boden Risse gezeigt hatten, die nach jedem Winter ein Stück länger geworden sind.",
        "„Wir können nicht über Millionen abstimmen, ohne zu wissen, worauf wir bauen“, sagte Bürgermeisterin Ulrike Tennert vor der Sitzung.",
        "Der Förderverein hatte bis zuletzt gehofft, dass die Sanierung noch vor dem Sommer ausgeschrieben wird, und dafür dreitausend Unterschriften gesammelt.",
        "Im Haushalt stehen bisher nur die Kosten für den Zaun.",
    ),
    (
        (
            "Startseite",
            "Lokales",
            "Sport",
            "Wirtschaft",
            "Kultur",
            "Panorama",
            "Leserbriefe",
            "Traueranzeigen",
            "Stellenmarkt",
            "E-Paper",
            "Abo",
            "Anmelden",
            "Wetter",
            "Verkehr",
        ),
        (
            "Brücke bleibt bis Ostern gesperrt",
            "Neuer Chef im Tierheim",
            "Haldenburger SV holt einen Punkt",
            "Wo es im Advent die besten Plätzchen gibt",
        ),
        ("Impressum", "Datenschutz", "Kontakt", "Mediadaten", "AGB", "© 2024 Haldenburger Bote"),
    ),
)
UKRAINIAN = (
    "У Надозерську знову відкрили міську пристань",
    (
        "Міську пристань у Надозерську відкрили у вівторок після трирічного ремонту, який коштував удвічі більше, ніж планувала міська рада.",
        "Перший пором вийшов о сьомій ранку, і на борту було менше людей, ніж журналістів, розповіла капітанка Леся Околита.",
        "«Ми чекали на цей день три зими, і кожної зими нам казали, що лишився один місяць», — сказав рибалка Остап Мережко.",
        "Рада обіцяє, що квиток не подорожчає до кінця року, хоча паливо за цей час подорожчало на чверть.",
    ),
    (
        ("Головна", "Новини", "Місто", "Політика", "Економіка", "Культура", "Спорт", "Погода", "Афіша", "Блоги", "Фото", "Відео", "Архів", "Увійти"),
        ("Озеро підступає до городів", "Хто платить за тролейбус", "Старий млин продали втретє", "Школа без дзвоника"),
        ("Контакти", "Реклама", "Про нас", "Правила", "© 2024 Вісник Надозерська"),
    ),
)
PAGES = (ENGLISH, GERMAN, UKRAINIAN)

Parts = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]


def indented(page: Parts) -> str:
    """The page as a converter sets it that keeps the layout by indenting."""
    title, story, (menu, others, footer) = page
    return "\n".join(
        [
            *_items(menu, "  * "),
            "",
            *_items(menu, "      * "),
            "",
            f"    {title}",
            "",
            *_paragraphs(story, "    "),
            *_items(others, "      * "),
            "",
            *_items(footer, "  * "),
        ]
    )


def linked(page: Parts) -> str:
    """The page as a converter sets it that writes Markdown."""
    title, story, (menu, others, footer) = page
    links = [_links(lines) for lines in (menu, menu, others, footer)]
    return "\n".join([*links[0], "", *links[1], "", f"# {title}", "", *_paragraphs(story, ""), *links[2], "", *links[3]])


def _items(lines: Sequence[str], bullet: str) -> list[str]:
    return [bullet + line for line in lines]


def _links(lines: Sequence[str]) -> list[str]:
    return [f"  * [{line}](https://paper.example/{number})" for number, line in enumerate(lines)]


def _paragraphs(story: Sequence[str], indent: str) -> list[str]:
    return [line for paragraph in story for line in (indent + paragraph, "")]
