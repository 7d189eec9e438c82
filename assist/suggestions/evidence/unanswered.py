"""What is admitted of questions that ask for nothing by name and that no page answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import folded_in_place
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.open_questions import OpenQuestion, asks_whether
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.understanding.repeated import repeated
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import languages_with, read_table
from assist.suggestions.vocabulary.values import is_unit
from indexes.models import Aspect

_FILE = "several.toml"


def unanswered(
    questions: Iterable[OpenQuestion], told: Sequence[AspectEvidence], title: str, language: str
) -> tuple[str, ...]:
    """As they were asked; without those that ask for help, and what is told speaks of."""
    units = [unit for one in told for unit in one.units]
    known = stem_set(" ".join((title, *(f"{unit.heading} {unit.text}" for unit in units))))
    aspects = {aspect for one in told for aspect in (one.aspect, one.spoken)}
    return tuple(
        words
        for one in questions
        if (words := repeated(one.core, language))
        and not _unasked(language).search(folded_in_place(words))
        and (_names_more(words, known) if language == PAGES else asks_whether(words, language))
        and (one.whether or not _hints_at(words, aspects, language))
    )


def _hints_at(words: str, told: Collection[Aspect], language: str) -> bool:
    """«¿Qué ocurre si nadie contesta?»: what is told, by another name."""
    return not set(told).isdisjoint(asked_about(words, aspect_vocabulary(language)).aspects)


def _names_more(words: str, known: frozenset[str]) -> bool:
    """A thing that nothing which is told speaks of. Of another language, nobody knows which of its
    words the pages say."""
    terms = topic_terms(words, aspect_vocabulary(PAGES))
    return any(not stands(term.stem, known) and not is_unit(term.word) for term in terms)


@cache
def _unasked(language: str) -> re.Pattern[str]:
    """Matches everything in a language without such words: nothing is told apart there."""
    table = read_table(language, _FILE) if language in languages_with(_FILE) else {}
    return re.compile("|".join(rf"(?<!\w)(?:{one})(?!\w)" for one in table.get("unasked", ())))
