"""When something is open: `lunes a viernes, de 9 a 14 horas`. No facts, since nobody cites them by
themselves: what pages say of it is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexes.facts.folding import fold_in_place
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("hours")
_DAYS = {day: re.compile(words) for day, words in _DATA["days"].items()}
_SEVERAL = [(re.compile(one["words"]), frozenset(one["days"])) for one in _DATA["several"].values()]
_DAY = alternatives([*_DATA["days"].values()])
_THROUGH, _ALSO = _DATA["joining"]["through"], _DATA["joining"]["also"]
_RUN = rf"{_DAY}(?:{_THROUGH}{_DAY})?"
_NAMED = [one["words"] for one in _DATA["several"].values()]
_SAID_DAYS = re.compile(rf"\b(?:{alternatives(_NAMED)}|{_RUN}(?:{_ALSO}{_RUN})*)\b")
_ENDS = re.compile(rf"\b(?P<first>{_DAY})(?:{_THROUGH}(?P<last>{_DAY}))?\b")
_TIME = r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?"
_CLOCK = _DATA["clock"]
_TIMES = re.compile(
    rf"(?<![\d.,:/]){_TIME}(?P<hours>{_CLOCK['hour']})?{_CLOCK['to']}{_TIME}"
    rf"(?P<also>{_CLOCK['hour']})?(?![\d/:]|[.,]\d|{_CLOCK['counted']})"
)
_LIMITS = re.compile(
    rf"(?<!\w){_DATA['limits']['since']}{alternatives(_DATA['limits']['words'])}(?!\w)"
)
_HOUR = 60  # minutes

Span = tuple[int, int]  # minutes of the day


@dataclass(frozen=True, slots=True)
class Opening:
    """`days` of the week from 1, Monday; empty where none are named."""

    days: frozenset[int]
    spans: frozenset[Span]

    def denies(self, other: Opening) -> bool:
        """Whether, on days of both, each is open at times that the other does not know. Who tells
        of the mornings alone denies no afternoons."""
        if self.days and other.days and self.days.isdisjoint(other.days):
            return False
        return bool(self.spans - other.spans) and bool(other.spans - self.spans)

    @property
    def form(self) -> str:
        """`12345 09:00-14:00`"""
        times = (
            "-".join(f"{at // _HOUR:02}:{at % _HOUR:02}" for at in one)
            for one in sorted(self.spans)
        )
        return " ".join(("".join(map(str, sorted(self.days))), *times)).strip()


@lru_cache(maxsize=4_096)
def openings_in(text: str) -> tuple[Opening, ...]:
    """In reading order. The days of a time stand before it; where a text begins with a time, behind
    it."""
    folded = fold_in_place(text)
    days = [(match.start(), _days(match.group())) for match in _SAID_DAYS.finditer(folded)]
    times = [
        (match.start(), _span(match))
        for match in _TIMES.finditer(folded)
        if days or match[2] or match[5] or match["hours"] or match["also"]
    ]
    return tuple(_openings(days, times))


def days_in(text: str) -> frozenset[int]:
    """Of the week from 1, Monday, that it names."""
    found = _SAID_DAYS.finditer(fold_in_place(text))
    return frozenset(day for match in found for day in _days(match.group()))


def limits_of(text: str) -> frozenset[str]:
    """The season and the service that it names: `{"verano"}`."""
    return frozenset(_LIMITS.findall(fold_in_place(text)))


def _openings(
    days: Sequence[tuple[int, frozenset[int]]], times: Sequence[tuple[int, Span]]
) -> Iterator[Opening]:
    """Each time with the days that are nearest on their side."""
    is_before = bool(days and times) and days[0][0] < times[0][0]
    found: dict[frozenset[int], set[Span]] = {}
    for place, span in times:
        side = [named for at, named in days if (at < place) is is_before]
        near = (side[-1] if is_before else side[0]) if side else frozenset()
        found.setdefault(near, set()).add(span)
    for named, spans in found.items():
        yield Opening(named, frozenset(spans))


def _days(said: str) -> frozenset[int]:
    for words, days in _SEVERAL:
        if words.fullmatch(said):
            return days
    return frozenset(day for match in _ENDS.finditer(said) for day in _between(match))


def _between(match: re.Match[str]) -> range:
    first = _day(match["first"])
    return range(first, (_day(match["last"]) if match["last"] else first) + 1)


def _day(word: str) -> int:
    return next(int(day) for day, words in _DAYS.items() if words.fullmatch(word))


def _span(match: re.Match[str]) -> Span:
    hour, minutes, last_hour, last_minutes = match[1], match[2], match[4], match[5]
    return _minutes(hour, minutes), _minutes(last_hour, last_minutes)


def _minutes(hour: str, minutes: str | None) -> int:
    return int(hour) * _HOUR + int(minutes or 0)
