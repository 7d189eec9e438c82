"""Whether a sum is what one pays or what one gets, where the heading alone (`Importe`, `Cuantía`,
`Pago`) does not tell: by what is said of it, by the other sections, by what the page is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from indexes.models import Aspect
from ingest.extractors.aspects import Placed, along
from ingest.extractors.outline import Heading
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold

_MONEY = frozenset({Aspect.FEE, Aspect.BENEFIT})
_Place = tuple[tuple[Heading, ...], str]


def with_money_told(placed: Sequence[Placed], title: str) -> list[Placed]:
    """The same lines; those below a heading of either kind have the aspect that they speak of."""
    groups: dict[_Place, list[Placed]] = defaultdict(list)
    for item in placed:
        if _is_ambiguous(item):
            groups[_place(item)].append(item)
    if not groups:
        return list(placed)
    told = {place: _aspect(items, placed, title) for place, items in groups.items()}
    return [_told(item, told[_place(item)]) if _is_ambiguous(item) else item for item in placed]


def _place(item: Placed) -> _Place:
    return item.line.path, item.label


def _told(item: Placed, aspect: Aspect) -> Placed:
    return item if item.aspect is aspect else replace(item, aspect=aspect, aspects=(aspect,))


def _is_ambiguous(item: Placed) -> bool:
    """No heading around it tells, and the one that announces money could be of both."""
    if item.aspect not in _MONEY:
        return False
    if item.label:
        return _could_be_both(item.label)
    headings = zip(item.line.path, along(item.line.path), strict=True)
    money = [heading.text for heading, aspects in headings if _MONEY & set(aspects)]
    return bool(money) and all(map(_could_be_both, money))


def _could_be_both(label: str) -> bool:
    return bool(vocabulary().money["ambiguous"].match(fold(label)))


def _aspect(items: Sequence[Placed], placed: Sequence[Placed], title: str) -> Aspect:
    said, words = fold(" ".join(item.line.text for item in items)), vocabulary().money
    if words["paid"].search(said):
        return Aspect.FEE
    if words["received"].search(said):
        return Aspect.BENEFIT
    beside = {item.aspect for item in placed if not _is_ambiguous(item)} & _MONEY
    if len(beside) == 1:
        return Aspect.BENEFIT if Aspect.FEE in beside else Aspect.FEE
    grants = words["grant"].search(fold(title)) and not words["no_grant"].search(fold(title))
    return Aspect.BENEFIT if grants else Aspect.FEE
