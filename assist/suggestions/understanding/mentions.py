"""Which procedures a question names: by number, by acronym, by words of their title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Term
from assist.suggestions.understanding.title_scores import TitleScores
from assist.suggestions.vocabulary.synonyms import synonyms

_ANNOUNCED = re.compile(
    r"(?:tr[aá]mite|procedimiento|c[oó]digo|n[uú]mero|n\.?\s?[ºo°])\s*(?:n\.?\s?[ºo°]?\.?\s*)?(\d{1,6}[a-z]?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\d.,/-])(\d{3,6}[A-Za-z]?)(?![\d.,/-]*\d|\s*(?:€|euros|eur|km|kg|años|días|meses|personas|habitantes))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAMED = 0.5  # how well a title must be named to leave no other open
_SYNONYM = 0.7
_MISSPELT = 0.8


def codes_named(text: str, titles: Titles) -> tuple[str, ...]:
    """Codes that the snapshot knows, in order. A bare year is a year, not a code."""
    announced = [match.upper() for match in _ANNOUNCED.findall(text)]
    bare = [match.upper() for match in _BARE.findall(text) if not _YEAR.fullmatch(match)]
    return tuple(dict.fromkeys(c for c in (*announced, *bare) if c in titles.codes))


def years_named(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_YEAR.findall(text)))


def title_scores(terms: Iterable[Term], titles: Titles) -> TitleScores:
    """How much of each title the terms name, weighing rare words more."""
    named: dict[str, float] = {}
    worths: dict[str, float] = {}
    for term in terms:
        worths[term.stem] = term.worth
        for one, strength in _in_titles(term, titles).items():
            named[one] = max(named.get(one, 0.0), term.worth * strength)
    asked = sum(titles.weight(one) * worth for one, worth in worths.items())
    return TitleScores(titles, named, asked)


def named_titles(terms: Iterable[Term], titles: Titles) -> frozenset[str]:
    """Stems of the titles that the terms name well; empty where they name none."""
    named = title_scores(terms, titles).at_least(_NAMED)
    return frozenset().union(*(titles.entries[titles.places[one]].stems for one in named))


def title_score(terms: Iterable[Term], title: str, titles: Titles) -> float:
    """The same of one title that is not a procedure's."""
    stems, asked = stem_set(title), list(terms)
    named = {term.stem: term.worth for term in asked if term.stem in stems}
    if not named:
        return 0.0
    worths = {term.stem: term.worth for term in asked}
    asked_weight = sum(titles.weight(one) * worth for one, worth in worths.items())
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
    return meant or _misspelt(term.stem, titles)


def _misspelt(one: str, titles: Titles) -> dict[str, float]:
    allowed = 0 if len(one) < 5 else 1 if len(one) < 9 else 2
    if not allowed:
        return {}
    known = titles.stems_by_initial.get(one[0])
    return dict.fromkeys(known.within(one, allowed), _MISSPELT) if known else {}
