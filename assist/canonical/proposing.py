"""Proposes canonical answers: what several replies to one need have said alike, in the words of
one of them that today's pages bear out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from sqlalchemy import Engine

from assist.canonical.clusters import agreeing, by_need
from assist.canonical.replies import Reply, replies
from indexes.database import session_scope
from indexes.grounds import Stated, stated_of_procedure, unsupported
from indexes.models import Value
from indexes.repositories.canonical_answers import CanonicalAnswerRepository
from indexes.tables import CanonicalAnswer
from prompts.catalogue import catalogue

Progress = Callable[[int, int], None]

MIN_REPLIES = 3
_SHOWN = 20  # replies that a proposal names


class Proposal(Value):
    """`id` is None in a dry run."""

    id: str | None
    procedure_code: str
    aspect: str
    language: str
    question: str
    text: str
    replies: int  # that say this
    others: int  # to the same need, that say something else
    offices: int


class ProposalReport(Value):
    """`few`: needs with too few replies that agree; `unsupported`: what they agree on is said by no
    page today; `known`: there is an answer, or a proposal, or one that was rejected."""

    replies: int
    needs: int
    proposed: tuple[Proposal, ...]
    few: int
    unsupported: int
    known: int
    dry_run: bool


def propose(
    engine: Engine,
    *,
    procedure_code: str | None = None,
    min_replies: int = MIN_REPLIES,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ProposalReport:
    """Each proposal is committed by itself. What `progress` raises ends it; those stay."""
    with session_scope(engine) as session:
        found = replies(session, procedure_code)
    needs = by_need(found)
    ends: list[str | Proposal] = []
    for done, group in enumerate(needs.values(), 1):
        ends.append(_look_at(engine, group, min_replies, dry_run))
        if progress is not None:
            progress(done, len(needs))
    return ProposalReport(
        replies=len(found),
        needs=len(needs),
        proposed=tuple(end for end in ends if isinstance(end, Proposal)),
        few=ends.count("few"),
        unsupported=ends.count("unsupported"),
        known=ends.count("known"),
        dry_run=dry_run,
    )


def _look_at(
    engine: Engine, group: Sequence[Reply], min_replies: int, dry_run: bool
) -> str | Proposal:
    part = agreeing(group)
    if len(part) < min_replies:
        return "few"
    with session_scope(engine) as session:
        best = _borne_out(part, stated_of_procedure(session, part[0].procedure_code))
        if best is None:
            return "unsupported"
        answers = CanonicalAnswerRepository(session)
        row = _row(best, part, group)
        if any(_settles(other, row) for other in answers.versions(row)):
            return "known"
        if not dry_run:
            row.version = answers.next_version(row)
            answers.save(row)
    return _proposal(row, part, group, dry_run)


def _borne_out(part: Sequence[Reply], stated: Stated) -> Reply | None:
    """One whose every value is on a page; of those the one that says most of what they agree on,
    in the fewest words."""
    good = [one for one in part if not unsupported(one.text, stated)]
    centre = part[0].states
    return min(good, key=lambda one: (-len(one.states & centre), len(one.text)), default=None)


def _settles(other: CanonicalAnswer, row: CanonicalAnswer) -> bool:
    """Whether nothing needs to be proposed beside it."""
    if other.state == "proposed" or other.text == row.text:
        return True
    return other.state == "approved" and not other.stale_reason


def _row(best: Reply, part: Sequence[Reply], group: Sequence[Reply]) -> CanonicalAnswer:
    agreed = {one.id for one in part}
    return CanonicalAnswer(
        id="can_" + secrets.token_hex(6),
        procedure_code=best.procedure_code,
        aspect=best.aspect.value,
        language=best.language,
        question=best.question,
        text=best.text,
        owner="",
        updated_by=catalogue("knowledge")["canonical"]["proposer"],
        evidence=[
            {
                "kind": one.kind, "id": one.id, "office": one.office, "at": one.at.isoformat(),
                "agrees": one.id in agreed,
            }
            for one in sorted(group, key=lambda one: one.id not in agreed)[:_SHOWN]
        ],
    )  # fmt: skip


def _proposal(
    row: CanonicalAnswer, part: Sequence[Reply], group: Sequence[Reply], dry_run: bool
) -> Proposal:
    return Proposal(
        id=None if dry_run else row.id,
        procedure_code=row.procedure_code,
        aspect=row.aspect,
        language=row.language,
        question=row.question,
        text=row.text,
        replies=len(part),
        others=len(group) - len(part),
        offices=len({one.office for one in part}),
    )
