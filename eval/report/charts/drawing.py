"""How a figure becomes an SVG that stands in a page: no dates, no random names, real text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

INK = "#1f2331"
MUTED = "#5e616b"
LINE = "#d5d5d3"
PRIMARY = "#00607a"
ALERT = "#a40014"

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": LINE,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_ID = re.compile(r'(id="|url\(#|xlink:href="#)')


@contextmanager
def drawing(name: str, width: float, height: float) -> Iterator[Figure]:
    """A figure in inches; names inside it depend on `name` alone."""
    with mpl.rc_context({**_STYLE, "svg.hashsalt": name}):
        yield Figure(figsize=(width, height), layout="constrained")


def svg(figure: Figure, name: str, description: str) -> str:
    """The figure as one `<svg>` element with its description. Ids get the name in front, since
    several charts share a page."""
    out = StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    body = _ID.sub(rf"\g<1>{name}-", text[text.index("<svg") :])
    label = f'<svg role="img" aria-label="{escape(description, quote=True)}"'
    return body.replace("<svg", label, 1)


def plain_axes(figure: Figure) -> Axes:
    axes = figure.add_subplot()
    axes.grid(axis="x", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(_spanish))
    return axes


def _spanish(value: float, _place: int | None) -> str:
    return f"{value:g}".replace(".", ",")
