"""Which outlet a document is from, told before anything is cut: what its profile is looked up by."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.vocabulary import KnownBy
from transforms.metadata.candidates import hinted
from transforms.metadata.places import addresses
from transforms.page import Page

_FOLDER_END = "/"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet by the name that its profile has, and what it is known by."""

    name: str
    known_by: KnownBy


def outlet_of(page: Page, uri: str, member: str | None = None) -> Outlet:
    """The outlet of a document: the domain of its address; else whom the container names; else the folder it lies in.

    A folder is named by its path with a slash at the end, within an archive behind the archive's path and ``!/``.
    """
    domain = next((address.domain for address in page.once(addresses) if address.domain), None)
    if domain:
        return Outlet(domain, KnownBy.DOMAIN)
    if named := hinted(page, "publisher", "source", "site_name", "outlet", "sitename"):
        return Outlet(" ".join(named.lower().split()).removeprefix("www."), KnownBy.PUBLISHER)
    place = f"{uri}!/{member}" if member else uri
    return Outlet(place.rpartition(_FOLDER_END)[0] + _FOLDER_END, KnownBy.FOLDER)
