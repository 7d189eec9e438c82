"""A draft as it is read aloud: no symbols, no addresses to spell."""

from __future__ import annotations

import re
from datetime import date

from assist.suggestions.writing.dates import spoken_date
from indexes.facts import FactKind
from prompts.catalogue import catalogue

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>«»\"')\]]*[^\s<>«»\"')\].,;:]", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])")
_UNSPOKEN = frozenset({FactKind.URL.value})


def aloud(text: str) -> str:
    """Spanish texts only. Values stay the values that they are."""
    spoken = _SLASHED.sub(_as_said, _LINK.sub(catalogue("aloud")["page"], text))
    for written, said in catalogue("aloud")["symbols"].items():
        spoken = re.sub(written, said, spoken)
    return spoken


def is_spoken(kind: str) -> bool:
    """Whether a fact of that kind is still told when it is read aloud."""
    return kind not in _UNSPOKEN


def _as_said(match: re.Match[str]) -> str:
    try:
        return spoken_date(date(int(match[3]), int(match[2]), int(match[1])))
    except ValueError:
        return match.group()
