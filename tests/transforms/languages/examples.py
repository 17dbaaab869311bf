"""What the tests of a language are made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Examples:
    """Invented texts in one language.

    ``lines`` has for each family that the language fills a line to cut and one that only looks like it and stays (several by line breaks);
    ``scrape`` a whole scrape, line by line: the kind as which it is cut, or "keep". The first two kept lines also carry the single lines.
    """

    lines: dict[str, tuple[str, str]]
    scrape: tuple[tuple[str, str], ...]
    author: str
    published: str

    def of(self, verdict: str) -> list[str]:
        return [line for kind, line in self.scrape if kind == verdict]
