"""Legal references: norms with the articles that are cited of them."""

from __future__ import annotations

from collections.abc import Iterator

from indexes.facts.articles import articles_after, articles_before
from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.norms import Norm, find_norms
from indexes.facts.reading import Reading


def find_legal_references(reading: Reading) -> Iterator[Candidate]:
    """`ley 39/2015`, `orden hap/153/2016`, `ley 39/2015#art.21.3`; several articles, one fact
    each, the norm being in the span of the one beside it."""
    taken = -1
    for norm in sorted(find_norms(reading), key=lambda norm: (norm.start, -norm.end)):
        if norm.start < taken:
            continue
        found = list(_with_articles(reading, norm))
        taken = max([taken, *(candidate.end for candidate in found)])
        yield from found


def _with_articles(reading: Reading, norm: Norm) -> Iterator[Candidate]:
    folded = reading.folded
    if before := articles_before(folded, norm.start):
        *others, last = before
        yield from (_cited(a.start, a.end, norm, a.form) for a in others)
        yield _cited(last.start, norm.end, norm, last.form)
    elif after := articles_after(folded, norm.end):
        first, *others = after
        yield _cited(norm.start, _closed(folded, norm.start, first.end), norm, first.form)
        yield from (_cited(a.start, a.end, norm, a.form) for a in others)
    elif not norm.needs_article:
        yield _cited(norm.start, norm.end, norm, "")


def _cited(start: int, end: int, norm: Norm, article: str) -> Candidate:
    form = f"{norm.form}#art.{article}" if article else norm.form
    return Candidate(FactKind.LEGAL_REFERENCE, start, end, form, Slot.LEGAL_BASIS)


def _closed(folded: str, start: int, end: int) -> int:
    """A bracket opened inside the value is closed inside it."""
    opened = folded.count("(", start, end) > folded.count(")", start, end)
    return end + 1 if opened and folded[end : end + 1] == ")" else end
