"""What `ventanilla demo` shows on the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from ingest.demo.run import Demonstrated


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
        ("   clave de agente", shown.key),
        ("Consola de conocimiento", shown.knowledge_console),
        ("   clave de edición", shown.editor_key),
        ("Consola de calidad", shown.quality_console),
        ("   clave de calidad", shown.quality_key),
        ("API", f"{shown.service}/v1"),
        ("Portal de demostración", shown.portal),
        ("Sede de demostración", shown.sede),
    )
    console.print()
    for name, value in lines:
        console.print(Text.assemble((f"{name}: ", "bold"), value), soft_wrap=True)
