"""What `ventanilla demo` shows on the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from ingest.demo.morning import Morning
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


def show_morning(console: Console, morning: Morning) -> None:
    console.print(
        f"Una mañana en {morning.offices} oficinas y {morning.channels} canales:"
        f" {morning.answered} consultas respondidas, {morning.waiting} en espera,"
        f" {morning.escalated} escaladas y {morning.surveys} encuestas contestadas."
    )


def show_addresses(console: Console, shown: Demonstrated) -> None:
    lines = (
        ("Barra lateral en una página de ejemplo", shown.host_page),
        ("   clave de agente", shown.key),
        ("Consola de conocimiento", shown.knowledge_console),
        ("   clave de edición", shown.editor_key),
        ("Consola de calidad", shown.quality_console),
        ("   clave de calidad", shown.quality_key),
        ("Consola de atención", shown.service_console),
        ("   clave de supervisión", shown.supervisor_key),
        ("API", f"{shown.service}/v1"),
        ("Portal de demostración", shown.portal),
        ("Sede de demostración", shown.sede),
    )
    console.print()
    for name, value in lines:
        console.print(Text.assemble((f"{name}: ", "bold"), value), soft_wrap=True)
