"""Tells for each line of an outline which aspect of the procedure it speaks of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from indexes.models import Aspect
from ingest.extractors.headings import announced, is_related
from ingest.extractors.outline import LABEL, Heading, Line
from ingest.extractors.resemblance import resembled
from ingest.extractors.term import is_first_day, is_last_day
from ingest.extractors.vocabulary import vocabulary
from ingest.extractors.window import is_state
from ingest.folding import fold

_PRINTED_LABEL = re.compile(r"^([^\W\d_][^:.?!]{2,50}):\s+\S")
_GENERAL: tuple[tuple[Aspect, ...], ...] = ((), (Aspect.SUMMARY,), (Aspect.OTHER,))
_LISTING = (*_GENERAL, (Aspect.DEADLINE,))  # below these, a list may go from one aspect to another
_OPEN: tuple[tuple[Aspect, ...], ...] = ((), (Aspect.SUMMARY,), (Aspect.STATUS,))


@dataclass(frozen=True)
class Placed:
    """A line and its aspect. `aspects`: all that its heading announces. None: no heading said."""

    line: Line
    aspects: tuple[Aspect, ...] = ()
    aspect: Aspect | None = None
    label: str = ""  # the run-in label that the line starts with, or depends on


def place(lines: Sequence[Line]) -> list[Placed]:
    return _together(list(_run_in_labels(_Reader().placed(line) for line in lines)))


def _together(placed: list[Placed]) -> list[Placed]:
    """Items of one list are of one kind: where a heading announces several, those that show none
    are what most of the others are."""
    shown: dict[tuple[Heading, ...], Counter[Aspect]] = defaultdict(Counter)
    open_ = [len(i.aspects) > 1 and i.line.kind == "item" and not i.label for i in placed]
    cues = [cued(i.line.text, i.aspects) if o else None for i, o in zip(placed, open_, strict=True)]
    for item, cue in zip(placed, cues, strict=True):
        if cue is not None:
            shown[item.line.path][cue] += 1
    return [
        replace(item, aspect=shown[item.line.path].most_common(1)[0][0])
        if is_open and cue is None and shown.get(item.line.path)
        else item
        for item, is_open, cue in zip(placed, open_, cues, strict=True)
    ]


def heading_aspects(path: Sequence[Heading]) -> tuple[Aspect, ...]:
    """What the path announces; the innermost heading that says something wins."""
    return along(path)[-1] if path else ()


def along(path: Sequence[Heading]) -> tuple[tuple[Aspect, ...], ...]:
    """For each heading of the path, what holds from there on. Below earlier editions and related
    procedures all is about something else, whatever the headings there say."""
    return _along(tuple(heading.text for heading in path))


@lru_cache(maxsize=20_000)
def _along(path: tuple[str, ...]) -> tuple[tuple[Aspect, ...], ...]:
    found: list[tuple[Aspect, ...]] = []
    current: tuple[Aspect, ...] = ()
    elsewhere = False
    for heading in path:
        said = announced(heading, current)
        elsewhere = elsewhere or is_elsewhere(heading, said.aspects)
        if elsewhere:
            current = (Aspect.OTHER,)
        elif said.aspects and (said.strong or not current or _is_short(heading)):
            current = said.aspects
        elif not said.aspects and not current:
            current = resembled(heading)
        found.append(current)
    return tuple(found)


def is_elsewhere(heading: str, aspects: tuple[Aspect, ...]) -> bool:
    if is_related(heading):
        return True
    return aspects == (Aspect.OTHER,) and bool(vocabulary().sticky.search(fold(heading)))


def is_below_others(item: Placed) -> bool:
    """Below earlier editions and related procedures."""
    return _is_below_others(item.line)


def _is_below_others(line: Line) -> bool:
    return any(_leads_elsewhere(heading.text) for heading in line.path)


@lru_cache(maxsize=20_000)
def _leads_elsewhere(heading: str) -> bool:
    return is_elsewhere(heading, announced(heading).aspects)


def is_column_titles(item: Placed) -> bool:
    """`Documento | ¿Cuándo?`: in a list of documents it would read as one of them."""
    return item.line.titles and item.aspect is Aspect.DOCUMENTS


def cued(text: str, among: Sequence[Aspect]) -> Aspect | None:
    """The first aspect of `among`, in the order of the vocabulary, that the text itself shows."""
    folded = fold(text)
    cues = vocabulary().cues.items()
    return next((a for a, cue in cues if a in among and cue.search(folded)), None)


def may_cue(folded: str, aspect: Aspect) -> bool:
    """Whether a line of this text, of a page as a whole, could show the aspect: most show none."""
    cue = vocabulary().cues.get(aspect)
    return cue is not None and cue.could(folded)


def _is_short(heading: str) -> bool:
    return len(heading.split()) <= 4


class _Reader:
    def placed(self, line: Line) -> Placed:
        aspects = heading_aspects(line.path)
        if is_state(line.text):
            inside = Aspect.DEADLINE in aspects or aspects == ()
            aspect = Aspect.DEADLINE if Aspect.DEADLINE in aspects else Aspect.STATUS
            return Placed(line, aspects, aspect if inside else aspects[0])
        if aspects in _OPEN and _is_edge_value(line):
            return Placed(line, (Aspect.DEADLINE,), Aspect.DEADLINE)
        lead = _lead_aspects(line, aspects)
        if lead:
            return Placed(
                line, lead, _one(line.text, lead), label=line.lead or _printed_label(line)
            )
        return Placed(line, aspects, _one(line.text, aspects) if aspects else None)


def _one(text: str, aspects: tuple[Aspect, ...]) -> Aspect:
    return aspects[0] if len(aspects) == 1 else cued(text, aspects) or aspects[0]


def _lead_aspects(line: Line, above: tuple[Aspect, ...]) -> tuple[Aspect, ...]:
    """`<b>Plazo:</b> del 1 al 20 de mayo`, or the same without bold."""
    label = line.lead or _printed_label(line)
    if not label or (above == (Aspect.OTHER,) and _is_below_others(line)):
        return ()
    if above not in _LISTING and line.kind == "item" and not line.lead:
        return ()  # "Solicitud: impreso normalizado" in a list of documents is one of them
    if _tells_an_end(line, label) and above in _OPEN:
        return (Aspect.DEADLINE,)
    # Below a label that is no real heading, the next label in bold begins something else.
    beside = bool(line.lead) and bool(line.path) and line.path[-1].rank >= LABEL
    found = announced(label, () if beside else above)
    if found.aspects == above:
        return ()
    plain = fold(label) in vocabulary().phrases or (above == (Aspect.DEADLINE,) and found.strong)
    return found.aspects if found.aspects and ((line.lead and found.strong) or plain) else ()


def _tells_an_end(line: Line, label: str) -> bool:
    """`Desde: 01/05/2026`, where no heading says that it is of the term."""
    value = line.text[len(label) :].lstrip(" :")
    return value[:1].isdigit() and (is_first_day(label) or is_last_day(label))


def _is_edge_value(line: Line) -> bool:
    """`Inicio` as a heading over a date."""
    label = line.path[-1].text if line.path and line.text[:1].isdigit() else ""
    return bool(label) and (is_first_day(label) or is_last_day(label))


def _printed_label(line: Line) -> str:
    match = _PRINTED_LABEL.match(line.text)
    return match.group(1) if match and len(match.group(1).split()) <= 6 else ""


def _run_in_labels(placed: Iterator[Placed]) -> Iterator[Placed]:
    """Lines after a run-in label belong to it: the list that it introduces; and, where no heading
    says anything else, whatever follows a label in bold up to the next one."""
    owner: Placed | None = None
    for item in placed:
        if item.label or (owner and item.line.path != owner.line.path):
            owner = item if item.label else None
        elif owner and owner.aspect and _depends(item, owner):
            yield Placed(item.line, owner.aspects, _one(item.line.text, owner.aspects), owner.label)
            continue
        else:
            owner = None
        yield item


def _depends(item: Placed, owner: Placed) -> bool:
    listed = item.line.kind in ("item", "row") and owner.line.text.rstrip().endswith(":")
    return listed or (item.aspect is None and bool(owner.line.lead) and not item.line.lead)
