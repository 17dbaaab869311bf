"""Pages that list stories are rejected and say why; stories among lists of headlines are not."""

from collections.abc import Callable, Sequence

import pyarrow as pa
import pytest
from refined import FIRST, LAST, NOW
from whole_pages import PAGES, indented, linked

from schemas import DOCUMENTS
from schemas.batches import batch
from schemas.vocabulary import PageType
from transforms.layout import Layout
from transforms.markup.pages import read_page
from transforms.metadata.hubs import read_hub
from transforms.page import Page
from transforms.refine import Refine, read_article, refine

MENU = ("Home", "News", "Sport", "Business", "Weather", "Opinion", "Culture", "Letters", "Jobs", "Archive", "Log in", "Subscribe")
FOOTER = ("Imprint", "Contact", "Privacy", "Terms", "© 2024 Northern Courier")
ENGLISH = (
    "Pilots refuse night sailings after the grounding",
    "Harbour fees rise for the third time this year",
    "Who owns the lighthouse at Tangen Point?",
    "A choir without a church looks for a roof",
    "Five walks for a wet Sunday near the bay",
    "Council votes to raise the bridge toll",
    "School without a bell opens in Orveni",
    "Old ferry sold for a third time in a decade",
    "Storm tears the roof off the fish hall",
    "Mayor wants a tunnel where the bridge is",
    "Anglers count fewer salmon than last autumn",
    "What became of the winter market on the quay",
    "Judge stops the sale of the northern yard",
    "Tram drivers ask for longer breaks at night",
)
GERMAN = (
    "Stadtrat verschiebt die Entscheidung über das Freibad",
    "Brücke bleibt bis Ostern für Lastwagen gesperrt",
    "Neuer Chef im Tierheim will mehr Platz für Katzen",
    "Haldenburger SV holt in Unterzahl einen Punkt",
    "Wo es im Advent die besten Plätzchen gibt",
    "Das Stadtarchiv zieht in die alte Molkerei um",
    "Förderverein sammelt dreitausend Unterschriften",
    "Bahn streicht den letzten Zug nach Oberlenz",
    "Feuerwehr rettet Kuh aus einem leeren Becken",
    "Gutachten zur Statik der Turnhalle fehlt noch",
    "Wer den Weihnachtsbaum am Markt bezahlen soll",
    "Mieten steigen in Haldenburg weiter als im Land",
)
FRENCH = (
    "Le vieux port rouvre après trois ans de travaux",
    "La mairie renonce au tunnel sous la colline",
    "Les pêcheurs réclament une baisse des taxes",
    "Une école sans cloche accueille ses élèves",
    "Qui paiera la toiture de la halle aux poissons",
    "Le dernier train du soir disparaît en janvier",
    "Cinq promenades pour un dimanche de pluie",
    "Le phare de Tanguy cherche un nouveau gardien",
    "Une chorale sans église chante sous la pluie",
    "Les conducteurs de tramway veulent des pauses",
    "Le marché d'hiver quitte les quais cette année",
    "La juge suspend la vente du chantier naval",
)
UKRAINIAN = (
    "У Надозерську знову відкрили міську пристань",
    "Озеро підступає до городів на лівому березі",
    "Хто платить за тролейбус до нового кварталу",
    "Старий млин біля греблі продали втретє",
    "Школа без дзвоника прийняла перших учнів",
    "Рибалки нарахували менше щук ніж торік",
    "Міська рада відклала голосування про бюджет",
    "Вчителька зібрала виставку старих підручників",
    "На ринку подорожчала картопля нового врожаю",
    "Капітанка порома розповіла про першу зиму",
    "Ремонт мосту триватиме щонайменше до весни",
    "Бібліотека шукає книжки про історію озера",
)
LANGUAGES = (ENGLISH, GERMAN, FRENCH, UKRAINIAN)
TEASER = "The guild said on Tuesday that it would wait for the lamps to be mended."

Listing = Callable[[Sequence[str]], str]


def section_front(headlines: Sequence[str]) -> str:
    return "".join(f"<article><h2><a href='/s/{place}'>{line}</a></h2><p>{TEASER}</p></article>" for place, line in enumerate(headlines))


def tag_page(headlines: Sequence[str]) -> str:
    return "<h1>Ferries</h1><ul>" + "".join(f"<li><a href='/s/{place}'>{line}</a></li>" for place, line in enumerate(headlines)) + "</ul>"


def search_results(headlines: Sequence[str]) -> str:
    found = "".join(
        f"<div class=result><h3><a href='/s/{place}'>{line}</a></h3><span>14 October 2024</span><p>… {TEASER}</p></div>"
        for place, line in enumerate(headlines)
    )
    return f"<h1>Results for ferry</h1><p>212 results</p>{found}"


def topic_index(headlines: Sequence[str]) -> str:
    return "".join(f"<h2>Topic {place // 4}</h2><p><a href='/s/{place}'>{line}</a></p>" for place, line in enumerate(headlines))


def site_map(headlines: Sequence[str]) -> str:
    return "<table>" + "".join(f"<tr><td><a href='/s/{place}'>{line}</a><td>2024</tr>" for place, line in enumerate(headlines)) + "</table>"


