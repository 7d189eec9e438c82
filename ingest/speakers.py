"""Who speaks of a procedure: live documents, valid articles, resolved cases that are not stale."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sqlmodel import Session

from indexes.conflicts import StatedValue
from indexes.facts import FactKind, extract_facts
from indexes.models import DocumentKind, ExtractedDocument
from indexes.repositories.cases import CaseRepository
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.facts import FactRepository
from indexes.repositories.sources import SourceRepository
from indexes.tables import Document, DocumentFact, ResolvedCase
from ingest.collecting import ARTICLES, Collected, collect_articles
from ingest.sources import ARTICLE_AUTHORITY
from ingest.stated import sentence_at
from ingest.statements import Speaker, Spoken, document_years, loose_statements, statements
from ingest.subjects import Catalogue

CASES = "cases"


@dataclass(frozen=True)
class Room:
    """What is the same for every procedure of one run."""

    catalogue: Catalogue
    authority: dict[str, int]  # by source
    families: Counter[str]  # how many procedures stand at addresses of one kind
    articles: dict[str, tuple[Speaker, ...]]  # by procedure


def open_room(session: Session, catalogue: Catalogue, today: date) -> Room:
    articles: dict[str, list[Speaker]] = defaultdict(list)
    for item in collect_articles(session, today):
        key, speaker = _article(item, catalogue)
        if key:
            articles[key].append(speaker)
    return Room(
        catalogue=catalogue,
        authority={source.name: source.authority for source in SourceRepository(session).list()},
        families=Counter(map(address_family, catalogue.by_url)),
        articles={key: tuple(found) for key, found in articles.items()},
    )


def official(session: Session, about: str, room: Room) -> list[Speaker]:
    """Documents and articles."""
    by_document: dict[str, list[DocumentFact]] = defaultdict(list)
    for fact in FactRepository(session).about(about):
        by_document[fact.document_id].append(fact)
    documents = DocumentRepository(session)
    found = [
        _document(document, facts, room)
        for id, facts in by_document.items()
        if (document := documents.get(id)) is not None
    ]
    return [*found, *room.articles.get(about, ())]


def replies(session: Session, about: str) -> Iterator[Speaker]:
    """Resolved cases of the procedure; cases name procedures by their codes."""
    for case in CaseRepository(session).list(procedure_code=about):
        if not case.stale:
            yield _case(case)


def address_family(url: str) -> str:
    """Addresses of one kind: the host and the folders above the page, two at most."""
    parts = urlsplit(url)
    folders = [part for part in parts.path.split("/") if part][:-1]
    return "/".join((parts.netloc, *folders[:2]))


def dated(session: Session, speaker: Speaker) -> date | None:
    """The date that a page gives for itself. Read only where it is needed: contents are large."""
    if DocumentRepository(session).get(speaker.document_id) is None:
        return speaker.said_on
    content = DocumentRepository(session).current(speaker.document_id).content
    return ExtractedDocument.model_validate({**content, "links": ()}).published_at


def _document(document: Document, facts: Sequence[DocumentFact], room: Room) -> Speaker:
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
        statements=statements(spoken, years),
    )


def _article(item: Collected, catalogue: Catalogue) -> tuple[str | None, Speaker]:
    words = "\n".join(block.text for block in item.document.blocks)
    spoken = _spoken(f"{item.document.title}\n{words}", item.document.url)
    codes = {one.stated.normalised for one in spoken if one.kind == FactKind.PROCEDURE_CODE}
    known = {code for code in codes if code in catalogue.titles}
    about = known.pop() if len(known) == 1 else catalogue.about(item.document)
    retrieved = item.placement.retrieved_at
    speaker = Speaker(
        document_id=item.document.url,
        document_kind=DocumentKind.ARTICLE,
        source=ARTICLES,
        title=item.document.title,
        url=item.document.url,
        authority=ARTICLE_AUTHORITY,
        said_on=item.document.published_at or (retrieved.date() if retrieved else None),
        years=frozenset(),
        statements=statements(spoken, frozenset()),
    )
    return about, speaker


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
        loose=loose_statements(spoken),
    )


def _replied(case: ResolvedCase, url: str) -> list[Spoken]:
    """Of the reply alone; the question tells what its values are of. Facts are read in Spanish."""
    if case.language not in (None, "es"):
        return []
    return _spoken(case.answer, url, after=case.question)


def _spoken(words: str, url: str, after: str = "") -> list[Spoken]:
    start = len(after) + 1 if after else 0
    words = f"{after}\n{words}" if after else words
    return [
        Spoken(
            fact.kind.value,
            fact.slot.value,
            "other",
            StatedValue(
                normalised=fact.normalised,
                value=fact.value,
                sentence=sentence_at(words, fact.start),
                url=url,
            ),
        )
        for fact in extract_facts(words)
        if fact.start >= start
    ]
