"""Editions of one call: last year's page answers nobody unless it is asked for by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.folding import fold
from assist.suggestions.understanding.question import Question
from indexes.models import Edition
from indexes.windows import state_on as state_today

__all__ = ["family", "prefer_current", "state_today", "year_of"]

_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:\s*[-/]\s*(?:(?:19|20)?\d\d))?\b")
_EDITION_WORDS = re.compile(r"\b(convocatoria|edicion|ano|curso|campana|ejercicio|temporada)\b")
_DEMOTION = 0.55


@lru_cache(maxsize=16_384)
def family(title: str) -> str:
    """The title without its year, so that editions of one call share it."""
    bare = _EDITION_WORDS.sub(" ", _YEAR.sub(" ", fold(title)))
    return " ".join(re.findall(r"\w+", bare))


@lru_cache(maxsize=16_384)
def year_of(title: str) -> int | None:
    found = _YEAR.findall(title)
    return max(int(year) for year in found) if found else None


def _edition(one: Candidate) -> Edition | None:
    """Of the page that prevails, where ingestion told its editions apart."""
    pages = (hit.passage for hit in one.hits if hit.passage.document_id == one.document_id)
    return next((passage.edition for passage in pages), None)


def prefer_current(candidates: Sequence[Candidate], question: Question) -> list[Candidate]:
    """Demotes the editions that a later one replaces, unless the question names them."""
    newest: dict[str, int] = {}
    for one in candidates:
        year = year_of(one.title)
        if year is not None:
            name = family(one.title)
            newest[name] = max(year, newest.get(name, 0))
    return [_demoted(one, newest, question) for one in candidates]


def _demoted(one: Candidate, newest: dict[str, int], question: Question) -> Candidate:
    edition = _edition(one)
    year = year_of(edition.name if edition else one.title)
    named = (one.code in question.codes) or (year is not None and str(year) in question.names_year)
    later = year is not None and newest.get(family(one.title), 0) > year
    if named or not (later if edition is None else not edition.current):
        return one
    return replace(one, score=one.score * _DEMOTION, features={**one.features, "superseded": 1.0})
