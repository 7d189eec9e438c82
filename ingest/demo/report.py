"""What `ventanilla demo` shows on the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from ingest.demo.run import Demonstrated

STATUSES = {
    "answered": "respondida",
    "partial": "respondida en parte",
    "clarify": "hay que preguntar más",
    "conflict": "las fuentes no coinciden",
    "needs_consent": "requiere consentimiento",
    "out_of_scope": "de otra administración",
    "no_evidence": "sin fuente",
    "unsafe": "rechazada",
    "unavailable": "servicio no disponible",
}


def show_suggestion(console: Console, shown: Demonstrated) -> None:
    suggestion = shown.suggestion
    draft = suggestion["draft"] or {}
    parts = [draft.get(name, "") for name in ("opening", "text", "closing")]
    body = "\n\n".join(part for part in parts if part)
    rendered = Markdown(body) if draft.get("format") == "markdown" else Text(body)
    status = suggestion["status"]
    total = suggestion["timings_ms"].get("total", 0.0)
    console.print(Panel(Text(shown.query.text), title="Consulta", title_align="left"))
    subtitle = f"{STATUSES.get(status, status)} · {total:.0f} ms"
    console.print(
        Panel(rendered, title="Respuesta sugerida", title_align="left", subtitle=subtitle)
    )
    for citation in suggestion["citations"]:
        _show_citation(console, citation)


def _show_citation(console: Console, citation: dict[str, Any]) -> None:
    place = " › ".join(part for part in (citation["title"], citation["section"]) if part)
    console.print(Text(f"[{citation['n']}] {place}", style="bold"))
    console.print(Padding(Text(f"«{citation['quote']}»"), (0, 0, 0, 4)))
    console.print(Text(f"    {citation['url'] or ''}", style="cyan"), soft_wrap=True)


def show_crawl(console: Console, crawl: dict[str, Any]) -> None:
    """How much was read and indexed, from the result of the job."""
    pages = sum(source["fetched"] for source in crawl["sources"])
    line = f"{pages} páginas leídas en {crawl['seconds']:.0f} s"
    if indexed := crawl.get("reindex"):
        line += (
            f"; {indexed['passages']} pasajes de {indexed['documents']} documentos y"
            f" {indexed['cases']} consultas, indexados en {indexed['seconds']:.0f} s"
        )
    console.print(f"{line}.")


def show_addresses(console: Console, shown: Demonstrated) -> None:
    lines = (
        ("Barra lateral en una página de ejemplo", shown.host_page),
        ("Clave de la API", shown.key),
        ("API", f"{shown.service}/v1"),
        ("Portal de demostración", shown.portal),
        ("Sede de demostración", shown.sede),
    )
    console.print()
    for name, value in lines:
        console.print(Text.assemble((f"{name}: ", "bold"), value), soft_wrap=True)
