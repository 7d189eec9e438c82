"""Lines of a procedure page that no heading explains, or that stand under the wrong one because
theirs is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexes.models import Aspect
from ingest.extractors.aspects import Placed, cued, is_below_others
from ingest.extractors.channel_sentences import named
from ingest.extractors.codes import is_code
from ingest.extractors.outline import Line
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold

_BESIDE_TERMS = (None, Aspect.SUMMARY, Aspect.CHANNEL, Aspect.WHERE)
_YEAR = re.compile(r"20\d\d")


def settled(placed: Sequence[Placed]) -> list[Placed]:
    """Every line has an aspect afterwards. The opening of the page is its summary."""
    headed = {aspect for item in placed for aspect in item.aspects}
    opening = placed[0].line.path if placed and Aspect.SUMMARY not in headed else None
    return [_settled(item, headed, item.line.path == opening) for item in placed]


def _settled(item: Placed, headed: set[Aspect], opens: bool) -> Placed:
    if _YEAR.fullmatch(item.line.text):
        return replace(item, aspect=Aspect.OTHER)  # names the edition
    if item.aspect in _BESIDE_TERMS and _is_term(item):
        return replace(item, aspect=Aspect.DEADLINE)
    strayed = _strayed(item, headed)
    if strayed:
        return replace(item, aspect=strayed)
    if item.aspect in (None, Aspect.SUMMARY) and (is_code(item.line) or _files(item.line)):
        return replace(item, aspect=Aspect.OTHER)
    if item.aspect is None and _names_channel(item.line):
        return replace(item, aspect=Aspect.CHANNEL)
    if item.aspect is not None:
        return item
    shown = cued(item.line.text, sorted(vocabulary().strong))
    return replace(
        item, aspect=shown or (Aspect.SUMMARY if opens or not item.line.path else Aspect.OTHER)
    )


def _is_term(item: Placed) -> bool:
    """`Presentación de solicitudes` > `Del 09/03/2026 al 30/03/2026`."""
    text = item.line.text
    alone = not item.label and vocabulary().window["term_alone"].match(fold(text))
    return bool(alone) and any(map(str.isdigit, text))


def _files(line: Line) -> bool:
    """Its theme, or what the procedure is called: neither tells anything of it."""
    label = fold(line.path[-1].text) if line.path else ""
    return bool(vocabulary().theme.match(label) or vocabulary().title.match(label))


def _names_channel(line: Line) -> bool:
    """`Internet`, `Presencial`: an item that is nothing but a channel."""
    alone = vocabulary().phrases.get(fold(line.text)) == (Aspect.CHANNEL,)
    return line.kind == "item" and alone and bool(named(line.text))


def _strayed(item: Placed, headed: set[Aspect]) -> Aspect | None:
    """The aspect that a paragraph opens with, when the page has no heading for that aspect."""
    if item.line.kind != "paragraph" or item.label or is_below_others(item):
        return None
    folded = fold(item.line.text)
    openings = vocabulary().openings
    return next((a for a, p in openings.items() if a not in headed and p.search(folded)), None)
