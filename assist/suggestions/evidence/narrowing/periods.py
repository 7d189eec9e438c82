"""Of a sentence that gives a sum by the month and by the year, the one of the period that was asked
for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.values import periods_in
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Fact, FactKind

# What follows a sum, as far as it may say how often it is paid.
_AFTER = re.compile(r"\s*(?:/\s*[^\W\d_]+|(?:[^\W\d_]+\s+){0,2}[^\W\d_]+)")
_SLASH = "/"
_PAID_PER = re.compile(r"(?:al|por|cada|a la|la|/)\s*[^\W\d_]+|[^\W\d_]+(?:al|ales|ri[oa]s?)\b")
_RANGE = re.compile(r"\s*(?:y|o|a|hasta|-|–)\s*", re.IGNORECASE)  # «entre 260 € y 410 € al mes»
_HOW_OFTEN = re.compile(rf"\bcada {any_of('how_much')}\b")
_AGAIN = re.compile(
    r"\bcada (?:\w+ )?(?:d[ií]as?|semanas?|mes(?:es)?|(?:tri|se)mestres?|años?|cursos?|horas?)\b"
    r"|\b(?:una vez|dos veces) (?:al|por|cada) \w+"
    r"|\b(?:anual|mensual|bimestral|trimestral|semestral|semanal|diaria)mente\b"
    r"|\bpor (?:d[ií]as|semanas|quincenas|meses|(?:bi|tri|se)mestres|años) (?:vencid|adelantad)os\b"
    r"|\b(?:a|por) (?:mes|trimestre|semestre|año) (?:vencido|adelantado)\b",
    re.IGNORECASE,
)
_MOST_BETWEEN = 6  # words that join the two sums, as «por curso, a razón de»


@dataclass(frozen=True, slots=True)
class _Sum:
    """`text[start:end]`, with how often it is paid."""

    start: int
    end: int
    period: str


def of_the_period(unit: Unit, values: Sequence[Fact], period: str) -> Unit:
    """The sentence without the sums of other periods, where it gives one of this period; as it is
    where its sums cannot be parted. It still quotes the whole. `values`: what it states of what is
    asked for."""
    if not period or unit.text != unit.quote:
        return unit
    sums = _shared([_sum(unit, fact) for fact in values if fact.kind is FactKind.AMOUNT], unit.text)
    kept = [one for one in sums if one.period == period]
    if len(kept) != 1 or len(sums) < 2 or not _are_joined(unit.text, sums):
        return unit
    before, after = unit.text[: sums[0].start], unit.text[sums[-1].end :]
    text = f"{before}{unit.text[kept[0].start : kept[0].end]}{after}"
    return replace(unit, text=text) if _is_balanced(text) else unit


def _shared(sums: Sequence[_Sum], text: str) -> list[_Sum]:
    """What the last sum of a range says of how often it is paid is said of the first one too."""
    found = list(sums[-1:])
    for one in reversed(sums[:-1]):
        after = found[0]
        is_range = not one.period and _RANGE.fullmatch(text, one.end, after.start)
        found.insert(0, replace(one, period=after.period) if is_range else one)
    return found


def asks_how_often(text: str) -> bool:
    return _HOW_OFTEN.search(fold(text)) is not None


def comes_again(unit: Unit) -> bool:
    """Whether it says how often: «cada 90 días», «una vez al año»."""
    return _AGAIN.search(unit.text) is not None


def is_paid_by(period: str, unit: Unit, values: Sequence[Fact]) -> bool:
    """Whether any of these sums is of that period; none is where none is asked for."""
    return bool(period) and any(
        _sum(unit, fact).period == period for fact in values if fact.kind is FactKind.AMOUNT
    )


def _sum(unit: Unit, fact: Fact) -> _Sum:
    end = fact.end - unit.start
    words = _AFTER.match(unit.quote, end)
    named = periods_in(words.group().replace(_SLASH, " al ")) if words else frozenset()
    paid = _PAID_PER.match(words.group().strip()) if words else None
    if words is None or paid is None:
        return _Sum(fact.start - unit.start, end, "")
    start = words.end() - len(words.group().lstrip())
    return _Sum(
        fact.start - unit.start,
        start + paid.end(),
        next(iter(named)) if len(named) == 1 else "",
    )


def _are_joined(text: str, sums: Sequence[_Sum]) -> bool:
    """One right after another: what stands between says nothing of its own."""
    between = (text[a.end : b.start] for a, b in pairwise(sums))
    return all(len(one.split()) <= _MOST_BETWEEN for one in between)


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")")
