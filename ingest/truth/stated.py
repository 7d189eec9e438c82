"""What documents state: reads the facts of those that are new or changed, and tells what became of
the facts that they stated before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Engine
from sqlmodel import Session

from indexes.conflicts import COUNT, WINDOW
from indexes.database import session_scope
from indexes.facts import Fact, FactKind, Slot, extract_facts
from indexes.lines import line_around
from indexes.models import ExtractedDocument, Passage
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.facts import FactRepository, keys_of
from indexes.stems import stems_of
from indexes.tables import Document, DocumentFact
from ingest.progress import REINDEX, Progress, silent
from ingest.read_values import with_read
from ingest.splitters import Placement, document_passages
from ingest.splitters.sentences import sentences
from ingest.texts import text
from ingest.truth.counting import Count, counts_in
from ingest.truth.meaning import SpokenOf
from ingest.truth.openness import windows_in
from ingest.truth.reading import Reading, is_sheet, sheetlike_among, was_by_meaning
from ingest.truth.rows import Rows, rows_of
from ingest.truth.subjects import Catalogue, catalogue_of, title_key

FactKey = tuple[str, str, str]  # kind, slot, normal form
_BATCH = 50
_ORDERS = "instructions"  # a hazard of a page
_BARE, _LINE = 8, 240  # words of a sentence that is only a number; characters of a line shown whole


@dataclass(frozen=True)
class Restated:
    """A document that was read anew. `keys` are the procedures that it is or was about."""

    document_id: str
    keys: frozenset[str]
    removed: frozenset[FactKey]
    added: frozenset[FactKey]
    moved: bool = False  # some are told of another procedure than before

    @property
    def is_changed(self) -> bool:
        return bool(self.removed or self.added or self.moved)


def restate(
    engine: Engine,
    max_words: int,
    progress: Progress = silent,
    then: Callable[[Session, Sequence[Restated]], None] | None = None,
    spoken_of: SpokenOf | None = None,
) -> tuple[list[Restated], Catalogue]:
    """Committed some documents at a time, together with what `then` does about them, so that what
    was done before a kill need not be done again. `spoken_of`: tells by meaning what passages speak
    of that name nothing; without it, none is."""
    with session_scope(engine) as session:
        live = DocumentRepository(session).list()
        gone = FactRepository(session).leftover()
    sheetlike = sheetlike_among(engine, live)
    catalogue = catalogue_of(live, sheetlike)
    reading = Reading(catalogue, max_words, sheetlike)
    changed = {d.id for d in live if not reading.is_of(d)}
    if spoken_of and (changed or not all(map(was_by_meaning, live))):
        meant = spoken_of(_subjects(live, catalogue), catalogue.names)
        reading = replace(reading, spoken_of=meant)
    outdated = [d.id for d in live if not reading.is_of(d)]
    # A sheet that has changed may be what others are near to, and tells the next run to look at
    # them: it is written last.
    outdated.sort(key=changed.__contains__)
    found: list[Restated] = []
    todo = [*outdated, *gone]
    for start in range(0, len(todo), _BATCH):
        progress(start, len(todo), REINDEX, text("steps.facts"))
        with session_scope(engine) as session:
            batch = todo[start : start + _BATCH]
            restated = [_restate(session, id, reading) for id in batch]
            if then is not None:
                then(session, restated)
        found += restated
    return found, catalogue


def _subjects(live: Sequence[Document], catalogue: Catalogue) -> dict[str, str]:
    """Document → key of what it is the sheet of."""
    sheets = {d.id: catalogue.by_url[d.url] for d in live if is_sheet(d)}
    titles = ((d.id, title_key(d.folded_title)) for d in live if d.id not in sheets)
    return {**sheets, **{id: key for id, key in titles if key in catalogue.pages}}


def _restate(session: Session, id: str, reading: Reading) -> Restated:
    documents, facts = DocumentRepository(session), FactRepository(session)
    document = documents.get(id)
    before = facts.of_document(id)
    if document is None or document.state != "live":
        if document is not None:
            facts.replace(
                document, (), about=document.about, facts_of=None, expires_on=document.expires_on
            )
        return _difference(id, before, (), document.about if document else None)
    content = ExtractedDocument.model_validate(documents.current(id).content)
    about = reading.catalogue.about(content)
    now = list(facts_of(content, document, about, reading))
    change = _difference(id, before, now, document.about, about)
    facts.replace(
        document,
        now,
        about=about,
        facts_of=reading.version(document),
        expires_on=content.procedure.window.ends if content.procedure else None,
    )
    return change


def facts_of(
    content: ExtractedDocument, document: Document, about: str | None, reading: Reading
) -> Iterator[DocumentFact]:
    """In reading order. A passage that names one procedure is about that one."""
    placement = Placement(document.id, document.source, 0)
    rows: list[DocumentFact] = []
    apart = rows_of(content.blocks)
    for passage in document_passages(content, placement, reading.max_words):
        facts = extract_facts(passage.text, section=passage.section, aspect=passage.aspect)
        if content.procedure:
            rows += [_row(fact, passage, about) for fact in facts]
            rows += [_count(one, passage, about) for one in counts_in(passage.text, facts)]
        else:
            trusted = _ORDERS not in content.hazards
            rows += _of_page(facts, passage, about, reading, apart, trusted)
    yield from with_read(content.procedure, rows, document, about) if content.procedure else rows


def _of_page(
    facts: Sequence[Fact],
    passage: Passage,
    about: str | None,
    reading: Reading,
    rows: Rows,
    trusted: bool,
) -> Iterator[DocumentFact]:
    """Of the procedure whose code the passage names, else of the one that its sentence names, else
    of the one that it is about in meaning; a row is of what it names itself. A
    page that gives orders to an assistant is not trusted to speak of what it names: somebody else
    put them there."""
    coded = _named(facts, reading.catalogue)
    names, headings = reading.catalogue.names, (passage.title, *passage.section)
    meant = reading.meant(passage)

    def subject(place: int) -> str | None:
        named = coded or names.subject_at(*rows.around(passage.text, place), headings) or about
        return named or (None if rows.is_row(passage.text, place) else meant)

    for fact in facts:
        key = subject(fact.start) if trusted else coded or about
        if fact.kind is FactKind.CHANNEL and stems_of(fact.value) & names.stems(key or ""):
            continue  # `Ciclos formativos (presencial)`: how one studies, and not how one applies
        yield _row(rows.headed(fact, passage.text), passage, key)
    for count in counts_in(passage.text, facts) if trusted else ():
        if key := subject(count.start):
            yield _count(count, passage, key)
    for state, place, sentence in windows_in(passage) if trusted else ():
        if key := subject(place):
            yield _stated(
                passage,
                key,
                kind=WINDOW,
                slot=Slot.DEADLINE.value,
                normalised=state,
                value=state,
                sentence=sentence,
            )


def _count(count: Count, passage: Passage, key: str | None) -> DocumentFact:
    return _stated(
        passage,
        key,
        kind=COUNT,
        slot=Slot.OTHER.value,
        normalised=count.form,
        value=passage.text[count.start : count.end],
        sentence=sentence_at(passage.text, count.start),
    )


def _named(facts: Sequence[Fact], catalogue: Catalogue) -> str | None:
    codes = {f.normalised for f in facts if f.kind is FactKind.PROCEDURE_CODE}
    known = {code for code in codes if code in catalogue.titles}
    return known.pop() if len(known) == 1 else None


def _row(fact: Fact, passage: Passage, key: str | None) -> DocumentFact:
    return _stated(
        passage,
        key,
        kind=fact.kind.value,
        slot=fact.slot.value,
        normalised=fact.normalised,
        value=fact.value,
        sentence=_sentence_of(fact, passage.text),
    )


def _stated(
    passage: Passage,
    key: str | None,
    *,
    kind: str,
    slot: str,
    normalised: str,
    value: str,
    sentence: str,
) -> DocumentFact:
    return DocumentFact(
        document_id=passage.document_id,
        about=key,
        kind=kind,
        slot=slot,
        normalised=normalised,
        value=value,
        sentence=sentence,
        section=list(passage.section),
        aspect=passage.aspect.value,
        url=passage.url,
        passage_id=str(passage.id),
    )


def _sentence_of(fact: Fact, words: str) -> str:
    """Whose number it is may stand in the sentence before: `Servicio de Caza. Teléfono: …`."""
    sentence = sentence_at(words, fact.start)
    if fact.kind not in (FactKind.PHONE, FactKind.EMAIL) or len(sentence.split()) > _BARE:
        return sentence
    start, end = line_around(words, fact.start, fact.end)
    line = words[start:end].strip()
    return line if len(line) <= _LINE else sentence


def sentence_at(words: str, place: int) -> str:
    """The sentence of a passage in which a character stands."""
    start, end = line_around(words, place)
    line = words[start:end]
    reached = start
    for sentence in sentences(line):
        reached = words.index(sentence, reached) + len(sentence)
        if place < reached:
            return sentence
    return line.strip()


def _difference(
    id: str, before: Sequence[DocumentFact], now: Sequence[DocumentFact], *abouts: str | None
) -> Restated:
    old, new = ({(f.kind, f.slot, f.normalised) for f in facts} for facts in (before, now))
    keys = keys_of(before) | keys_of(now) | {about for about in abouts if about}
    told, tells = (
        {(f.about, f.kind, f.slot, f.normalised) for f in facts} for facts in (before, now)
    )
    return Restated(id, frozenset(keys), frozenset(old - new), frozenset(new - old), told != tells)
