"""Pages of procedures: the current one, its twins, and the copies on the mirror."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from ingest.demo.addresses import MIRROR, AddressBook
from ingest.demo.assembly import Assembly
from ingest.demo.content import DemoProcedure, Generation
from ingest.demo.dressing import Dressing, Hazard, dressing_of
from ingest.demo.look import MIRROR_ORDER, Link, Look
from ingest.demo.pdf import PdfDocument
from ingest.demo.placement import Placement
from ingest.demo.rendering import ENGLISH, parse_date, render

TEMPLATES = {
    Generation.VISOR: "sede/visor.html",
    Generation.TRAMITADOR_2020: "sede/tramitador_2020.html",
    Generation.TRAMITADOR_N: "sede/tramitador_n.html",
    Generation.TRAMITADOR_2025: "sede/tramitador_2025.html",
}
SITEMAP_SIZE = 60

# When the server last wrote an old page that states no date.
LAST_TOUCHED = {
    Generation.VISOR: "2018-11-05",
    Generation.TRAMITADOR_2020: "2021-04-12",
    Generation.TRAMITADOR_N: "2023-09-18",
    Generation.TRAMITADOR_2025: "2025-02-03",
}


@dataclass(frozen=True)
class SedeContent:
    """All that the pages of the sede are made of."""

    procedures: tuple[DemoProcedure, ...]
    placements: tuple[Placement, ...]
    dressings: tuple[Dressing, ...]
    pdfs: tuple[PdfDocument, ...]
    book: AddressBook
    portal_url: str
    maintenance: bool = False


def add_procedures(assembly: Assembly, content: SedeContent) -> None:
    for position, placement in enumerate(content.placements):
        number = position // SITEMAP_SIZE + 1
        listed = "fichas-anteriores" if placement.twin else f"tramites-{number}"
        look = _look(content, placement, assembly.url)
        body = _page(content, placement, look)
        assembly.add(placement.path, body, modified=_modified(placement), listed=listed)
    for placement in content.placements:
        copy = MIRROR + placement.path
        if placement.path.startswith("/tramit") and copy not in assembly.resources:
            look = replace(_look(content, placement, assembly.url), order=MIRROR_ORDER)
            assembly.add(copy, _page(content, placement, look), modified=_modified(placement))


def _stated_date(placement: Placement) -> date | None:
    """What the page says of its last update. An old page does not have the date of the new one."""
    if placement.twin and "source_date" not in placement.twin.overrides:
        return None
    stated = placement.page.source_date
    return parse_date(stated).date() if stated else None


def _modified(placement: Placement) -> datetime:
    stated = _stated_date(placement)
    if stated is None and placement.twin and placement.twin.overrides:
        return parse_date(LAST_TOUCHED[placement.page.generation])
    return parse_date(stated.isoformat() if stated else None)


def _page(content: SedeContent, placement: Placement, look: Look) -> str:
    procedure = placement.page
    return render(
        TEMPLATES[procedure.generation],
        p=procedure,
        page=look,
        t=_labels(look),
        related=[Link(title, content.book.find(title)) for title in procedure.related],
        editions=_editions(content, placement),
        forms=[] if placement.twin else _forms(content.pdfs, procedure),
        updated=_stated_date(placement),
        portal=content.portal_url,
    )


def _forms(pdfs: tuple[PdfDocument, ...], procedure: DemoProcedure) -> list[Link]:
    keys = {procedure.code, procedure.title}
    return [Link(item.title, item.path) for item in pdfs if keys & set(item.procedures)]


def _labels(look: Look) -> Callable[[str], str]:
    english = Hazard.ENGLISH in look.hazards
    return lambda label: ENGLISH.get(label, label) if english else label


def _editions(content: SedeContent, placement: Placement) -> list[Link]:
    """The other pages of the same procedure: old ones from the current one, and back."""
    return [
        Link(other.page.title, other.path)
        for other in content.placements
        if other.owner is placement.owner
        and other.path != placement.path
        and (placement.twin is None or other.twin is None)
    ]


def _look(content: SedeContent, placement: Placement, url: str) -> Look:
    slug = placement.twin.slug if placement.twin else None
    dressing = dressing_of(content.dressings, placement.owner, slug)
    return Look(
        title=placement.page.title,
        look=placement.page.generation.value,
        canonical=_canonical(placement, dressing, url),
        hazards=frozenset(dressing.hazards),
        notice=dressing.notice,
        maintenance=content.maintenance,
        pseudo=Hazard.PSEUDO_HEADINGS in dressing.hazards,
    )


def _canonical(placement: Placement, dressing: Dressing, url: str) -> str | None:
    """A bare copy of the current page names no canonical address: the two must be told apart."""
    copied = placement.twin is not None and not placement.twin.overrides
    if copied or Hazard.NO_CANONICAL in dressing.hazards:
        return None
    return url + placement.path
