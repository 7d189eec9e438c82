"""Takes away what was kept long enough, as the settings say, and reports it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from sqlalchemy import Engine

from assist.citizens.erasing import erase
from assist.citizens.schemas import PurgeReport
from indexes.audit import record
from indexes.database import session_scope
from indexes.repositories.citizens import CitizenRepository
from indexes.settings import Settings
from indexes.tables import Consent, RejectedDelivery, now

_TOGETHER = 200  # interactions in one transaction
_MOST = 1_000_000


def purge(engine: Engine, settings: Settings, *, by: str, dry_run: bool = False) -> PurgeReport:
    """What is interrupted goes on the next time: each part is whole."""
    at = now()
    with session_scope(engine) as session:
        repository = CitizenRepository(session)
        resolved = at - timedelta(days=settings.keep_interactions_days)
        silent = at - timedelta(days=settings.keep_open_days)
        interactions = repository.over_since(resolved, silent, _MOST)
        consents = repository.consents_over(at - timedelta(days=settings.keep_consents_days))
        rejected = repository.rejected_before(at - timedelta(days=settings.keep_rejected_days))
    erased: Counter[str] = Counter()
    if not dry_run:
        for start in range(0, len(interactions), _TOGETHER):
            erased.update(_erase(engine, interactions[start : start + _TOGETHER], by))
        _delete(engine, consents, rejected, by)
    return PurgeReport(
        dry_run=dry_run,
        interactions=len(interactions),
        consents=len(consents),
        rejected=len(rejected),
        erased={name: count for name, count in erased.items() if count},
    )


def _erase(engine: Engine, interactions: list[str], by: str) -> dict[str, int]:
    with session_scope(engine) as session:
        erased = erase(session, CitizenRepository(session).part_of(interactions))
        told = {"kind": "interactions", "erased": erased}
        record(session, actor=by, action="retention.purged", subject="*", detail=told)
        return erased


def _delete(engine: Engine, consents: list[str], rejected: list[str], by: str) -> None:
    if not (consents or rejected):
        return
    with session_scope(engine) as session:
        repository = CitizenRepository(session)
        repository.delete(Consent, id=consents)
        repository.delete(RejectedDelivery, id=rejected)
        told = {"kind": "others", "consents": len(consents), "rejected": len(rejected)}
        record(session, actor=by, action="retention.purged", subject="*", detail=told)
