"""Sheets of one procedure that list other things: a document that one asks of everybody and the
other does not, a way to apply that only one of them has.

A page that says more contradicts nothing, unless both pretend to say all, and the question is about
the very thing that only one of them names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.contradictions.between import between
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import WAYS
from assist.suggestions.evidence.units import Unit, lines_of, units_of
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.cells import without_cells
from assist.suggestions.vocabulary.media import media_in
from indexes.facts import FactKind, Slot
from indexes.models import Aspect, DocumentKind

_YES = ":yes"
# A sentence on how one applies, and not on something that can also be done.
_WHOLE = re.compile(
    r"(?:(?:lugar y |modo de )?(?:forma de )?presentacion:|de forma |por via |por internet\b"
    r"|presencial|en linea\b|(?:solo |unicamente |exclusivamente ))"
    r"|.*\bse (?:presenta|presentan|presentara|presentaran|tramita|realiza|solicita)\b"
    r"|.*\bdebe(?:n|ra|ran)? (?:presentar|entregar|tramitar|solicitar)"
)
_COMMON = 0.5  # of the shorter list, for both to be lists of the same
_LEAST = 2  # documents in common
_ENUMERATED = frozenset({Aspect.FEE, Aspect.REQUIREMENTS, Aspect.AUDIENCE, Aspect.BENEFIT})
_SAME, _WITHIN = 5, 0.9  # stems of the shorter enumeration; share of them in the longer one
_NAMED = 0.6  # of the words of a document, that the question has


def closed_lists(
    answers: Sequence[Answer],
    question: str,
    pages: Sequence[Page],
    standings: Mapping[str, Standing],
) -> Conflict | None:
    """`pages`: the prevailing one first; only sheets of the procedure pretend to say all."""
    sheets = [page for page in pages if page[0].kind is DocumentKind.PROCEDURE]
    asked = {aspect for each in answers for aspect in each.part.aspects}
    named = media_in(question) if asked & WAYS else frozenset()
    order = [page[0].document_id for page in pages]
    found = [
        *((Aspect.CHANNEL, pair) for pair in _ways(sheets, named)),
        *((Aspect.DOCUMENTS, pair) for pair in _papers(sheets, answers)),
        *((place_of(pair[0].passage), pair) for pair in _shorter(sheets, answers)),
    ]
    if not found:
        return None
    aspect, pair = found[0]
    first, second = sorted(pair, key=lambda unit: order.index(unit.passage.document_id))
    return between(aspect, Slot.OTHER.value, Stance(first, ()), Stance(second, ()), standings)


def _ways(sheets: Sequence[Page], named: frozenset[str]) -> Iterator[tuple[Unit, Unit]]:
    """One sheet that has a way which the question names, and one that says how and has it not."""
    if not named:
        return
    said = [_channels(page) for page in sheets]
    for mine, theirs in permutations(said, 2):
        given = {form for _, forms in theirs for form in forms}
        missing = {medium for medium in named if not any(f.startswith(f"{medium}:") for f in given)}
        whole = [unit for unit, forms in theirs if _WHOLE.match(fold(unit.quote)) and forms]
        has = [u for u, forms in mine if any(f"{medium}{_YES}" in forms for medium in missing)]
        if whole and has:
            yield max(has, key=lambda u: u.is_sentence), max(whole, key=lambda u: u.is_sentence)


def _channels(page: Page) -> list[tuple[Unit, frozenset[str]]]:
    units = (unit for passage in page if place_of(passage) in WAYS for unit in units_of(passage))
    found = [
        (unit, frozenset(f.normalised for f in unit.facts if f.kind is FactKind.CHANNEL))
        for unit in units
    ]
    return [(unit, forms) for unit, forms in found if forms]


def _papers(sheets: Sequence[Page], answers: Sequence[Answer]) -> Iterator[tuple[Unit, Unit]]:
    """A document that the question names, of one list, and the other list, which has it not."""
    asked = [each.part for each in answers if Aspect.DOCUMENTS in each.part.aspects]
    if not asked:
        return
    terms = frozenset(term.stem for part in asked for term in part.terms)
    lists = [list_ for page in sheets if (list_ := _listed(page))]
    for mine, theirs in permutations(lists, 2):
        if not _comparable(mine, theirs):
            continue
        held = [stem_set(unit.text) for unit in theirs]
        for unit in mine:
            own = stem_set(unit.text)
            if _is_named(own, terms) and not any(_holds(other, own) for other in held):
                yield unit, _whole_list(theirs)


def _shorter(sheets: Sequence[Page], answers: Sequence[Answer]) -> Iterator[tuple[Unit, Unit]]:
    """«Están exentas A, B y C» and «están exentas A y B», where the question is about C."""
    asked = frozenset(term.stem for each in answers for term in each.part.terms)
    told = (unit for each in answers for one in each.aspects for unit in one.units)
    for unit in (unit for unit in told if _enumerates(unit)):
        own, place = stem_set(unit.quote), place_of(unit.passage)
        named = frozenset(stem for stem in own if stands(stem, asked))
        for page in sheets:
            beside = [u for p in page if place_of(p) is place for u in units_of(p)]
            said = [stem_set(other.quote) for other in beside]
            lacking = [stem for stem in named if not any(stands(stem, one) for one in said)]
            for other, theirs in zip(beside, said, strict=True) if lacking else ():
                if len(theirs) >= _SAME and len(theirs & own) >= _WITHIN * len(theirs):
                    yield unit, other


def _enumerates(unit: Unit) -> bool:
    return place_of(unit.passage) in _ENUMERATED and unit.quote.count(",") > 1


def _listed(page: Page) -> list[Unit]:
    """What everybody brings."""
    units = [
        replace(unit, text=without_cells(unit.text))
        for passage in page
        if place_of(passage) is Aspect.DOCUMENTS
        for unit in lines_of(passage)
    ]
    return [unit for unit in units if unit.text and not case_of(unit.text)]


def _comparable(mine: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    held = [stem_set(unit.text) for unit in theirs]
    common = sum(any(_holds(other, stem_set(unit.text)) for other in held) for unit in mine)
    return common >= max(_LEAST, _COMMON * min(len(mine), len(theirs)))


def _holds(other: frozenset[str], own: frozenset[str]) -> bool:
    return bool(own) and own <= other


def _is_named(own: frozenset[str], terms: frozenset[str]) -> bool:
    return bool(own) and sum(stands(stem, terms) for stem in own) >= _NAMED * len(own)


def _whole_list(units: Sequence[Unit]) -> Unit:
    """Of the passage of its first item, what it asks for."""
    first = units[0]
    same = [unit for unit in units if unit.passage.id == first.passage.id]
    text = "; ".join(unit.text.rstrip(" .") for unit in same)
    return replace(first, end=same[-1].end, text=text)
