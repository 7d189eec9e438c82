"""What a resolved case or a canonical answer rests on: values that pages state."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from indexes.facts import FactKind
from indexes.facts.present import present_value
from indexes.repositories.dependencies import DependencyRepository


class Ground(BaseModel):
    """A value (as people write it), and the pages that state it."""

    model_config = ConfigDict(frozen=True)

    kind: str
    slot: str
    value: str
    documents: list[GroundDocument]


class GroundDocument(BaseModel):
    model_config = ConfigDict(frozen=True)

    document_id: str
    title: str
    url: str


def grounds(session: Session, subject: str) -> list[Ground]:
    """`subject` is `case:ID` or `canonical:ID`."""
    repository = DependencyRepository(session)
    known = {
        row.id: GroundDocument(document_id=row.id, title=row.title, url=row.url)
        for row in repository.documents(subject)
    }
    found: dict[tuple[str, str, str], list[GroundDocument]] = {}
    for row in repository.of(subject):
        places = found.setdefault((row.kind, row.slot, row.normalised), [])
        if row.document_id in known:
            places.append(known[row.document_id])
    return [
        Ground(kind=kind, slot=slot, value=present_value(FactKind(kind), form), documents=places)
        for (kind, slot, form), places in found.items()
    ]
