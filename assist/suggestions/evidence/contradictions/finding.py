"""The contradiction that a reply shows, of all that there may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.asked_alike import asked_alike
from assist.suggestions.evidence.contradictions.between import standings_of
from assist.suggestions.evidence.contradictions.closed_lists import closed_lists
from assist.suggestions.evidence.contradictions.copies import copies
from assist.suggestions.evidence.contradictions.denied import denied, is_closed
from assist.suggestions.evidence.contradictions.disputes import Disputes
from assist.suggestions.evidence.contradictions.found_elsewhere import found_elsewhere
from assist.suggestions.evidence.contradictions.near_pages import near_passages
from assist.suggestions.evidence.contradictions.opposition import opposition
from assist.suggestions.evidence.contradictions.ruled import names
from assist.suggestions.evidence.contradictions.subjects import is_of_another, subjects_of
from assist.suggestions.evidence.contradictions.told_values import contested
from assist.suggestions.evidence.contradictions.unasked import is_unasked
from assist.suggestions.evidence.evidence import Conflict
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.retitled import pages_of_retitled
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.standing import Standing
from indexes.models import DocumentKind, Passage

_GUIDES = 6  # candidates beside the first, whose pages may speak of it


def contradiction(
    candidate: Candidate,
    disputes: Disputes,
    answers: Sequence[Answer],
    focus: Sequence[Unit],
    told: Sequence[Unit],
    pages: Sequence[Page],
    others: Sequence[Candidate],
    read: Reading,
) -> Conflict | None:
    """What is known to be disputed comes before what the pages say at the question, and values that
    are told before what else was asked. What an editor ruled on is none. `focus`: the sentences on
    the very question; `told`: those and all others that the reply tells. `pages`: the prevailing
    one first; `others`: what else was found."""
    question = read.question.text
    elsewhere = pages_of_retitled(candidate, read)
    pages = [*pages, *elsewhere]
    places = standings_of((page[0].document_id for page in pages), read)
    current = [page for page in pages if not places[page[0].document_id].is_stale]
    same = found_elsewhere(candidate, others, read)
    called = (candidate.title, *(page[0].subject for page in elsewhere), *(c.title for c in same))
    near = near_passages(candidate, called, others, told, read)
    beside = (*near, *(passage for page in elsewhere for passage in page))
    finders: tuple[Callable[[], Conflict | None], ...] = (
        lambda: disputes.open_conflict(answers, focus, told),
        lambda: disputes.settled(contested(answers, read, pages, places)),
        lambda: disputes.named_conflict(answers, question),
        lambda: disputes.settled(asked_alike(answers, called, told, beside, read)),
        lambda: disputes.settled(_opposition(answers, told, current, others, near, read, places)),
        lambda: disputes.settled(_denied(answers, called, told, current, beside, read)),
        lambda: disputes.settled(closed_lists(answers, question, current, places)),
        lambda: disputes.settled(_copies(answers, current, near, read)),
    )
    asked = (found for find in finders if (found := find()) and not is_unasked(found, read))
    return next(asked, None)


def _denied(
    answers: Sequence[Answer],
    called: Sequence[str],
    told: Sequence[Unit],
    pages: Sequence[Page],
    beside: Sequence[Passage],
    read: Reading,
) -> Conflict | None:
    """On the pages of the procedure, and in what speaks of it and of nothing else."""
    if not any(is_closed(each.part) for each in answers):
        return None
    subjects = subjects_of(called, told, read)
    passages = (*beside, *(passage for page in pages for passage in page))
    units = [unit for passage in passages for unit in units_of(passage)]
    return denied(
        answers,
        " ".join(called),
        told,
        units,
        lambda unit: not is_of_another(unit, subjects, read),
        lambda documents: standings_of(documents, read),
    )


def _copies(
    answers: Sequence[Answer], pages: Sequence[Page], near: Sequence[Passage], read: Reading
) -> Conflict | None:
    """On the pages of the procedure, and in what speaks of it."""
    all_ = [*pages, *((passage,) for passage in near)]
    return copies(answers, all_, standings_of({page[0].document_id for page in all_}, read))


def _opposition(
    answers: Sequence[Answer],
    told: Sequence[Unit],
    pages: Sequence[Page],
    others: Sequence[Candidate],
    near: Sequence[Passage],
    read: Reading,
    places: Mapping[str, Standing],
) -> Conflict | None:
    """Also with the guides that were found beside it; of a guide, with the procedure that it tells
    of. `places`: the standing of the pages."""
    guides = [
        page
        for other in others[:_GUIDES]
        if any(hit.passage.kind is not DocumentKind.PROCEDURE for hit in other.hits)
        for page in read.pages_of(other)
        if page[0].kind is not DocumentKind.PROCEDURE
    ]
    if (host := _host(told, pages, others, read)) is not None:
        pages, guides = [host], [*pages, *guides]
    documents = {page[0].document_id for page in (*pages, *guides)}
    documents |= {passage.document_id for passage in near}
    return opposition(
        answers, told, pages, {**standings_of(documents, read), **places}, guides, near
    )


def _host(
    told: Sequence[Unit], pages: Sequence[Page], others: Sequence[Candidate], read: Reading
) -> Page | None:
    """The sheet of the procedure that a guide is told to speak of."""
    if not pages or pages[0][0].kind is DocumentKind.PROCEDURE:
        return None
    likely = (one for one in others[:_GUIDES] if one.is_procedure)
    named = (one for one in likely if any(names(one.title, unit) for unit in told))
    return next((page for one in named for page in read.pages_of(one)), None)
