"""Who speaks of a procedure: live documents, valid articles, resolved cases that are not stale."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from indexes.addresses import address_family
from indexes.conflicts import WINDOW, StatedValue
from indexes.facts import Fact, FactKind, Slot, extract_facts
from indexes.models import Aspect, DocumentKind, ExtractedDocument, Passage
from indexes.repositories.cases import CaseRepository
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.facts import FactRepository
from indexes.repositories.sources import SourceRepository
from indexes.stems import stems_of
from indexes.tables import Document, DocumentFact, ResolvedCase
from ingest.collecting import ARTICLES, Collected, collect_articles
from ingest.extractors.headings import is_question
from ingest.sources import ARTICLE_AUTHORITY
from ingest.splitters import document_passages
from ingest.truth.same_thing import scope
from ingest.truth.stated import sentence_at
from ingest.truth.statements import (
    Speaker,
    Spoken,
    Statement,
    document_years,
    loose_statements,
    statements,
)
from ingest.truth.subjects import Catalogue

CASES = "cases"
_PASSAGE = 200  # words
_ENDING = re.compile(r"/[\d-]")  # of a term whose last day is known
_RANGE = re.compile(r"[\d-]/[\d-]")  # and the first
_YEARS = re.compile(r"\b20\d\d(?=-)")


@dataclass(frozen=True)
class Room:
    """What is the same for every procedure of one run."""

    catalogue: Catalogue
    authority: dict[str, int]  # by source
    families: Counter[str]  # how many procedures stand at addresses of one kind
    articles: dict[str, tuple[Speaker, ...]]  # by procedure
    today: date


def open_room(session: Session, catalogue: Catalogue, today: date) -> Room:
    articles: dict[str, list[Speaker]] = defaultdict(list)
    for item in collect_articles(session, today):
        for key, speaker in _articles(item, catalogue):
            articles[key].append(speaker)
    return Room(
        catalogue=catalogue,
        authority={source.name: source.authority for source in SourceRepository(session).list()},
        families=Counter(map(address_family, catalogue.by_url)),
        articles={key: tuple(found) for key, found in articles.items()},
        today=today,
    )


def official(session: Session, about: str, room: Room) -> list[Speaker]:
    """Documents and articles."""
    by_document: dict[str, list[DocumentFact]] = defaultdict(list)
    for fact in FactRepository(session).about(about):
        by_document[fact.document_id].append(fact)
    documents = DocumentRepository(session)
    found = [
        _document(document, facts, about, room)
        for id, facts in by_document.items()
        if (document := documents.get(id)) is not None
    ]
    return [*found, *room.articles.get(about, ())]


def replies(session: Session, about: str) -> Iterator[Speaker]:
    """Resolved cases of the procedure; cases name procedures by their codes."""
    for case in CaseRepository(session).list(procedure_code=about):
        if not case.stale:
            yield _case(case)


def dated(session: Session, speaker: Speaker) -> date | None:
    """The date that a page gives for itself. Read only where it is needed: contents are large."""
    if DocumentRepository(session).get(speaker.document_id) is None:
        return speaker.said_on
    content = DocumentRepository(session).current(speaker.document_id).content
    return ExtractedDocument.model_validate({**content, "links": ()}).published_at


def _document(document: Document, facts: Sequence[DocumentFact], about: str, room: Room) -> Speaker:
    spoken = [
        Spoken(
            fact.kind,
            fact.slot,
            fact.aspect,
            StatedValue(
                normalised=fact.normalised, value=fact.value, sentence=fact.sentence,
                section=tuple(fact.section), url=fact.url, passage_id=fact.passage_id,
            ),
        )
        for fact in facts
    ]  # fmt: skip
    years = document_years(document.title, document.url, document.edition or "", spoken)
    found = statements(spoken, years)
    if not _is_sheet(document):
        found = tuple(s for s in found if s.kind != WINDOW or _is_of(s, about, room, found))
    return Speaker(
        document_id=document.id,
        document_kind=DocumentKind(document.kind),
        source=document.source,
        title=document.title,
        url=document.url,
        authority=room.authority.get(document.source, 0),
        said_on=None,
        years=years,
        edition=document.edition,
        replaced=document.edition_current is False,
        family=room.families.get(address_family(document.url), 0),
        statements=(*found, *_dated(document, found, about, room)),
        loose=loose_statements(spoken, years),
    )


def _is_sheet(document: Document) -> bool:
    return document.kind == DocumentKind.PROCEDURE.value


def _dated(
    document: Document, found: Sequence[Statement], about: str, room: Room
) -> Iterator[Statement]:
    """Who gives the days of a window says that it is not open all the year: a sheet where it speaks
    of that; another page in a sentence that names the procedure, of a year that is not over."""
    if any(one.kind == WINDOW for one in found):
        return
    for one in found:
        if one.kind != FactKind.DATE or one.slot != Slot.DEADLINE:
            continue
        told = _ENDING if _is_sheet(document) else _RANGE
        dated = tuple(
            value.model_copy(update={"normalised": "dated"})
            for value in one.values
            if told.search(value.normalised)
        )
        placed = one.aspect in (Aspect.DEADLINE, Aspect.STATUS)
        if dated and (placed if _is_sheet(document) else _is_of(one, about, room)):
            yield replace(one, kind=WINDOW, values=dated)


def _is_of(statement: Statement, about: str, room: Room, beside: Sequence[Statement] = ()) -> bool:
    """`beside`: what else the page states, whose dates tell of which year it is."""
    years = _years_of([statement]) or _years_of(beside)
    if years and max(years) < room.today.year:
        return False
    heading = statement.heading if is_question(statement.heading) else ""
    title = stems_of(room.catalogue.subjects.get(about, ""))
    is_named = room.catalogue.names.named(f"{heading} {statement.sentence}") == about
    return is_named and scope(statement, title).is_general


def _years_of(statements: Sequence[Statement]) -> set[int]:
    forms = (value.normalised for one in statements for value in one.values)
    return {int(year) for form in forms for year in _YEARS.findall(form)}


def _articles(item: Collected, catalogue: Catalogue) -> Iterator[tuple[str, Speaker]]:
    """One speaker for each procedure that the article speaks of."""
    by_key: dict[str, list[Spoken]] = defaultdict(list)
    words = "\n".join((item.document.title, *(block.text for block in item.document.blocks)))
    whole = _coded(extract_facts(words), catalogue) or catalogue.about(item.document)
    for passage in document_passages(item.document, item.placement, _PASSAGE):
        headings = (item.document.title, *passage.section)
        for fact in extract_facts(passage.text, section=passage.section, aspect=passage.aspect):
            key = whole or catalogue.names.subject_at(passage.text, fact.start, headings)
            if key:
                by_key[key].append(_said(passage.text, fact, item.document.url, passage))
    retrieved = item.placement.retrieved_at
    for key, spoken in by_key.items():
        yield (
            key,
            Speaker(
                document_id=item.document.url,
                document_kind=DocumentKind.ARTICLE,
                source=ARTICLES,
                title=item.document.title,
                url=item.document.url,
                authority=ARTICLE_AUTHORITY,
                said_on=item.document.published_at or (retrieved.date() if retrieved else None),
                years=frozenset(),
                statements=statements(spoken, frozenset()),
                loose=loose_statements(spoken, frozenset()),
            ),
        )


def _coded(facts: Sequence[Fact], catalogue: Catalogue) -> str | None:
    """The only known procedure whose code is given."""
    codes = {fact.normalised for fact in facts if fact.kind is FactKind.PROCEDURE_CODE}
    known = {code for code in codes if code in catalogue.titles}
    return known.pop() if len(known) == 1 else None


def _case(case: ResolvedCase) -> Speaker:
    address = f"case:{case.id}"
    spoken = _replied(case, address)
    return Speaker(
        document_id=address,
        document_kind=DocumentKind.CASE,
        source=CASES,
        title=case.question,
        url=address,
        authority=0,
        said_on=case.resolved_at.date(),
        years=frozenset(),
        statements=statements(spoken, frozenset()),
        loose=loose_statements(spoken, frozenset()),
    )


def _replied(case: ResolvedCase, url: str) -> list[Spoken]:
    """Of the reply alone; the question tells what its values are of. Facts are read in Spanish."""
    if case.language not in (None, "es"):
        return []
    return _spoken(case.answer, url, after=case.question)


def _spoken(words: str, url: str, after: str = "") -> list[Spoken]:
    start = len(after) + 1 if after else 0
    words = f"{after}\n{words}" if after else words
    return [_said(words, fact, url) for fact in extract_facts(words) if fact.start >= start]


def _said(words: str, fact: Fact, url: str, passage: Passage | None = None) -> Spoken:
    stated = StatedValue(
        normalised=fact.normalised,
        value=fact.value,
        sentence=sentence_at(words, fact.start),
        section=passage.section if passage else (),
        url=url,
    )
    aspect = passage.aspect if passage else Aspect.OTHER
    return Spoken(fact.kind.value, fact.slot.value, aspect.value, stated)
