"""The rest of the sede: legal pages, addresses that moved, and what no crawler should take."""

from __future__ import annotations

from ingest.demo.addresses import MIRROR, procedure_path
from ingest.demo.assembly import Assembly
from ingest.demo.content import DemoProcedure
from ingest.demo.look import Link, Look
from ingest.demo.rendering import render
from ingest.demo.sede.procedures import SedeContent
from ingest.demo.site import Resource

DISALLOWED = ("/buscador", "/c/portal/", "/tramitar/")

LEGAL = (
    "Esta sede se publica con fines de demostración. No produce efectos jurídicos y no admite la"
    " presentación de solicitudes.",
    "Los nombres de organismos, normas y trámites se citan para que la demostración resulte"
    " reconocible; su vigencia debe comprobarse siempre en las fuentes oficiales.",
)
COOKIES = ("Esta sede de demostración no instala cookies; el aviso se muestra como ejemplo.",)


def add_services(assembly: Assembly, content: SedeContent) -> None:
    _text(assembly, content, "/aviso-legal", "Aviso legal", LEGAL, "temas")
    _text(assembly, content, "/politica-de-cookies", "Política de cookies", COOKIES, "temas")
    private = ("Esta página no debe aparecer en ningún índice: robots.txt la excluye.",)
    for path in ("/buscador", "/c/portal/login", "/tramitar/inicio"):
        _text(assembly, content, path, "Acceso", private)
    _add_redirects(assembly, content.procedures)
    gone = ("El contenido que busca no está disponible en este momento.",)
    soft = Resource(_body(content, "Contenido no disponible", gone).encode())
    assembly.soft_not_found["/tramitador/-/tramite/"] = soft
    assembly.soft_not_found[f"{MIRROR}/tramitador/"] = soft


def not_found(content: SedeContent) -> str:
    return _body(content, "No encontrado", ("La página solicitada no existe (error 404).",))


def _add_redirects(assembly: Assembly, procedures: tuple[DemoProcedure, ...]) -> None:
    """Old addresses by number, the portal's language prefix, and two that send to each other."""
    for procedure in procedures:
        path = procedure_path(procedure, procedure.title)
        if procedure.code:
            number = f"/portal/tramite?idTramite={procedure.code}"
            assembly.redirects.setdefault(number, path)
        assembly.redirects[f"/es{path}"] = path
    assembly.redirects["/tramites/-/traslado"] = "/tramites/-/traslado-provisional"
    assembly.redirects["/tramites/-/traslado-provisional"] = "/tramites/-/traslado"


def _body(content: SedeContent, title: str, paragraphs: tuple[str, ...]) -> str:
    look = Look(title, "servicio", maintenance=content.maintenance)
    items: list[Link] = []
    return render(
        "sede/list.html", page=look, portal=content.portal_url, paragraphs=paragraphs, items=items
    )


def _text(
    assembly: Assembly,
    content: SedeContent,
    path: str,
    title: str,
    paragraphs: tuple[str, ...],
    listed: str | None = None,
) -> None:
    assembly.add(path, _body(content, title, paragraphs), listed=listed)
