"""A canonical answer as the API gives it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from assist.canonical.schemas import (
    CanonicalDetail,
    CanonicalOut,
    CanonicalVersion,
    Evidence,
    OfficeUse,
    UnsupportedValue,
)
from assist.grounds import grounds
from indexes.facts.present import present
from indexes.grounds import stated_of_procedure, unsupported
from indexes.repositories.canonical_answers import CanonicalAnswerRepository
from indexes.repositories.feedback import FeedbackRepository
from indexes.tables import CanonicalAnswer

WHAT = "ninguna respuesta canónica"

Use = tuple[str | None, int, datetime]


def shown(row: CanonicalAnswer, uses: Sequence[Use]) -> CanonicalOut:
    values = row.model_dump(include=set(CanonicalOut.model_fields) - {"version"})
    return CanonicalOut(
        **values,
        number=row.version,
        in_force=_is_in_force(row, date.today()),
        used=sum(count for _, count, _ in uses),
        replies=sum(1 for one in row.evidence if one.get("agrees")),
        version=row.row_version,
    )


def shown_in_detail(session: Session, row: CanonicalAnswer) -> CanonicalDetail:
    uses = FeedbackRepository(session).uses_of([row.id]).get(row.id, [])
    stated = stated_of_procedure(session, row.procedure_code)
    return CanonicalDetail(
        **shown(row, uses).model_dump(),
        evidence=[Evidence.model_validate(one) for one in row.evidence],
        rests_on=grounds(session, f"canonical:{row.id}"),
        unsupported=[
            UnsupportedValue(kind=one.kind.value, slot=one.slot.value, value=present(one))
            for one in unsupported(row.text, stated)
        ],
        relied_on_by=[
            OfficeUse(office=office, suggestions=count, last_at=last)
            for office, count, last in sorted(uses, key=lambda use: (-use[1], use[0] or ""))
        ],
        versions=[_version(one) for one in CanonicalAnswerRepository(session).versions(row)],
        stale_facts=row.stale_facts,
    )


def _version(row: CanonicalAnswer) -> CanonicalVersion:
    values = row.model_dump(include={"id", "state", "updated_at", "updated_by"})
    return CanonicalVersion(**values, number=row.version)


def _is_in_force(row: CanonicalAnswer, today: date) -> bool:
    begun = row.valid_from is None or row.valid_from <= today
    ended = row.valid_to is not None and row.valid_to < today
    return row.state == "approved" and not row.stale_reason and begun and not ended
