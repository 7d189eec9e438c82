"""Which procedures a question names: by number, by acronym, by words of their title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from assist.suggestions.titles import Title, Titles
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


def codes_named(text: str, titles: Titles) -> tuple[str, ...]:
    """Codes that the snapshot knows, in order. A bare year is a year, not a code."""
    announced = [match.upper() for match in _ANNOUNCED.findall(text)]
    bare = [match.upper() for match in _BARE.findall(text) if not _YEAR.fullmatch(match)]
    return tuple(dict.fromkeys(c for c in (*announced, *bare) if c in titles.codes))


def years_named(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_YEAR.findall(text)))


def title_scores(terms: Iterable[Term], titles: Titles) -> dict[str, float]:
    """Document id → how much of its title the terms name, 0 to 1, weighing rare words more.

    The score is the harmonic mean of how much of the title is named and how much of the terms the
    title accounts for, so that neither a long title nor a long question hides a match.
    """
    wanted = {term.stem: _in_titles(term, titles) for term in terms}
    asked_weight = sum(titles.weight(one) for one in wanted)
    found: dict[Title, dict[str, float]] = {}
    for matches in wanted.values():
        for one, strength in matches.items():
            for entry in titles.by_stem.get(one, ()):
                kept = found.setdefault(entry, {})
                kept[one] = max(kept.get(one, 0.0), strength)
    return {
        entry.document_id: _score(named, entry.stems, asked_weight, titles)
        for entry, named in found.items()
    }


def title_score(terms: Iterable[Term], title: str, titles: Titles) -> float:
    """The same of one title that is not a procedure's."""
    stems, asked = stem_set(title), list(terms)
    named = {term.stem: 1.0 for term in asked if term.stem in stems}
    asked_weight = sum(titles.weight(one) for one in {term.stem for term in asked})
    return _score(named, stems, asked_weight, titles)


def acronym_match(terms: Iterable[Term], titles: Titles) -> frozenset[str]:
    """Documents whose title gives, in brackets, an acronym that the question uses."""
    return frozenset(
        entry.document_id for term in terms for entry in titles.by_acronym.get(fold(term.word), ())
    )


def _score(
    named: dict[str, float], stems: frozenset[str], asked_weight: float, titles: Titles
) -> float:
    weight = sum(titles.weight(one) * strength for one, strength in named.items())
    title_weight = titles.weight_of(stems)
    if not weight or not title_weight:
        return 0.0
    recall, precision = weight / title_weight, min(1.0, weight / max(asked_weight, 1e-9))
    return 2 * recall * precision / (recall + precision)


def _in_titles(term: Term, titles: Titles) -> dict[str, float]:
    """Stems of titles that the term may mean, with how sure that is."""
    if term.stem in titles.by_stem:
        return {term.stem: 1.0}
    meant = {one: _SYNONYM for one in synonyms(term.stem) if one in titles.by_stem}
    return meant or _misspelt(term.stem, titles.by_stem)


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
