"""The report as one HTML file that needs nothing else: style and charts are inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from eval.models import Metrics, Run
from eval.report.view import view


def page(
    run: Run, metrics: Metrics, latency: Mapping[str, Any], earlier: Sequence[tuple[Run, Metrics]]
) -> str:
    """Everything that was said or quoted is escaped: answers and pages are not trusted."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(_resource("report.html.jinja"))
    return template.render(css=_resource("report.css"), **view(run, metrics, latency, earlier))


def _resource(name: str) -> str:
    return (files("eval.report") / name).read_text(encoding="utf-8")
