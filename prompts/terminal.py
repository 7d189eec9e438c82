"""How a suggestion looks on a terminal: the same for whoever asks, and for the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from prompts.catalogue import catalogue


def show_suggestion(console: Console, query: str, suggestion: Mapping[str, Any]) -> None:
    """`suggestion` has the shape of the API's JSON."""
    console.print(Panel(Text(query), title="Consulta", title_align="left"))
    for warning in suggestion["warnings"]:
        console.print(Text(f"Aviso: {warning['message']}", style="yellow"))
    console.print(_draft(suggestion))
    for citation in suggestion["citations"]:
        _show_citation(console, citation)


def _draft(suggestion: Mapping[str, Any]) -> Panel:
    draft = suggestion["draft"]
    body = "\n\n".join(draft[name] for name in ("opening", "text", "closing") if draft[name])
    status = catalogue("statuses")[suggestion["status"]]
    total = suggestion["timings_ms"].get("total", 0.0)
    return Panel(
        Markdown(body) if draft["format"] == "markdown" else Text(body),
        title="Respuesta sugerida",
        title_align="left",
        subtitle=f"{status} · {total:.0f} ms",
    )


def _show_citation(console: Console, citation: Mapping[str, Any]) -> None:
    place = " › ".join(part for part in (citation["title"], citation["section"]) if part)
    console.print(Text(f"[{citation['n']}] {place}", style="bold"))
    console.print(Padding(Text(f"«{citation['quote']}»"), (0, 0, 0, 4)))
    console.print(Text(f"    {citation['url'] or ''}", style="cyan"), soft_wrap=True)
