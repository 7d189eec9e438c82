"""Office × office: how often two offices contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, ListedColormap

from eval.report.charts.drawing import ALERT, INK, drawing, svg
from eval.report.numbers import decimal
from eval.report.texts import office_name

Pair = tuple[str, str]

_SCALE = LinearSegmentedColormap.from_list("rates", ["#eef5f7", "#fbd3ce", ALERT])
_FULL_COLOUR = 0.20  # the rate from which the colour is the strongest
_THIN = "#e6e6e4"


def heat_map(
    offices: Sequence[str], rates: Mapping[Pair, float], thin: Collection[Pair], label: str
) -> str:
    """`rates` by pair, 0 to 1; pairs without comparisons stay blank, and `thin` ones, with too few
    to tell, grey and in brackets."""
    grid = np.full((len(offices), len(offices)), np.nan)
    is_thin = np.zeros(grid.shape, dtype=bool)
    for (a, b), rate in rates.items():
        i, j = offices.index(a), offices.index(b)
        grid[i, j] = grid[j, i] = rate
        is_thin[i, j] = is_thin[j, i] = (a, b) in thin
    names = [office_name(office) for office in offices]
    side = 2.6 + 0.46 * len(offices)
    with drawing("heat-map", side, side) as figure:
        axes = figure.add_subplot()
        solid = np.ma.masked_where(np.isnan(grid) | is_thin, grid)
        axes.imshow(solid, cmap=_SCALE, vmin=0, vmax=_FULL_COLOUR)
        axes.imshow(np.ma.masked_where(~is_thin, is_thin), cmap=ListedColormap([_THIN]))
        axes.set_xticks(range(len(offices)), names, rotation=60, ha="right")
        axes.set_yticks(range(len(offices)), names)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        for i, j in np.argwhere(~np.isnan(grid)):
            dark = grid[i, j] > _FULL_COLOUR * 0.75 and not is_thin[i, j]
            ink = "white" if dark else INK
            text = decimal(grid[i, j] * 100, 1).removesuffix(",0")
            text = f"({text})" if is_thin[i, j] else text
            axes.text(j, i, text, ha="center", va="center", color=ink, fontsize=8.5)
        return svg(figure, "heat-map", label)
