"""Lists of words, written as text."""


def words(listed: str) -> frozenset[str]:
    """The words of a text, divided by white space."""
    return frozenset(listed.split())
