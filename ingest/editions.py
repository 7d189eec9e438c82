"""Yearly calls are editions of one procedure: which documents belong together, and which of them
holds now. The open one; else the next to open; else the latest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexes.models import Edition, Window
from indexes.windows import state_on
from ingest.collecting import Collected
from ingest.extractors.editions import edition_in, without_edition
from ingest.folding import fold

LEAST_WORDS = 2  # a shorter title names no procedure
_YEARS = re.compile(r"(20\d\d)(?:\s?[/-]\s?(?:20)?(\d\d)(?!\d))?")
_NUMBER = re.compile(r"\d+")
_OPEN = ("open", "permanent")


@dataclass(frozen=True)
class Call:
    """One edition as its page states it. `owner` is the department or the body, folded."""

    document_id: str
    name: str
    title: str  # without the edition, folded
    code: str | None = None
    owner: str = ""
    window: Window | None = None

    @property
    def order(self) -> int:
        """Later editions are higher: of the last year that it names, else of its number."""
        found = _YEARS.findall(self.name)
        years = [int(f"20{last}") if last else int(year) for year, last in found]
        number = _NUMBER.search(self.name)
        return max(years, default=int(number[0]) if number else 0)


def with_editions(documents: Sequence[Collected], today: date) -> list[Collected]:
    """The same documents, where those that are editions know it."""
    calls = list(filter(None, map(_call, documents)))
    titles = {call.title for call in calls}
    pages = (call for call in filter(None, map(_page_call, documents)) if call.title in titles)
    found = editions_of([*calls, *pages], today)
    return [_placed(item, found.get(item.placement.document_id)) for item in documents]


def kept_editions(documents: Iterable[Collected]) -> dict[str, Edition]:
    """By document."""
    placements = (item.placement for item in documents)
    return {one.document_id: one.edition for one in placements if one.edition}


def editions_of(calls: Iterable[Call], today: date) -> dict[str, Edition]:
    """By document. A call that stands alone is the current edition of its procedure."""
    found: dict[str, Edition] = {}
    for group in _groups(list(calls)):
        key, best = _key(group), max(group, key=lambda call: _rank(call, today))
        for call in group:
            current = _same_edition(call, best)
            found[call.document_id] = Edition(procedure=key, name=call.name, current=current)
    return found


def _placed(item: Collected, edition: Edition | None) -> Collected:
    if edition == item.placement.edition:
        return item
    return replace(item, placement=replace(item.placement, edition=edition))


def _call(item: Collected) -> Call | None:
    procedure = item.document.procedure
    if procedure is None or procedure.edition is None:
        return None
    return Call(
        document_id=item.placement.document_id,
        name=procedure.edition,
        title=fold(without_edition(procedure.title)),
        code=procedure.code,
        owner=fold(procedure.department or procedure.body or ""),
        window=procedure.window,
    )


def _page_call(item: Collected) -> Call | None:
    """A page too bare to be a procedure, with an edition in its title: what is left of an old call,
    where a procedure has the same title without it."""
    document = item.document
    name = edition_in(document.title) if document.procedure is None else None
    if name is None:
        return None
    title = fold(without_edition(document.title))
    return Call(document_id=item.placement.document_id, name=name, title=title)


def _groups(calls: Sequence[Call]) -> Iterable[list[Call]]:
    """Of one code, or of one title where no two owners use it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for call in calls:
        owners[call.title].update({call.owner} - {""})
    roots: dict[tuple[str, ...], int] = {}
    joined = list(range(len(calls)))
    for index, call in enumerate(calls):
        for name in _names(call, several=len(owners[call.title]) > 1):
            first = roots.setdefault(name, index)
            _join(joined, first, index)
    groups: dict[int, list[Call]] = defaultdict(list)
    for index, call in enumerate(calls):
        groups[_root(joined, index)].append(call)
    return groups.values()


def _names(call: Call, *, several: bool) -> Iterable[tuple[str, ...]]:
    if call.code:
        yield ("code", call.code)
    if len(call.title.split()) >= LEAST_WORDS:
        yield ("title", call.title, call.owner) if several else ("title", call.title)


def _join(joined: list[int], one: int, other: int) -> None:
    joined[_root(joined, other)] = _root(joined, one)


def _root(joined: Sequence[int], index: int) -> int:
    while joined[index] != index:
        index = joined[index]
    return index


def _key(group: Sequence[Call]) -> str:
    """The code where all have the same; else the title, which stays when the year changes."""
    codes = {call.code for call in group}
    only = next(iter(codes))
    if len(codes) == 1 and only:
        return only
    owners = sorted({call.owner for call in group} - {""})
    return ":".join(("edition", min(call.title for call in group), *owners[:1]))


def _rank(call: Call, today: date) -> tuple[int, int, int, str]:
    """Higher prevails."""
    state = state_on(call.window, today)
    starts, ends = _days(call)
    if state in _OPEN:
        return (2, call.order, ends, call.document_id)
    if state == "upcoming":
        return (1, -starts, call.order, call.document_id)
    return (0, call.order, ends, call.document_id)


def _days(call: Call) -> tuple[int, int]:
    """The first and the last of its window; 0 where it tells none."""
    days = (call.window.starts, call.window.ends) if call.window else (None, None)
    first, last = (day.toordinal() if day else 0 for day in days)
    return first, last


def _same_edition(call: Call, best: Call) -> bool:
    """The same call on another page; two calls of one year differ in their windows."""
    ends = {_days(one)[1] for one in (call, best)} - {0}
    return call.order == best.order and len(ends) < 2
