"""Which procedures a question names: by number, by acronym, by words of their title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.folding import fold
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.synonyms import synonyms

_ANNOUNCED = re.compile(
    r"(?:tr[aá]mite|procedimiento|c[oó]digo|n[uú]mero|n\.?\s?[ºo°])\s*(?:n\.?\s?[ºo°]?\.?\s*)?(\d{1,6}[a-z]?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\d.,/-])(\d{3,6}[A-Za-z]?)(?![\d.,/-]*\d|\s*(?:€|euros|eur|km|kg|años|días|meses|personas|habitantes))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SYNONYM = 0.7
_MISSPELT = 0.8


def codes_named(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Codes that the snapshot knows, in order. A bare year is a year, not a code."""
    announced = [match.upper() for match in _ANNOUNCED.findall(text)]
    bare = [match.upper() for match in _BARE.findall(text) if not _YEAR.fullmatch(match)]
    return tuple(dict.fromkeys(c for c in (*announced, *bare) if c in knowledge.codes))


def years_named(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_YEAR.findall(text)))


def title_scores(terms: Iterable[Term], knowledge: Knowledge) -> dict[str, float]:
    """Document id → how much of its title the terms name, 0 to 1, weighing rare words more.

    The score is the harmonic mean of how much of the title is named and how much of the terms the
    title accounts for, so that neither a long title nor a long question hides a match.
    """
    wanted = {term.stem: _in_titles(term, knowledge) for term in terms}
    if not wanted:
        return {}
    asked_weight = sum(knowledge.title_weight(one) for one in wanted)
    found: dict[int, dict[str, float]] = {}
    for matches in wanted.values():
        for one, strength in matches.items():
            for place in knowledge.titles_by_stem.get(one, ()):
                kept = found.setdefault(place, {})
                kept[one] = max(kept.get(one, 0.0), strength)
    return {
        knowledge.titles[place].document_id: _score(named, place, asked_weight, knowledge)
        for place, named in found.items()
    }


def _score(named: dict[str, float], place: int, asked_weight: float, knowledge: Knowledge) -> float:
    weight = sum(knowledge.title_weight(one) * strength for one, strength in named.items())
    title_weight = sum(knowledge.title_weight(one) for one in knowledge.titles[place].stems)
    if not weight or not title_weight:
        return 0.0
    recall, precision = weight / title_weight, min(1.0, weight / max(asked_weight, 1e-9))
    return 2 * recall * precision / (recall + precision)


def _in_titles(term: Term, knowledge: Knowledge) -> dict[str, float]:
    """Stems of titles that the term may mean, with how sure that is."""
    index = knowledge.titles_by_stem
    if term.stem in index:
        return {term.stem: 1.0}
    meant = {one: _SYNONYM for one in synonyms(term.stem) if one in index}
    return meant or _misspelt(term.stem, index)


def _misspelt(one: str, index: Iterable[str]) -> dict[str, float]:
    allowed = 0 if len(one) < 5 else 1 if len(one) < 9 else 2
    if not allowed:
        return {}
    near = (
        other
        for other in index
        if other[0] == one[0]
        and DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed
    )
    return dict.fromkeys(near, _MISSPELT)


def acronym_match(terms: Iterable[Term], knowledge: Knowledge) -> frozenset[str]:
    """Documents whose title gives, in brackets, an acronym that the question uses."""
    return frozenset(
        knowledge.titles[place].document_id
        for term in terms
        for place in knowledge.acronyms.get(fold(term.word), ())
    )
