"""What was answered until now: sent replies and resolved cases, as what they answer and state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from pydantic import Field
from sqlmodel import Session

from assist.canonical.wording import answer_in
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.facts import extract_facts
from indexes.grounds import GROUNDS
from indexes.models import Aspect, Value
from indexes.repositories.cases import CaseFilter, CaseRepository
from indexes.repositories.feedback import FeedbackRepository, Period
from indexes.tables import ResolvedCase, SuggestionEvent, SuggestionRecord

_MOST = 20_000  # of each kind, the newest

Key = tuple[str, Aspect, str]  # procedure, aspect, language
Stated = frozenset[tuple[str, str, str]]  # kind, slot, normal form


class Reply(Value):
    """`text` is the answer in it. `states` are the values that matter."""

    kind: str  # case | suggestion
    id: str
    procedure_code: str
    aspect: Aspect
    language: str
    office: str | None
    at: datetime
    question: str
    text: str = Field(min_length=1)
    states: Stated

    @property
    def key(self) -> Key:
        return (self.procedure_code, self.aspect, self.language)


def replies(session: Session, procedure_code: str | None = None) -> list[Reply]:
    """Those of procedures; one that names none answers nobody's question again."""
    chosen = CaseFilter(procedure_code=procedure_code, stale=False)
    cases = CaseRepository(session).search(chosen, limit=_MOST)
    period = Period(procedure_code=procedure_code)
    sent = FeedbackRepository(session).events("sent", period, limit=_MOST)
    return [*_of_cases(cases), *_of_sent(sent)]


def _of_cases(rows: Iterable[ResolvedCase]) -> Iterator[Reply]:
    for row in rows:
        text = answer_in(row.answer)
        if row.procedure_code and text:
            language = row.language or "es"
            yield Reply(
                kind="case", id=row.id, procedure_code=row.procedure_code,
                aspect=_asked(row.question, language), language=language, office=row.office,
                at=row.resolved_at, question=row.question, text=text, states=stated(text),
            )  # fmt: skip


def _of_sent(rows: Iterable[tuple[SuggestionEvent, SuggestionRecord]]) -> Iterator[Reply]:
    """Of a reply that was sent again, the last one."""
    seen: set[str] = set()
    for event, record in rows:
        text = answer_in(event.final_text or "")
        if record.id in seen or not record.procedure_code or not text:
            continue
        seen.add(record.id)
        language = (record.response.get("draft") or {}).get("language") or "es"
        aspects = record.response.get("aspects") or ()
        yield Reply(
            kind="suggestion", id=record.id, procedure_code=record.procedure_code,
            aspect=Aspect(aspects[0]) if aspects else _asked(record.query, language),
            language=language, office=record.office, at=event.at, question=record.query, text=text,
            states=stated(text),
        )  # fmt: skip


def stated(text: str) -> Stated:
    return frozenset(
        (fact.kind.value, fact.slot.value, fact.normalised)
        for fact in extract_facts(text)
        if fact.slot in GROUNDS
    )


def _asked(question: str, language: str) -> Aspect:
    """The first that is asked by name; who asks for nothing by name wants to know what it is."""
    asked = aspect_vocabulary(language).asked(question)
    return next((one.aspect for one in asked if one.strength != "hint"), Aspect.SUMMARY)
