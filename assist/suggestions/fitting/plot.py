"""The reliability of the confidence and what each threshold trades, as one picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Rows = Sequence[Mapping[str, float]]

_WIDTH, _HEIGHT = 9.0, 4.2  # inches
_LARGEST = 260.0  # area of the point with most questions
_DRAWN = {
    "refused": "contestables rechazadas",
    "answered_near": "parecidas contestadas",
    "answered_never": "ajenas contestadas",
}


def draw(reliability: Rows, trade_off: Rows, path: Path) -> None:
    """Writes SVG or PNG, by the ending of `path`; the same rows give the same bytes."""
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["svg.hashsalt"] = "ventanilla"
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(_WIDTH, _HEIGHT))
    _reliable(left, reliability)
    _traded(right, trade_off)
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    pyplot.close(figure)


def _reliable(axes: Any, rows: Rows) -> None:
    most = max((row["questions"] for row in rows), default=1)
    sizes = [max(12.0, _LARGEST * row["questions"] / most) for row in rows]
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--")
    axes.scatter(
        [row["confidence"] for row in rows], [row["answerable"] for row in rows], s=sizes, alpha=0.8
    )
    axes.set(xlabel="confianza", ylabel="proporción contestable", xlim=(0, 1), ylim=(0, 1.02))
    axes.set_title("Fiabilidad")


def _traded(axes: Any, rows: Rows) -> None:
    thresholds = [row["threshold"] for row in rows]
    for name, label in _DRAWN.items():
        axes.plot(thresholds, [row[name] for row in rows], "o-", label=label)
    axes.set(xlabel="answer_threshold", ylabel="proporción de preguntas", ylim=(0, None))
    axes.legend()
    axes.set_title("Qué cuesta cada umbral")
