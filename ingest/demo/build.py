"""Builds both sites from the content folder, for the addresses at which they will be served."""

from __future__ import annotations

from pathlib import Path

from ingest.demo.addresses import AddressBook
from ingest.demo.assembly import Assembly
from ingest.demo.assets import add_assets, add_pdfs
from ingest.demo.content import load_procedures
from ingest.demo.discovery import add_discovery
from ingest.demo.dressing import load_dressings
from ingest.demo.pdf import load_pdfs
from ingest.demo.placement import place
from ingest.demo.portal.site import build_portal
from ingest.demo.sede.listings import add_listings
from ingest.demo.sede.procedures import SedeContent, add_procedures
from ingest.demo.sede.services import DISALLOWED, add_services, not_found
from ingest.demo.site import Site


def build_sites(
    portal_url: str, sede_url: str, *, content: Path, maintenance: bool = False
) -> tuple[Site, Site]:
    """Portal and sede. The same content and addresses give the same bytes. Raises RecordInvalid."""
    procedures = load_procedures(content / "procedures")
    pdfs = load_pdfs(content)
    sede = SedeContent(
        procedures=procedures,
        placements=place(procedures),
        dressings=load_dressings(content),
        pdfs=pdfs,
        book=AddressBook(procedures),
        portal_url=portal_url,
        maintenance=maintenance,
    )
    return build_portal(portal_url, sede_url, content, sede), _build_sede(sede_url, sede)


def _build_sede(url: str, content: SedeContent) -> Site:
    assembly = Assembly("sede", url)
    add_procedures(assembly, content)
    add_listings(assembly, content)
    add_services(assembly, content)
    add_pdfs(assembly, content.pdfs)
    add_assets(assembly)
    stale = [next(iter(assembly.redirects), "/"), "/tramites/-/ficha-retirada"]
    add_discovery(assembly, DISALLOWED, stale=stale)
    return assembly.finish(not_found(content))
