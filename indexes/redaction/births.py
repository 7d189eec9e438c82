"""Dates of birth: a date right after words that say so of one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.dates import find_moments
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives
from indexes.redaction.models import Finding, FindingKind
from indexes.redaction.vocabulary import vocabulary

_WORDS = vocabulary("births")
_TOLD = rf"(?<!\w){alternatives(_WORDS['told'])}"
_LEADING = rf"(?: {alternatives(_WORDS['leading'])}(?!\w)){{0,2}} ?"
_CUE = re.compile(rf"{_TOLD}(?: [^\W\d_]+){{0,3}}?(?: ?:)?(?: en [a-z ]{{2,30}}?)?,?{_LEADING}$")
# A day whose month is named in any language.
_NAMED = re.compile(
    rf"{_TOLD}(?: [^\W\d_]+){{0,2}}? ?:?{_LEADING}"
    r"(\d{1,2}(?:st|nd|rd|th|er|º)?[ .]{1,2}(?:de )?[^\W\d_]{3,}[ ,.]{1,2}(?:del? )?\d{4}"
    r"|[^\W\d_]{3,} \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
)
_REACH = 60


def find_births(reading: Reading) -> Iterator[Finding]:
    for start, end in {*_read(reading), *(m.span(1) for m in _NAMED.finditer(reading.folded))}:
        yield Finding(kind=FindingKind.BIRTH_DATE, start=start, end=end)


def _read(reading: Reading) -> Iterator[tuple[int, int]]:
    for moment in find_moments(reading):
        if moment.day is None:
            continue
        base = max(reading.sentence(moment.start)[0], moment.start - _REACH)
        if _CUE.search(reading.folded, base, moment.start):
            yield moment.start, moment.end
