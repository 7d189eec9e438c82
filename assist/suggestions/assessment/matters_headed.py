"""What pages speak of beyond their titles, by their headings and by the names of the rows of their
tables: a page on waste speaks of the recycling centre, bound ordinances of each tax."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from assist.suggestions.assessment.own_authorities import own_authorities
from assist.suggestions.assessment.site_titles import PASSAGES, SiteTitle
from assist.suggestions.evidence.narrowing.branches import branch_of, branches_of
from assist.suggestions.evidence.units import units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.understanding.topic import topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.cells import BETWEEN
from assist.suggestions.vocabulary.headings import is_navigation
from assist.suggestions.vocabulary.patterns import patterns
from indexes.models import Passage, Pool

_MOST = 2_000  # names of one site: the rest stays unread
_MOST_WORDS = 12
_ASIDE = re.compile(r"\([^()]*\)")
_ASKS = "?"  # lists of questions are read as such


def matters_headed(passage: Passage, knowledge: Knowledge) -> Iterator[str]:
    """By its headings; of a procedure, which its title names, only where its page says the same of
    several things under a heading each: four grants with their terms and sums."""
    if not _is_of_a_procedure(passage):
        yield from _naming(passage.section)
    elif len(passage.section) > 1:
        groups = branches_of(knowledge.document(passage.document_id))
        branches = (branch_of(passage, paths) for paths in groups)
        yield from _naming(path[-1] for path in branches if path)


def rows_named(passage: Passage) -> Iterator[str]:
    """By the rows that state something beside their name, be it of a matter of others: a provincial
    council collects the taxes of its towns."""
    if not _is_of_a_procedure(passage):
        yield from _naming(_row_names(passage))


def titles_headed(knowledge: Knowledge) -> list[SiteTitle]:
    """The headings as titles of their pages, but for matters of others, of which guides speak
    too."""
    own = own_authorities(knowledge)
    found = names_of(knowledge, partial(matters_headed, knowledge=knowledge))
    return [
        SiteTitle(key, text, stem_set(text), stem_set(text), is_heading=True)
        for key, text in found
        if not _is_of_others(text, own)
    ]


def names_of(
    knowledge: Knowledge, names: Callable[[Passage], Iterable[str]]
) -> list[tuple[str, str]]:
    """Each with the key of its page; none where the pages are too many to be read."""
    if knowledge.snapshot.count(Pool.OFFICIAL) > PASSAGES:
        return []
    found = {
        (knowledge.titles.key_of(passage), text)
        for passage in knowledge.snapshot.each_of_pool(Pool.OFFICIAL)
        for text in names(passage)
    }
    return sorted(found)[:_MOST]


def _is_of_others(text: str, own: frozenset[str]) -> bool:
    matter = patterns().matter(text)
    return matter is not None and matter.authority not in own


def _is_of_a_procedure(passage: Passage) -> bool:
    return bool(passage.procedure_code or passage.procedure_title)


def _naming(texts: Iterable[str]) -> Iterator[str]:
    """What says more than which aspect stands below it."""
    vocabulary = aspect_vocabulary(PAGES)
    for text in dict.fromkeys(texts):
        is_short = len(text.split()) <= _MOST_WORDS and not text.rstrip().endswith(_ASKS)
        if is_short and not is_navigation(text) and topic_terms(text, vocabulary):
            yield text


def _row_names(passage: Passage) -> Iterator[str]:
    """The cells before the first that holds a number; nothing of rows without one."""
    for unit in units_of(passage):
        cells = [_ASIDE.sub(" ", cell).strip() for cell in BETWEEN.split(unit.text)]
        stating = next((n for n, cell in enumerate(cells) if any(map(str.isdigit, cell))), 0)
        if stating:
            yield " ".join(cells[:stating])
