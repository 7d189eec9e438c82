"""Of a list, the items that were asked about: those of the case that the question names, or the one
that it names itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit, lines_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.folding import fold, folded_words
from assist.suggestions.text.sentences import questions
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.cells import is_row
from assist.suggestions.vocabulary.files import read_table
from indexes.models import Aspect

# «Qué entrego con la solicitud» names what the papers go with, not one of them.
_BESIDE = re.compile(r"\b(?:con|junto a|acompan\w* a|adjunt\w* a) (?:el|la|mi|su|una?) (\w+)")
_BEYOND = re.compile(r"\b(?:adicional(?:es)?|ademas|aparte|extra|de mas)\b")
_NAMED = 0.5  # of what is asked, for an item to be what is asked about
_ROOT = 4  # letters
_ALONE = 0.5  # of the best one's, that no other may reach


def asked_of_list(
    one: AspectEvidence, part: Part, title: str, knowledge: Knowledge
) -> AspectEvidence:
    """The list itself where the question tells nothing apart. `title`: of the procedure; its words
    tell no item."""
    if one.aspect not in (Aspect.DOCUMENTS, Aspect.REQUIREMENTS):
        return one
    asked = _of_the_question(part)
    units = _of_the_case(one.units, asked, stem_set(title))
    if units == one.units:
        units = _of_what_happened(units, part.terms, stem_set(title))
    if _BEYOND.search(fold(_core(part))):
        units = _limited_to(one.units, part.own or part.terms, stem_set(title)) or units
    if not asks_for_all(_core(part)):
        beyond = [term for term in asked if not stands(term.stem, stem_set(title))]
        units = _named(units, beyond, knowledge)
    return one if len(units) == len(one.units) else replace(one, units=units, more=True)


def with_its_list(unit: Unit, terms: Sequence[Term]) -> tuple[Unit, ...]:
    """All items of the list that an item stands in, where the heading says what is asked about
    («Gastos incluidos») and no item does by itself; else none."""
    items = lines_of(unit.passage)
    if len(items) < 2 or any(one.is_sentence or is_row(one.text) for one in items):
        return ()
    heading = stem_set(unit.passage.heading) - stem_set(unit.passage.title)
    items_say = frozenset().union(*(stem_set(one.text) for one in items))
    headed = [term for term in terms if stands(term.stem, heading)]
    others = (term for term in terms if term not in headed)
    return items if headed and not any(stands(one.stem, items_say) for one in others) else ()


def _limited_to(
    units: tuple[Unit, ...], terms: Sequence[Term], title: frozenset[str]
) -> tuple[Unit, ...]:
    """Only what the case that somebody tells of adds to what is asked of all."""
    told = _told(units, terms, title)
    return tuple(unit for unit, is_told in zip(units, told, strict=True) if is_told)


def _of_the_question(part: Part) -> list[Term]:
    """Words of the question itself, where it stands between question marks: the story before it
    names papers that nobody asks for."""
    core = stem_set(_core(part))
    beside = stem_set(" ".join(_BESIDE.findall(fold(part.text))))
    terms = (term for term in part.own or part.terms if term.stem in core - beside)
    return [term for term in terms if term.word not in _whole_list()]


def _core(part: Part) -> str:
    return " ".join(one.text for one in questions(part.text)) or part.text


def _of_the_case(
    units: tuple[Unit, ...], terms: Sequence[Term], title: frozenset[str]
) -> tuple[Unit, ...]:
    """Where the question speaks of one of the cases that items are limited to, no item of another
    case. Words of the title tell cases only where the title names several of them."""
    told = _told(units, terms, title)
    if not any(told):
        return units
    return tuple(
        unit for unit, is_told in zip(units, told, strict=True) if is_told or not case_of(unit.text)
    )


def _of_what_happened(
    units: tuple[Unit, ...], terms: Sequence[Term], title: frozenset[str]
) -> tuple[Unit, ...]:
    """«Sustitución por deterioro, pérdida o robo»: of cases that the title names, who tells what
    happened to them is in one."""
    cases = [case_of(unit.text) & title for unit in units]
    named = [case for case in cases if case]
    if len(set(named)) < 2:
        return units
    apart = frozenset(term.stem for term in terms) - frozenset.intersection(*named)
    if not any(case & apart for case in named):
        return units
    told = zip(units, cases, strict=True)
    return tuple(unit for unit, case in told if case & apart or not case_of(unit.text))


def _told(units: tuple[Unit, ...], terms: Sequence[Term], title: frozenset[str]) -> list[bool]:
    """Which of them are limited to a case that the terms speak of."""
    cases = [case_of(unit.text) for unit in units]
    limited = [case for case in cases if case]
    shared = frozenset.intersection(*limited) if len(set(limited)) > 1 else frozenset()
    asked = frozenset(term.stem for term in terms)
    in_title = [(case - shared) & title for case in limited]
    if not any(one - asked for one in in_title):
        asked -= title
    return [bool(case) and any(stands(one, case - shared) for one in asked) for case in cases]


def _named(
    units: tuple[Unit, ...], terms: Sequence[Term], knowledge: Knowledge
) -> tuple[Unit, ...]:
    scores = [_named_by(terms, stem_set(unit.text), knowledge) for unit in units]
    best = max(scores, default=0.0)
    if best < _NAMED:
        return units
    near = tuple(u for u, score in zip(units, scores, strict=True) if score >= best * _ALONE)
    return near if len(near) == 1 else units


def _named_by(terms: Sequence[Term], item: frozenset[str], knowledge: Knowledge) -> float:
    """«Padrón» names the «volante de empadronamiento»."""
    longer = {t.stem for t in terms if len(t.stem) > _ROOT and any(t.stem in one for one in item)}
    return coverage(terms, item | longer, knowledge)


def asks_for_all(text: str) -> bool:
    """«¿Qué requisitos…?», not «¿Es obligatorio…?»."""
    return not _whole_list().isdisjoint(folded_words(text))


@cache
def _whole_list() -> frozenset[str]:
    return frozenset(read_table("es", "lists.toml")["words"])
