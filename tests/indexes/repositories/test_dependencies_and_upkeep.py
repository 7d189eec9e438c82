from __future__ import annotations

from datetime import UTC, date, datetime

from sqlmodel import Session

from indexes.repositories import CanonicalAnswerRepository, DependencyRepository
from indexes.repositories.upkeep import UpkeepRepository
from indexes.tables import CanonicalAnswer, FactDependency

DAY = date(2026, 5, 1)


def rests(subject: str, document: str, form: str = "20.00 EUR") -> FactDependency:
    return FactDependency(
        subject=subject, document_id=document, kind="amount", slot="fee", normalised=form
    )


def test_dependencies_are_replaced_as_a_whole(session: Session) -> None:
    repository = DependencyRepository(session)
    repository.replace("case:1", [rests("case:1", "a"), rests("case:1", "a"), rests("case:1", "b")])
    repository.replace("case:2", [rests("case:2", "b")])
    assert [row.document_id for row in repository.of("case:1")] == ["a", "b"]
    assert [row.subject for row in repository.on(["b"])] == ["case:1", "case:2"]
    repository.replace("case:1", [rests("case:1", "c")])
    assert [row.document_id for row in repository.of("case:1")] == ["c"]


def test_the_newest_valid_and_approved_answer_is_in_force(session: Session) -> None:
    answers = CanonicalAnswerRepository(session)
    for version, state, valid_to in (
        (1, "approved", None),
        (2, "approved", DAY),
        (3, "proposed", None),
    ):
        answers.save(
            CanonicalAnswer(
                id=f"c{version}", procedure_code="727", aspect="fee", text="20 €", owner="Familia",
                version=version, state=state, valid_to=valid_to,
            )
        )  # fmt: skip

    def in_force(on: date) -> str | None:
        found = answers.in_force("727", "fee", on)
        return found.id if found else None

    assert (in_force(DAY), in_force(date(2026, 5, 2))) == ("c2", "c1")
    assert answers.expire(date(2026, 5, 2), datetime(2026, 5, 2, tzinfo=UTC)) == 1
    assert [one.id for one in answers.list("727", state="expired")] == ["c2"]


def test_daily_work_is_claimed_once_a_day(session: Session) -> None:
    upkeep = UpkeepRepository(session)
    claims = [upkeep.claim("daily", DAY), upkeep.claim("daily", DAY)]
    assert claims == [True, False]
    assert upkeep.claim("daily", date(2026, 5, 2))
    assert upkeep.done_on("daily") == date(2026, 5, 2)
