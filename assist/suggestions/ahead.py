"""What is read before the first question, so that nobody waits for it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice

from assist.suggestions.evidence.contradictions.ruled import read_ahead as read_rules
from assist.suggestions.evidence.contradictions.ruled import side_of
from assist.suggestions.evidence.lookup.sources import read_ahead as read_tables
from assist.suggestions.evidence.nearness import read_ahead as weigh
from assist.suggestions.evidence.units import read_ahead as read_sentences
from assist.suggestions.evidence.weighed import weighed_in
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.pipeline import STAGES, run
from assist.suggestions.pipeline.assess import assess
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.schemas import SuggestionRequest
from assist.suggestions.vocabulary.files import languages_with
from indexes.embedders.protocol import Embedder
from indexes.models import Passage, Pool
from indexes.settings import Settings

logger = logging.getLogger(__name__)

_PAGES = 300  # at most: those of the first procedures
_PASSAGES = 4_000  # of each pool, at most: their facts
_REHEARSED = 20  # questions
_UNTIL_DRAFTED = STAGES[: STAGES.index(assess) + 1]


def weigh_pages(knowledge: Knowledge, embedder: Embedder, settings: Settings) -> None:
    """Finds the vectors of the sentences that questions are weighed against. Raises
    EmbedderError."""
    weighed = map(weighed_in, chain.from_iterable(_pages(knowledge)))
    weigh(chain.from_iterable(weighed), embedder, settings)


def read_pages(knowledge: Knowledge) -> None:
    """Finds what they say and rule, and what they lay out in rows."""
    for passage in knowledge.first_passages(_PASSAGES):
        with _going_on(passage.document_id):
            read_sentences(passage)
            read_rules(passage)
    for page in _pages(knowledge):
        with _going_on(page[0].document_id if page else "a page"):
            read_tables(page)
            side_of(page)


def rehearse(resources: Resources) -> None:
    """Asks what was asked before, and for a page in every language: whatever is loaded once is
    loaded by that."""
    for request in _asked(resources.knowledge):
        with _going_on("a question"):
            run(Context(request, resources), _UNTIL_DRAFTED)


@contextmanager
def _going_on(what: str) -> Iterator[None]:
    """What cannot be read is met again by who asks about it, and by nobody else."""
    try:
        yield
    except Exception:
        logger.exception("%s could not be read ahead", what)


def _asked(knowledge: Knowledge) -> Iterator[SuggestionRequest]:
    for entry in knowledge.titles.entries[:1]:
        for language in languages_with("aspects.toml"):
            yield SuggestionRequest(query=entry.text, language=language)
    for case in islice(knowledge.snapshot.each_of_pool(Pool.CASES), _REHEARSED):
        if case.question:
            yield SuggestionRequest(query=case.question)


def _pages(knowledge: Knowledge) -> Iterator[tuple[Passage, ...]]:
    return (knowledge.document(entry.document_id) for entry in knowledge.titles.entries[:_PAGES])
