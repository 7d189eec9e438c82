"""Looking through the audit, and checking it."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session

from assist.audit.schemas import AuditEntryOut, AuditPage, AuditState, FaultOut
from assist.auth.dependencies import Caller
from indexes.audit import alias_of, proof_name, record
from indexes.audit_check import ChainState, Fault, verify
from indexes.citizens import citizen_hash
from indexes.repositories.audit import AuditFilter, AuditRepository
from indexes.repositories.consents import ContactRepository
from indexes.settings import Settings
from prompts.catalogue import catalogue


def entries(
    session: Session, chosen: AuditFilter, offset: int, limit: int, caller: Caller
) -> AuditPage:
    """That it was looked through is in it too."""
    repository = AuditRepository(session)
    found = repository.search(chosen, offset, limit)
    page = AuditPage(
        total=repository.count(chosen),
        items=[AuditEntryOut(**row.model_dump()) for row in found],
    )
    asked = chosen.model_dump(mode="json", exclude_none=True)
    record(session, actor=caller.shown, action="audit.read", subject="audit", detail=asked)
    return page


def subject_of(session: Session, settings: Settings, ref: str) -> str:
    """By which name the audit speaks of a citizen: that of the proof, once they were erased."""
    citizen = ContactRepository(session).citizen_of(citizen_hash(settings, ref))
    return alias_of(session, citizen) or proof_name(citizen)


def state(session: Session, copy: Path | None = None) -> AuditState:
    """`copy`: a file of anchors that was kept elsewhere."""
    return told(verify(session, copy))


def told(chain: ChainState) -> AuditState:
    faults = [FaultOut(**one.model_dump(), message=_message(one)) for one in chain.faults]
    return AuditState(**chain.model_dump(exclude={"faults"}), faults=faults)


def _message(fault: Fault) -> str:
    words = catalogue("audit")
    one = fault.seq == fault.last
    span = words["one"] if one else words["several"]
    which = span.format(seq=fault.seq, last=fault.last)
    texts = words["faults"] if one else {**words["faults"], **words["faults_of_several"]}
    return str(texts[fault.kind]).format(which=which, seq=fault.seq, last=fault.last, was=fault.was)
