"""Dates as facts: joins days into ranges, opens them where the text says from or until."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.dates import DAY, Moment, day_number, find_moments
from indexes.facts.models import FactKind
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_CUES: dict[str, list[str]] = vocabulary("dates")["cues"]
_WEEKDAY = r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? "
_CLOCK = r"(?:(?:a|hasta|desde) )?las? [0-9]{1,2}(?:[:.][0-9]{2})?(?: ?(?:h|horas|hrs)\b\.?)?"
# What may stand between a cue and its date: article, weekday, clock time, "día".
_ARTICLE = (
    rf"(?: ?:)?(?: {_CLOCK},?(?: horas)?)?(?: (?:del?|al|el|en))?(?: (?:mes|meses) de)?"
    rf"(?: (?:pasado|proximo))?(?: dia)?(?: {_WEEKDAY.rstrip()})? ?$"
)
_JOIN = re.compile(
    rf"[ ,]*(?:\(?{_CLOCK}\)?[ ,]*)?"
    rf"(?:(?:y )?(?:hasta|al?)(?: el| las?)?|y(?: el)?|-|/)(?: {_CLOCK},?(?: del?)?)?"
    rf" ?(?:el |del )?(?:dia )?(?:{_WEEKDAY})?$"
)
_EARLIER_DAY = re.compile(
    rf"(?P<open>(?:\b(?:del?|desde|entre)(?: el| los)?(?: dias?)? )?(?:{_WEEKDAY})?)(?P<day>{DAY})"
    rf"(?P<join> ?(?:,? ?{_CLOCK},? ?)?(?: y hasta el| hasta el| al?| y(?: el)?|-|/))"
    rf" ?(?:{_CLOCK},? ?(?:del? )?)?(?:dia )?(?:{_WEEKDAY})?$"
)
_OPENING = re.compile(rf"\b(?:del?|desde|entre)(?: el| los)?(?: dias?)? ?(?:{_WEEKDAY})?$")
_UNTIL = re.compile(r"\b" + alternatives(_CUES["until"]) + "l?" + _ARTICLE)
_FROM = re.compile(r"\b" + alternatives(_CUES["from"]) + "l?" + _ARTICLE)
_FILLER = r"(?:[^.;,()\n0-9]{0,45}?)"
_ENDS = re.compile(r"\b" + alternatives(_CUES["ends"]) + r"\b" + _FILLER + _ARTICLE)
_STARTS = re.compile(r"\b" + alternatives(_CUES["starts"]) + r"\b" + _FILLER + _ARTICLE)
_PLACE = re.compile(r"\b" + alternatives(_CUES["places"]) + r"\.?(?: del?)?(?: la)? ?$")
_MONTH_CUE = re.compile(
    r"\b(?:en|durante|mes(?:es)? de|hasta|desde|a partir de|entre|de|y|a"
    r"|(?:final|mediado|principio)(?:es|s)? de) $"
)
_MONTH_JOIN = re.compile(r" (?:al?|hasta) $|-$")
_BACK = 90


def find_dates(reading: Reading) -> Iterator[Candidate]:
    """Ranges and open ends as ISO 8601 intervals; days and months as themselves."""
    moments = [
        m
        for m in find_moments(reading)
        if not _PLACE.search(reading.folded, max(0, m.start - 20), m.start)
    ]
    moments = _with_years(reading, moments)
    index = 0
    while index < len(moments):
        following = moments[index + 1] if index + 1 < len(moments) else None
        candidate, used = _candidate(reading, moments[index], following)
        if candidate is not None:
            yield candidate
        index += used


def _candidate(
    reading: Reading, moment: Moment, following: Moment | None
) -> tuple[Candidate | None, int]:
    folded = reading.folded
    if following is not None and _joined(folded, moment, following):
        start = _opening_start(folded, moment.start)
        return _range(moment, following, start), 2
    if moment.day is not None and (earlier := _earlier_day(folded, moment)):
        return earlier, 1
    if (
        moment.day is None
        and moment.year is None
        and not _MONTH_CUE.search(folded, max(0, moment.start - 20), moment.start)
    ):
        return None, 1
    return _single(reading, moment), 1


def _joined(folded: str, first: Moment, second: Moment) -> bool:
    if (first.day is None) != (second.day is None) or second.start - first.end > _BACK:
        return False
    between = folded[first.end : second.start]
    if first.day is None:
        return _MONTH_JOIN.match(between) is not None
    if (match := _JOIN.match(between)) is None:
        return False
    # "el 5 y el 9 de mayo" are two days; "entre el 5 y el 9" is a range
    if re.search(r"\by\b", match[0]) and "hasta" not in match[0]:
        return (
            re.search(r"\bentre (?:el |los )?(?:dias? )?$", folded[: first.start][-20:]) is not None
        )
    return True


def _opening_start(folded: str, position: int) -> int:
    match = _OPENING.search(folded, max(0, position - 40), position)
    return match.start() if match else position


def _range(first: Moment, second: Moment, start: int) -> Candidate | None:
    if first.year is None and second.year is not None:
        earlier = (first.month, first.day or 0) <= (second.month, second.day or 31)
        first = first.in_year(second.year if earlier else second.year - 1)
    elif second.year is None and first.year is not None:
        later = (second.month, second.day or 31) >= (first.month, first.day or 0)
        second = second.in_year(first.year if later else first.year + 1)
    if not first.exists:
        return None
    return Candidate(FactKind.DATE, start, second.end, f"{first.iso}/{second.iso}")


def _earlier_day(folded: str, moment: Moment) -> Candidate | None:
    """`del 1 al 20 de mayo`: the first day borrows the month of the second."""
    base = max(0, moment.start - _BACK)
    match = _EARLIER_DAY.search(folded, base, moment.start)
    if match is None or _is_glued(folded, match.start("day")):
        return None
    between = " y" in match["join"] and "hasta" not in match["join"]
    if between and "entre" not in match["open"]:
        return None
    day = day_number(match["day"])
    if moment.day is None or day >= moment.day:
        return None
    first = Moment(match.start("day"), match.end("day"), moment.year, moment.month, day)
    return _range(first, moment, match.start())


def _is_glued(folded: str, position: int) -> bool:
    """Part of a longer number or of a clock time."""
    return position > 0 and folded[position - 1] in "/.,:0123456789"


def _single(reading: Reading, moment: Moment) -> Candidate:
    folded = reading.folded
    base = max(reading.sentence(moment.start)[0], moment.start - _BACK)
    for pattern, form, kept in (
        (_UNTIL, "../{}", True),
        (_FROM, "{}/..", True),
        (_ENDS, "../{}", False),
        (_STARTS, "{}/..", False),
    ):
        if match := _last(pattern, folded, base, moment.start):
            start = match.start() if kept else moment.start
            return Candidate(FactKind.DATE, start, moment.end, form.format(moment.iso))
    return Candidate(FactKind.DATE, moment.start, moment.end, moment.iso)


def _last(pattern: re.Pattern[str], folded: str, base: int, end: int) -> re.Match[str] | None:
    return pattern.search(folded, base, end)


def _with_years(reading: Reading, moments: list[Moment]) -> list[Moment]:
    """`abrió el 14 de junio y cerró el 27 de junio de 2024`: the year said once, at the end of the
    sentence, is the year of both, when nothing else is between them."""
    result = list(moments)
    for index in range(len(moments) - 2, -1, -1):
        first, second = result[index], result[index + 1]
        if first.year is None and second.year is not None and first.day is not None:
            between = reading.folded[first.end : second.start]
            if (
                len(between) <= 45
                and re.search(r"\by\b|,", between)
                and not re.search(r"[.;\n]", between)
            ):
                in_order = (first.month, first.day) <= (second.month, second.day or 31)
                result[index] = first.in_year(second.year if in_order else second.year - 1)
    return result
