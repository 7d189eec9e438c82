"""Where each page lives: every generation of the sede has its own address pattern."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from indexes.errors import RecordNotFound
from ingest.demo.content import DemoProcedure, Generation, Twin

MIRROR = "/web/guest"  # path prefix under which the portal of another area serves the same pages
_CALL = re.compile(r"convocatoria (\d{4})$", re.IGNORECASE)
_EDITION = re.compile(r"^(.+)-(convocatoria-\d{4})$")


def slugify(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def procedure_path(page: DemoProcedure | Twin, title: str = "") -> str:
    """Path of a procedure's page. `title` gives the edition where the slug has none."""
    slug = page.slug.strip("/")
    match page.generation:
        case Generation.VISOR:
            return f"/{slug}"
        case Generation.TRAMITADOR_2020:
            return f"/tramites/-/{slug}"
        case Generation.TRAMITADOR_N:
            return f"/tramitador/-/tramite/{_with_edition(slug, title)}"
        case Generation.TRAMITADOR_2025:
            return f"/tramitador/-/tramite/{slug}/tramitacion"


def _with_edition(slug: str, title: str) -> str:
    """The edition is the last part of the address: `…/convocatoria-2025`."""
    if "/" in slug:
        return slug
    if split := _EDITION.match(slug):
        return f"{split[1]}/{split[2]}"
    call = _CALL.search(title)
    return f"{slug}/convocatoria-{call[1]}" if call else slug


class AddressBook:
    """Addresses of procedures by code, slug or title. The first procedure of a code owns it."""

    def __init__(self, procedures: Iterable[DemoProcedure]) -> None:
        self._paths: dict[str, str] = {}
        for procedure in procedures:
            path = procedure_path(procedure, procedure.title)
            for key in (procedure.code, procedure.slug, procedure.title):
                if key:
                    self._paths.setdefault(key, path)

    def find(self, key: str) -> str | None:
        return self._paths.get(key)

    def path(self, key: str) -> str:
        """Raises RecordNotFound: content must not link to a procedure that is not there."""
        try:
            return self._paths[key]
        except KeyError:
            raise RecordNotFound(f"ningún trámite de la demostración es «{key}»") from None
