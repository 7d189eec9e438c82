"""Puts every procedure and every twin at its address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexes.errors import RecordInvalid
from ingest.demo.addresses import MIRROR, procedure_path
from ingest.demo.content import DemoProcedure, Twin


@dataclass(frozen=True)
class Placement:
    """One page of the sede. `page` is the procedure as this page words it."""

    path: str
    page: DemoProcedure
    owner: DemoProcedure
    twin: Twin | None = None


def place(procedures: Sequence[DemoProcedure]) -> tuple[Placement, ...]:
    """Current pages first, in their order; then the twins.

    A twin that has the address of another page is the copy of another host: it goes to the mirror.
    Raises RecordInvalid when two pages want one address.
    """
    taken: dict[str, Placement] = {}
    for placement in _current(procedures):
        if placement.path in taken:
            raise RecordInvalid(f"dos trámites en la misma dirección: {placement.path}")
        taken[placement.path] = placement
    for owner in procedures:
        for twin in owner.twins:
            path = procedure_path(twin)
            path = MIRROR + path if path in taken else path
            if path in taken:
                raise RecordInvalid(f"dos fichas en la misma dirección: {path}")
            taken[path] = Placement(path, owner.as_twin(twin), owner, twin)
    return tuple(taken.values())


def _current(procedures: Iterable[DemoProcedure]) -> Iterable[Placement]:
    return (Placement(procedure_path(item, item.title), item, item) for item in procedures)
