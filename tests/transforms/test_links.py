from refined import read, under, within

from schemas.vocabulary import LinkKind


def links(text: str) -> list[tuple[LinkKind, str | None, str | None]]:
    return [(link.kind, link.anchor, link.url) for link in read(text).links]


def test_a_link_in_the_story_keeps_its_words_and_its_address() -> None:
    text = within("A study in the [Journal of Ports](https://ports.example/1) says so.")
    assert links(text) == [(LinkKind.INLINE, "Journal of Ports", "https://ports.example/1")]
    assert "A study in the Journal of Ports says so." in read(text).body


def test_a_related_link_without_address_has_none() -> None:
    assert links(within("Related article: [Pilots Warn of Empty Boats](#)")) == [(LinkKind.RELATED, "Pilots Warn of Empty Boats", None)]


def test_a_related_line_without_mark_up_is_a_link_too() -> None:
    assert links(within("READ MORE: The night of the Solvind")) == [(LinkKind.RELATED, "The night of the Solvind", None)]


def test_the_trailer_is_the_source() -> None:
    assert links(under("Original url:", "", "<https://courier.example/toll>")) == [(LinkKind.SOURCE, None, "https://courier.example/toll")]


def test_bare_addresses_and_images_are_found_where_they_stand() -> None:
    text = within("The data are at https://port.example/data.", "![Bridge](https://courier.example/b.jpg)")
    assert links(text) == [(LinkKind.INLINE, None, "https://port.example/data"), (LinkKind.IMAGE, "Bridge", "https://courier.example/b.jpg")]
    link = read(text).links[0]
    assert text[link.start : link.end] == "https://port.example/data"
