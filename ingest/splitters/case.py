"""A resolved case as a passage: its question is the title, what was answered is the text."""

from __future__ import annotations

from indexes.models import Channel, DocumentKind, Passage
from indexes.tables import ResolvedCase
from ingest.splitters.identity import passage_id

AUTHORITY = 0  # what an office once wrote prevails over nothing


def case_passages(case: ResolvedCase) -> list[Passage]:
    """One, whole: a precedent is shown and compared as it was sent."""
    return [
        Passage(
            id=passage_id(case.id, (), case.answer),
            document_id=case.id,
            revision=1,
            kind=DocumentKind.CASE,
            title=case.question,
            text=case.answer,
            url=f"case:{case.id}",
            source="cases",
            authority=AUTHORITY,
            procedure_code=case.procedure_code,
            language=case.language,
            retrieved_at=case.resolved_at,
            office=case.office,
            channel=Channel(case.channel),
            question=case.question,
        )
    ]
