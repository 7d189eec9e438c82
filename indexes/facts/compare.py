"""Whether two facts say the same, and whether a quote supports a fact of a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexes.facts.folding import fold_in_place
from indexes.facts.models import Fact, FactKind, Slot

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ADDRESS = re.compile(r"^https?://(?:www\.)?|/$")


def same_value(a: Fact, b: Fact) -> bool:
    """Same kind and same normal form, printing aside: slots are not compared."""
    return a.kind is b.kind and _key(a) == _key(b)


def find_supporting(fact: Fact, quote_facts: Sequence[Fact]) -> Fact | None:
    """The fact of a quote that supports this one: of the same value, or a range that implies it.

    A superseded value supports only a superseded one; what is not required never supports what is.
    """
    for other in quote_facts:
        if _compatible(fact, other) and same_value(fact, other):
            return other
    for other in quote_facts:
        if _compatible(fact, other) and fact.kind is other.kind and _implied(fact, other):
            return other
    return None


def _compatible(fact: Fact, other: Fact) -> bool:
    for slot in (Slot.SUPERSEDED, Slot.NOT_REQUIRED):
        if (fact.slot is slot) != (other.slot is slot):
            return False
    return True


def _implied(fact: Fact, other: Fact) -> bool:
    if fact.kind is FactKind.DATE:
        return _date_implied(fact.normalised, other)
    if fact.kind is FactKind.LEGAL_REFERENCE:
        return other.normalised.startswith(fact.normalised + "#")
    if fact.kind is FactKind.DOCUMENT:
        return re.search(rf"\b{re.escape(_key(fact))}\b", _key(other)) is not None
    return False


def _date_implied(form: str, other: Fact) -> bool:
    """`../B` is implied by `A/B`; a plain day by a range that it opens or closes; an open end by
    the bare day only where the quote says that it is a deadline."""
    start, _, end = other.normalised.partition("/")
    if form.startswith("../"):
        bare_deadline = not end and other.slot is Slot.DEADLINE and start == form[3:]
        return end == form[3:] or bare_deadline
    if form.endswith("/.."):
        bare_deadline = not end and other.slot is Slot.DEADLINE and start == form[:-3]
        return start == form[:-3] or bare_deadline
    return bool(end) and "/" not in form and form in (start, end)


def _key(fact: Fact) -> str:
    text = fact.normalised
    match fact.kind:
        case FactKind.URL:
            return _ADDRESS.sub("", text).lower()
        case FactKind.FORM | FactKind.FEE_CODE:
            name, _, code = text.partition(" ")
            return f"{name} {_arabic(code)}"
        case FactKind.DURATION:
            return _in_days(text)
        case FactKind.DOCUMENT:
            return _document_key(text)
        case _:
            return text


def _arabic(code: str) -> str:
    """`II` → `2`, `05` → `5`: annexes and fees are printed both ways."""
    if code and all(letter in _ROMAN for letter in code):
        values = [_ROMAN[letter] for letter in code]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return str(sum(-value if value < after else value for value, after in pairs))
    return code.lstrip("0") or code


def _in_days(text: str) -> str:
    """Weeks are seven days, years twelve months: `P2W` equals `P14D`, `P1Y` equals `P12M`."""
    match = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(;working)?", text)
    if match is None:
        return text
    years, months, weeks, days = (int(number or 0) for number in match.groups()[:4])
    return f"{years * 12 + months}M{weeks * 7 + days}D{match[5] or ''}"


def _document_key(text: str) -> str:
    """Accents and number aside; a copy of a document is that document."""
    words = re.sub(
        r"^(?:foto)?copias? (?:\w+ )?(?:de(?:l| la| los| las)? )", "", fold_in_place(text)
    ).split()
    return " ".join(re.sub(r"(?<=[aeo])s$|(?<=[lnrd])es$", "", word) for word in words)
