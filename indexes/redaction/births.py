"""Dates of birth: a date right after words that say so of one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.dates import find_moments
from indexes.facts.reading import Reading
from indexes.redaction.models import Finding, FindingKind

_CUE = re.compile(
    r"\b(?:naci|nacio|nacid[oa]|fecha (?:de )?(?:nacimiento|nac\.?)|f\. ?nac(?:imiento)?\.?"
    r"|mi cumpleanos(?: es)?|nacimiento)(?: [a-z]+){0,3}?(?: ?:)?(?: en [a-z ]{2,30}?)?,?"
    r"(?: (?:el|es|del?|en))?(?: dia)? ?$"
)
_REACH = 60


def find_births(reading: Reading) -> Iterator[Finding]:
    for moment in find_moments(reading):
        if moment.day is None:
            continue
        base = max(reading.sentence(moment.start)[0], moment.start - _REACH)
        if _CUE.search(reading.folded, base, moment.start):
            yield Finding(kind=FindingKind.BIRTH_DATE, start=moment.start, end=moment.end)
