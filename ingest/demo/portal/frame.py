"""The portal while it is built: its content, and the links that its templates may use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from indexes.errors import RecordInvalid, RecordNotFound
from indexes.models import Office
from ingest.demo.addresses import MIRROR
from ingest.demo.assembly import Assembly
from ingest.demo.look import Look
from ingest.demo.portal.content import (
    PortalPage,
    load_office_notes,
    load_pages,
    load_themes,
)
from ingest.demo.rendering import environment, render
from ingest.demo.sede.procedures import SedeContent


class Portal:
    def __init__(self, assembly: Assembly, content: Path, sede_url: str, sede: SedeContent) -> None:
        self.assembly = assembly
        self.sede_url = sede_url
        self.sede = sede
        self.pages = load_pages(content / "portal")
        self.themes = load_themes(content)
        self.offices = load_offices(content / "offices.jsonl")
        self.office_notes = load_office_notes(content)
        self.news = _newest_first(page for page in self.pages if page.kind == "news")

    def page_path(self, slug: str) -> str:
        """Raises RecordNotFound: a page must not link to one that is not there."""
        for page in self.pages:
            if page.slug == slug:
                return page.address
        raise RecordNotFound(f"ninguna página del portal es «{slug}»")

    def links(self) -> dict[str, Any]:
        return {
            "portal": self.assembly.url,
            "sede_url": self.sede_url,
            "sede": lambda key: self.sede_url + self.sede.book.path(key),
            "mirror": lambda key: self.sede_url + MIRROR + self.sede.book.path(key),
            "article": self.page_path,
        }

    def body_of(self, page: PortalPage) -> str:
        """The page's own markup with its links resolved. Raises RecordInvalid naming the page."""
        try:
            return environment().from_string(page.body).render(**self.links())
        except RecordNotFound as error:
            raise RecordInvalid(f"{page.slug}.html: {error}") from error

    def add(
        self, path: str, template: str, title: str, listed: str | None = "paginas", **values: Any
    ) -> None:
        body = self.render(template, self.look(title, path), **values)
        self.assembly.add(path, body, listed=listed)

    def render(self, template: str, look: Look, **values: Any) -> str:
        return render(template, page=look, **self.links(), **values)

    def look(self, title: str, path: str | None) -> Look:
        address = self.assembly.url + path if path else None
        return Look(title, "portal", address, maintenance=self.sede.maintenance)

    def look_of(self, page: PortalPage) -> Look:
        hazards = frozenset(page.hazards)
        return replace(self.look(page.title, page.address), hazards=hazards, notice=page.notice)


def load_offices(path: Path) -> tuple[Office, ...]:
    lines = path.read_text("utf-8").splitlines()
    return tuple(Office.model_validate_json(line) for line in lines if line.strip())


def _newest_first(pages: Iterable[PortalPage]) -> list[PortalPage]:
    return sorted(pages, key=lambda page: (str(page.published or ""), page.slug), reverse=True)
