"""Years as texts print them."""

from __future__ import annotations

import re

_OF_THIS_CENTURY = re.compile(r"(?<!\d)20\d\d(?!\d)")
_OF_AN_EDITION = re.compile(r"(?<!\d)(?<!20\d\d/)(?<!20\d\d-)20\d\d(?!\d)")
_NOT_OF_A_LAW = re.compile(r"(?<![/\d])(?:19|20)\d\d\b")


def years_in(text: str) -> list[str]:
    """Those of this century, in their order."""
    return _OF_THIS_CENTURY.findall(text)


def edition_years_in(text: str) -> set[str]:
    """Of a course, the first: «2025/2026» is another than «2026/2027»."""
    return set(_OF_AN_EDITION.findall(text))


def years_spoken_of(text: str) -> set[str]:
    """But those of the number of a law: «Ley 39/2015»."""
    return set(_NOT_OF_A_LAW.findall(text))
