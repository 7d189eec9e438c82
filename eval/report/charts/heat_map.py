"""Office × office: how often two offices contradict each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from eval.report.charts.drawing import ALERT, INK, drawing, svg
from eval.report.numbers import decimal
from eval.report.texts import office_name

_SCALE = LinearSegmentedColormap.from_list("rates", ["#eef5f7", "#fbd3ce", ALERT])
_FULL_COLOUR = 0.20  # the rate from which the colour is the strongest


def heat_map(offices: Sequence[str], rates: Mapping[tuple[str, str], float], label: str) -> str:
    """`rates` by pair, in either order, 0 to 1; pairs without comparisons stay blank."""
    grid = np.full((len(offices), len(offices)), np.nan)
    for (a, b), rate in rates.items():
        i, j = offices.index(a), offices.index(b)
        grid[i, j] = grid[j, i] = rate
    names = [office_name(office) for office in offices]
    side = 2.6 + 0.46 * len(offices)
    with drawing("heat-map", side, side) as figure:
        axes = figure.add_subplot()
        axes.imshow(np.ma.masked_invalid(grid), cmap=_SCALE, vmin=0, vmax=_FULL_COLOUR)
        axes.set_xticks(range(len(offices)), names, rotation=60, ha="right")
        axes.set_yticks(range(len(offices)), names)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        for i, j in np.argwhere(~np.isnan(grid)):
            ink = "white" if grid[i, j] > _FULL_COLOUR * 0.75 else INK
            text = decimal(grid[i, j] * 100, 1).removesuffix(",0")
            axes.text(j, i, text, ha="center", va="center", color=ink, fontsize=8.5)
        return svg(figure, "heat-map", label)
