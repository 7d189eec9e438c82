"""What kind of value a question wants to hear: a term, an amount, an age, so many of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeVar

from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.aspects import weak_words
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import languages_with, read_table
from assist.suggestions.vocabulary.lexicon import by_ear
from assist.suggestions.vocabulary.shorthand import spelt_out
from assist.suggestions.vocabulary.stopwords import stopwords
from indexes.facts import FactKind, Slot
from indexes.facts.bounds import Bound

ADDRESS = "@address"  # stands among the nouns: what is wanted is the number of a street
PERIODS = ("hour", "day", "month", "year")
_TOTAL = "total"
_FILE = "values.toml"
_BASE = "es"
_WORD = re.compile(r"\S+")
_Kind = TypeVar("_Kind", FactKind, Slot)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`kinds` of facts; `slots`, what they are of, where the question says it; `nouns`, stems of
    what is counted («cuántos testigos»); `period`, how often a sum is paid; `is_ahead`, how
    long before the end of something («¿con cuánta antelación?»); `is_penalty`, what they pay who
    do wrong or are late («¿qué multa?»); `bound`, which limit of an age («¿hasta qué edad?»)."""

    kinds: frozenset[FactKind] = frozenset()
    slots: frozenset[Slot] = frozenset()
    nouns: frozenset[str] = frozenset()
    period: str = ""
    is_ahead: bool = False
    is_penalty: bool = False
    bound: Bound | None = None

    def __bool__(self) -> bool:
        return bool(self.kinds or self.nouns)


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    kinds: frozenset[FactKind]
    slots: frozenset[Slot]
    unless: CueIndex[None]
    is_thing: bool  # its cues only name what the value is of


@lru_cache(maxsize=512)
def wanted_in(text: str, language: str = _BASE, *, of_things: bool = True) -> Wanted:
    """Empty where the question asks for no value. `of_things`: whether naming what a value is of
    asks for it, which is not so where something else is asked of it by name."""
    normalised = _read(text) if language == _BASE else normalise(text)
    rows = {row for cue, row in _rows(language).possible(normalised) if cue.search(normalised)}
    rows = {row for row in rows if not row.unless.stands_in(normalised)}
    rows = {row for row in rows if of_things or not row.is_thing}
    return Wanted(
        _union(row.kinds for row in rows),
        _union(row.slots for row in rows),
        frozenset(_counted(normalised, language)) if language == _BASE else frozenset(),
        _period(normalised, language),
        _words(language, "ahead").stands_in(normalised),
        _words(language, "penalty").stands_in(normalised),
        _bound(normalised, language),
    )


def _bound(normalised: str, language: str) -> Bound | None:
    """The only one that it asks for."""
    asked = [bound for bound in Bound if _words(language, f"{bound}_age").stands_in(normalised)]
    return asked[0] if len(asked) == 1 else None


def _period(normalised: str, language: str) -> str:
    """The only one that it names; none where it compares several, or asks for all of it."""
    named = [one for one in (*PERIODS, _TOTAL) if _words(language, one).stands_in(normalised)]
    return named[0] if len(named) == 1 and named != [_TOTAL] else ""


def periods_in(text: str) -> frozenset[str]:
    """Those that a page names."""
    normalised = normalise(text)
    return frozenset(one for one in PERIODS if _words(_BASE, one).stands_in(normalised))


def _read(text: str) -> str:
    """As `AspectVocabulary` reads it: spelt out, and by ear."""
    return by_ear(spelt_out(normalise(text)))


def may_be_paid(text: str) -> bool:
    """«¿Cuánto es?» says of no sum whether it is paid or given."""
    return _words(_BASE, "either").stands_in(_read(text))


def named(wanted: Wanted, slot: Slot) -> Wanted:
    """The same, and what questions want that say that it is of this slot, in place of some value of
    its kind; the same where it is of another kind, or says already what it is of."""
    kinds = _kinds_of(slot)
    if wanted.slots or wanted.nouns or wanted.kinds.isdisjoint(kinds):
        return wanted
    return replace(wanted, kinds=wanted.kinds | kinds, slots=frozenset({slot}))


@cache
def _kinds_of(slot: Slot) -> frozenset[FactKind]:
    rows = map(_row, _shapes().values())
    return _union(row.kinds for row in rows if row.slots == {slot})


def _counted(normalised: str, language: str) -> Iterable[str]:
    """`cuantos testigos tienen que firmar` → the stem of `testigos`; adjectives are stepped over
    by taking the two words that follow."""
    if _words(language, "address").stands_in(normalised):
        yield ADDRESS
    for cue, _ in _words(language, "counts").possible(normalised):
        for hit in cue.finditer(normalised):
            following = _WORD.findall(normalised[hit.end() :])[:1]
            yield from (stem(w) for w in following if _is_thing(w, language))


def _is_thing(word: str, language: str) -> bool:
    """Units of time are no things that are counted: every term has them."""
    if _words(language, "things").stands_in(f"{word} "):
        return True
    return len(word) > 2 and word not in stopwords() and not is_unit(word, language)


def is_unit(word: str, language: str = _BASE) -> bool:
    """«Meses», «horas»."""
    units = _words(language, "units").possible(word)
    return any(cue.match(f"{word} ") for cue, _ in units)


def _union(found: Iterable[frozenset[_Kind]]) -> frozenset[_Kind]:
    return frozenset().union(*found)


@cache
def _rows(language: str) -> CueIndex[_Row]:
    known = language if language in languages_with(_FILE) else _BASE
    tables = [read_table(one, _FILE) for one in dict.fromkeys((known, _BASE))]
    rows = (
        (fold(cue), _row(shape))
        for table in tables
        for name, shape in _shapes().items()
        for cue in table.get(name, {}).get("ask", ())
    )
    return CueIndex(rows, weak_words())


def _row(shape: Mapping[str, Any]) -> _Row:
    return _Row(
        frozenset(map(FactKind, shape["kinds"])),
        frozenset(map(Slot, shape.get("slots", ()))),
        cue_index(shape.get("unless", ())),
        bool(shape.get("is_thing")),
    )


@cache
def _shapes() -> dict[str, dict[str, Any]]:
    """The rows of the pages' language say what every row of that name wants."""
    return {name: row for name, row in read_table(_BASE, _FILE).items() if name != "words"}


@cache
def _words(language: str, name: str) -> CueIndex[None]:
    """None in a language without a file of its own."""
    table = read_table(language, _FILE) if language in languages_with(_FILE) else {}
    return cue_index(table.get("words", {}).get(name, ()))