def author_page(headlines: Sequence[str]) -> str:
    told = "<h1>Marta Ilves</h1><p>Marta Ilves writes about roads, bridges and the people who cross them.</p>"
    return told + "".join(f"<div><time>12:30</time> <a href='/s/{place}'>{line}</a></div>" for place, line in enumerate(headlines))


LISTINGS = (section_front, tag_page, search_results, topic_index, site_map, author_page)


def html(main: str, head: str = "") -> str:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in MENU)
    foot = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in FOOTER)
    return f"<html><head>{head}</head><body><nav><ul>{menu}</ul></nav><main>{main}</main><footer><ul>{foot}</ul></footer></body></html>"


def flat(headlines: Sequence[str], bullet: str, link: bool, teaser: bool) -> str:
    """A section front as converters set it: with Markdown links or indented, with teasers or without."""
    lines = [f"{bullet}[{name}](https://paper.example/{name})" if link else f"{bullet}{name}" for name in MENU]
    for place, line in enumerate(headlines):
        lines += ["", f"### [{line}](https://paper.example/{place})" if link else f"    {bullet}{line}", *([f"    {TEASER}"] if teaser else [])]
    return "\n".join([*lines, "", *(bullet + name for name in FOOTER)])


def document(text: str, layout: Layout | None = None, hints: dict[str, str] | None = None) -> pa.RecordBatch:
    arrived = {"uri": "/inbox/a", "member": None, "record": 0, "record_id": "a", "format": "html", "encoding": "utf-8", "ingested_at": NOW}
    row = arrived | {"document_id": "d0", "text": text, "hints": list((hints or {}).items()), "shard": "s", "part": 0, "run_id": "r"}
    return batch(DOCUMENTS, [row | {"layout": layout.to_row() if layout else None}])


@pytest.mark.parametrize("headlines", LANGUAGES, ids=("en", "de", "fr", "uk"))
@pytest.mark.parametrize("listing", LISTINGS)
def test_a_page_of_headlines_is_a_reject_that_says_why_and_keeps_its_edits(listing: Listing, headlines: Sequence[str]) -> None:
    page, hints = read_page(html(listing(headlines)))
    made = refine(document(page.text, page.layout, hints), Refine("r", "v"))
    [row] = made["rejects"].to_pylist()
    assert row["reason"] == "hub" and "headlines of other stories" in row["detail"]
    assert made["edits"].num_rows > 0 and made["articles"].num_rows == made["evidence"].num_rows == 0


@pytest.mark.parametrize("headlines", LANGUAGES, ids=("en", "de", "fr", "uk"))
@pytest.mark.parametrize(("bullet", "link", "teaser"), [("  * ", False, True), ("  * ", True, True), ("* ", True, False), ("  * ", False, False)])
def test_so_is_one_that_was_flattened(headlines: Sequence[str], bullet: str, link: bool, teaser: bool) -> None:
    made = refine(document(flat(headlines, bullet, link, teaser)), Refine("r", "v"))
    assert [row["reason"] for row in made["rejects"].to_pylist()] == ["hub"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("layout", [indented, linked])
def test_a_story_under_a_long_list_of_headlines_is_an_article(page, layout) -> None:
    text = flat(ENGLISH, "  * ", True, True) + "\n" + layout(page)
    assert read_article(Page(text), "a", NOW).type == PageType.ARTICLE


def test_a_short_story_among_headlines_is_an_article_where_its_markup_says_so() -> None:
    story = f"<article><h1>Toll to rise</h1><p>{TEASER}</p></article>{tag_page(ENGLISH)}"
    page, hints = read_page(html(story, "<meta property='og:type' content='article'>"))
    assert Page(page.text, hints, page.layout).once(read_hub) is None


@pytest.mark.parametrize(
    "lines",
    [
        [f"{place}. Club {place} of Skarvik {40 - place}" for place in range(1, 30)],
        [f"Runner {place} of Holm 10.{place} 11.{place}" for place in range(10, 40)],
        [f"{name}, who was one of us" for name in MENU * 2],
        ['"We will not leave," she said.'] * 20,
    ],
)
def test_results_and_lists_within_a_story_are_no_hub(lines: list[str]) -> None:
    assert Page("\n".join(["Results of the regatta", FIRST, *lines, LAST])).once(read_hub) is None


def test_what_the_container_gave_as_body_is_no_hub() -> None:
    assert Page(flat(ENGLISH, "* ", True, False), {"body_only": "true"}).once(read_hub) is None


@pytest.mark.parametrize(
    ("head", "sign"),
    [
        ("<link rel=canonical href='https://paper.example/tag/ferries'>", "its address is that of a list"),
        ("<link rel=canonical href='https://paper.example/'>", "its address is that of a list"),
        ('<script type=\'application/ld+json\'>{"@type": "CollectionPage"}</script>', "JSON-LD calls it CollectionPage"),
    ],
)
def test_the_detail_names_what_else_told(head: str, sign: str) -> None:
    page, hints = read_page(html(section_front(ENGLISH), head))
    hub = Page(page.text, hints, page.layout).once(read_hub)
    assert hub is not None and hub.sure and hub.why.endswith(sign)
