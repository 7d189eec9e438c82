"""Dates as facts: joins days into ranges and lists; the others stand alone or bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.date_bounds import CLOCK, WEEKDAY, bounded
from indexes.facts.dates import DAY, MONTHS, Moment, day_number, find_moments
from indexes.facts.models import FactKind
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

# Between the two ends of a range.
_JOIN = re.compile(
    rf"[ ,]*(?:\(?{CLOCK}\)?[ ,]*)?"
    rf"(?:(?:y )?(?:hasta|al?|ao|ata|ate|fins|fino|to|until|au|jusqu.au)(?: el| las?| o| ao?| al)?"
    rf"|(?:y|e|et|and|i)(?: el| il| le| o)?|e?tik|-|/)"
    rf"(?: {CLOCK},?(?: del?)?)?"
    rf" ?(?:el |del )?(?:dia )?(?:{WEEKDAY})?$"
)
# `del 1 al` before `20 de mayo`
_EARLIER_DAY = re.compile(
    rf"(?P<open>(?:\b(?:del?|do|du|dal|from|desde|entre|tra)"
    rf"(?:(?: el| los| il| le)?(?: dias?)? | l'))?(?:{WEEKDAY})?)"
    rf"(?<!\w)(?P<day>{DAY})(?P<join> ?(?:,? ?{CLOCK},? ?)?"
    rf"(?: y hasta el| hasta el| al?| ao?| ata o| ate ao?| fins al?| to| au"
    rf"| (?:y|e|et|i)(?: el| il| le)?|-|/))"
    rf" ?(?:{CLOCK},? ?(?:del? )?)?(?:dia )?(?:{WEEKDAY})?$"
)
# `los días 5, 6 y` before `9 de mayo`
_LISTED = re.compile(rf"\b(?:dias|el) (?P<days>{DAY}(?:, (?:el )?{DAY})*),? [yo] (?:el )?$")
_DAY = re.compile(DAY)
_OPENING = re.compile(
    rf"\b(?:(?:desde|de) {CLOCK},? del?|(?:del?|do|du|dal|from|desde|entre|tra))"
    rf"(?: el| los| il| le| o| l')?(?: dias?)?"
    rf" ?(?:{WEEKDAY})?$"
)
_BETWEEN = re.compile(r"\b(?:entre|tra|between) (?:el |los |il |le |o )?(?:dias? )?$")
_BOTH = re.compile(r"entre|tra")
_AND = re.compile(r"\b(?:y|e|et|and|i)\b")
_PLACE = re.compile(
    r"\b" + alternatives(vocabulary("dates")["cues"]["places"]) + r"\.?(?: del?)?(?: la)? ?$"
)
_MONTH_CUE = re.compile(
    r"\b(?:en|durante|mes(?:es)? de|hasta|desde|a partir de|entre|de|y|a"
    r"|(?:final|mediado|principio)(?:es|s)? de) $"
)
# `el 20 de abril, julio y octubre`: the others are no whole months.
_MONTH_OF_A_LIST = re.compile(
    r"[0-9] de " + alternatives([*MONTHS]) + r"(?:,? [a-z]+){0,3},? [yo] (?:de )?$"
)
_MONTH_BEFORE = re.compile(r"\b" + alternatives([*MONTHS]) + r" (?:a|y|hasta) $")
_MONTH_JOIN = re.compile(r" (?:al?|hasta) $|-$")
_YEAR_JOIN = re.compile(r"[^.;\n]*(?:\by\b|,)[^.;\n]*$")
_BACK = 90
_YEAR_REACH = 45


def find_dates(reading: Reading) -> Iterator[Candidate]:
    """Ranges and open ends as ISO 8601 intervals; days and months as themselves."""
    moments = _with_years(
        reading.folded, [m for m in find_moments(reading) if _is_date(reading, m)]
    )
    index = 0
    while index < len(moments):
        following = moments[index + 1] if index + 1 < len(moments) else None
        if following is not None and _joined(reading.folded, moments[index], following):
            yield from _range(moments[index], following, _opening(reading.folded, moments[index]))
            index += 2
        else:
            yield from _alone(reading, moments[index])
            index += 1


def _is_date(reading: Reading, moment: Moment) -> bool:
    """No street; and a month without day nor year only after a preposition."""
    if _PLACE.search(reading.folded, max(0, moment.start - 20), moment.start):
        return False
    if moment.day is not None or moment.year is not None:
        return True
    if _MONTH_OF_A_LIST.search(reading.folded, max(0, moment.start - 60), moment.start):
        return False
    start = moment.start
    if first := _MONTH_BEFORE.search(reading.folded, max(0, start - 20), start):
        start = first.start()  # "(octubre a mayo)": as the first, so the second
    return _MONTH_CUE.search(reading.folded, max(0, start - 20), start) is not None


def _alone(reading: Reading, moment: Moment) -> Iterator[Candidate]:
    if moment.day is None:
        yield bounded(reading, moment)
    elif earlier := _earlier_day(reading.folded, moment):
        yield from earlier
    else:
        yield from _listed_days(reading.folded, moment)
        yield bounded(reading, moment)


def _joined(folded: str, first: Moment, second: Moment) -> bool:
    if (first.day is None) != (second.day is None) or second.start - first.end > _BACK:
        return False
    between = folded[first.end : second.start]
    if first.day is None:
        return _MONTH_JOIN.match(between) is not None
    match = _JOIN.match(between)
    if match is None:
        return False
    # "el 5 de mayo y el 9 de junio" are two days; "entre el 5 de mayo y el 9 de junio" is a range
    if _AND.search(match[0]) and "hasta" not in match[0]:
        return _BETWEEN.search(folded, max(0, first.start - 20), first.start) is not None
    return True


def _opening(folded: str, moment: Moment) -> int:
    match = _OPENING.search(folded, max(0, moment.start - 40), moment.start)
    return match.start() if match else moment.start


def _range(first: Moment, second: Moment, start: int) -> list[Candidate]:
    """A year that is said once is that of both ends, unless the range crosses the new year."""
    if first.year is None and second.year is not None:
        in_order = _order(first) <= _order(second)
        first = first.in_year(second.year if in_order else second.year - 1)
    elif second.year is None and first.year is not None:
        in_order = _order(first) <= _order(second)
        second = second.in_year(first.year if in_order else first.year + 1)
    if not first.exists or not second.exists:
        return []
    return [Candidate(FactKind.DATE, start, second.end, f"{first.iso}/{second.iso}")]


def _order(moment: Moment) -> tuple[int, int]:
    return moment.month, moment.day or 0


def _earlier_day(folded: str, moment: Moment) -> list[Candidate]:
    """`del 1 al 20 de mayo`: the first day borrows the month of the second."""
    match = _EARLIER_DAY.search(folded, max(0, moment.start - _BACK), moment.start)
    if match is None or _is_glued(folded, match.start("day")):
        return []
    listed = _AND.search(match["join"]) and "hasta" not in match["join"]
    if listed and not _BOTH.match(match["open"]):
        return []
    day = day_number(match["day"])
    if moment.day is None or day >= moment.day:
        return []
    first = Moment(match.start("day"), match.end("day"), moment.year, moment.month, day)
    return _range(first, moment, match.start())


def _listed_days(folded: str, moment: Moment) -> Iterator[Candidate]:
    """`los días 5, 6 y 9 de mayo`: each day borrows the month of the last."""
    match = _LISTED.search(folded, max(0, moment.start - _BACK), moment.start)
    if match is None:
        return
    for day in _DAY.finditer(folded, *match.span("days")):
        number = day_number(day[0])
        listed = Moment(day.start(), day.end(), moment.year, moment.month, number)
        if listed.exists:
            yield Candidate(FactKind.DATE, day.start(), day.end(), listed.iso)


def _is_glued(folded: str, position: int) -> bool:
    """Part of a longer number or of a clock time."""
    return position > 0 and folded[position - 1] in "/.,:0123456789"


def _with_years(folded: str, moments: list[Moment]) -> list[Moment]:
    """`abrió el 14 de junio y cerró el 27 de junio de 2024`: the year said once, at the end of the
    sentence, is the year of both, when little else is between them."""
    result = list(moments)
    for index in range(len(moments) - 2, -1, -1):
        first, second = result[index], result[index + 1]
        between = folded[first.end : second.start]
        if first.year is not None or second.year is None or first.day is None:
            continue
        if len(between) <= _YEAR_REACH and _YEAR_JOIN.match(between):
            in_order = _order(first) <= _order(second)
            result[index] = first.in_year(second.year if in_order else second.year - 1)
    return result
