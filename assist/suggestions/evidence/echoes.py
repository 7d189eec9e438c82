"""Pages say things twice, once in a summary; a reply says them once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.folding import folded_words
from indexes.facts import find_supporting

_SHORT_LABEL = re.compile(r"[^:]{3,40}:(?: \S+){1,6}$")
_LABELS = re.compile(r"(?:[^\W\d]+(?: [^\W\d]+){0,3}: ?[^:]{1,40}){2,}$")


def without_echoes(units: Sequence[Unit]) -> list[Unit]:
    """Of equal texts the first stays; what is said again behind a label («Dirigido a: …») goes."""
    keys = [_key(unit.text) for unit in units]
    labelled = {_key(unit.text.partition(":")[2]) for unit in units if ":" in unit.text}
    return [
        unit
        for place, unit in enumerate(units)
        if keys[place] not in keys[:place] and keys[place] not in labelled
    ]


def _key(text: str) -> str:
    return " ".join(folded_words(text))


def without_same_values(units: Sequence[Unit]) -> list[Unit]:
    """Of units that state the same values, one stays: a sentence or a phrase before a row of
    labels, else the first. Units without values stay."""
    kept: list[Unit] = []
    for unit in sorted(units, key=lambda one: _LABELS.match(one.text) is not None):
        stated = [fact for other in kept for fact in other.facts]
        if not unit.facts or any(find_supporting(fact, stated) is None for fact in unit.facts):
            kept.append(unit)
    return [unit for unit in units if unit in kept]


def without_labels(units: Sequence[Unit]) -> list[Unit]:
    """`Presentación: en línea y presencial` says nothing beside sentences that say how."""
    return [unit for unit in units if not is_label(unit)] or list(units)


def is_label(unit: Unit) -> bool:
    return _SHORT_LABEL.match(unit.text) is not None
