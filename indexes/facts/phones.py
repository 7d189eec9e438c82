"""Telephones, in E.164; the short numbers of public services as they are dialled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary
from indexes.folding import digits_of

_DATA = vocabulary("contacts")
_SEP = r"[ .\-/]{1,3}"
_MONEY = r" ?(?:€|euros?\b|%)"
_GROUPS = "|".join(
    (
        r"[0-9]{8}",
        rf"[0-9]{{2}}\)?(?:{_SEP}[0-9]{{2}}){{3}}",  # 976 71 40 00
        rf"[0-9]{{2}}\)?{_SEP}[0-9]{{3}}{_SEP}[0-9]{{3}}",  # 976 714 000
        rf"[0-9]{{2}}\)?{_SEP}[0-9]{{6}}",  # 976 714000
        rf"[0-9]{{2}}{_SEP}[0-9]{{2}}{_SEP}[0-9]{{4}}",  # 976 71 4000
        rf"[0-9](?:{_SEP}[0-9]{{3}}){{2}}{_SEP}[0-9]",  # 91 123 456 7
        rf"[0-9]{_SEP}[0-9]{{3}}{_SEP}[0-9]{{2}}{_SEP}[0-9]{{2}}",  # 91 123 45 67
    )
)
_PHONE = re.compile(
    r"(?<![0-9a-z.,/\-+])(?<![0-9] )"
    r"(?P<prefix>(?:\(?(?:\+ ?|00 ?)34\)?[ .\-]?|\(\+34\) ?|34[ \-](?=[6-9])))?"
    rf"(?P<number>\(?[6-9](?:{_GROUPS}))(?![0-9a-z]|[.,/\-][0-9])(?!{_MONEY})"
)
_FOREIGN = re.compile(
    r"(?<![0-9a-z])\+ ?(?!34)(?P<number>[1-9][0-9](?:[ .\-]?[0-9]){6,12})(?![0-9])"
)
_SHORT = re.compile(
    rf"(?<![0-9a-z.,/\-+º€])(?<![0-9] ){alternatives(_DATA['short_numbers'])}"
    rf"(?![0-9a-z/\-]|[.,][0-9]|{_MONEY}| [0-9]| {alternatives(_DATA['counted'])})"
)
_SHORT_CUE = re.compile(r"\b" + alternatives(_DATA["short_cues"]) + r"\b")
_SHORT_BEFORE = re.compile(r"\b(?:al|el) $")
_CODE_BEFORE = re.compile(r"\b" + alternatives(_DATA["code_words"]) + r" $")
_CUE_DISTANCE = 60
_LENGTH = 9


def find_phones(reading: Reading) -> Iterator[Candidate]:
    """E.164 for Spanish and foreign numbers; short numbers stay. Extensions are left out."""
    folded = reading.folded
    for match in _PHONE.finditer(folded):
        digits = digits_of(match["number"])
        start = match.start() if match["prefix"] else match.start("number")
        if len(digits) == _LENGTH and digits[1:] != "0" * 8:
            yield _phone(_without_open_bracket(folded, start, match.end()), match.end(), digits)
    if "+" in folded:
        for match in _FOREIGN.finditer(folded):
            number = "+" + digits_of(match["number"])
            yield Candidate(FactKind.PHONE, match.start(), match.end(), number, Slot.CONTACT)
    for match in _SHORT.finditer(folded):
        if _is_short_number(reading, match):
            yield Candidate(FactKind.PHONE, match.start(), match.end(), match[0], Slot.CONTACT)


def _phone(start: int, end: int, digits: str) -> Candidate:
    return Candidate(FactKind.PHONE, start, end, f"+34{digits}", Slot.CONTACT)


def _is_short_number(reading: Reading, match: re.Match[str]) -> bool:
    """`al 012`, or beside a word such as "teléfono"; never the number of a form or a fee."""
    folded, start = reading.folded, match.start()
    before = folded[max(0, start - 14) : start]
    if _CODE_BEFORE.search(before):
        return False
    if match[0].startswith("0") and _SHORT_BEFORE.search(before):
        return True
    sentence, end = reading.sentence(start)
    near = folded[max(sentence, start - _CUE_DISTANCE) : min(end, start + _CUE_DISTANCE)]
    return _SHORT_CUE.search(near) is not None


def _without_open_bracket(folded: str, start: int, end: int) -> int:
    """A bracket that is not closed inside the number is not part of it."""
    return start + 1 if folded[start] == "(" and ")" not in folded[start:end] else start
