"""Edits that do not undo each other unseen."""

from __future__ import annotations

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, update


def take(session: Session, table: type[SQLModel], key: str, expected: int | None = None) -> bool:
    """Takes one row to edit it, until the transaction ends: its `row_version` grows. `expected` is
    the version that the editor saw (None: any). False when there is no such row, or another edit
    came first; nothing is changed then."""
    columns = inspect(table).local_table.c
    (primary,) = inspect(table).local_table.primary_key
    mine = update(table).where(primary == key)
    if expected is not None:
        mine = mine.where(columns.row_version == expected)
    taken = session.exec(mine.values(row_version=columns.row_version + 1))
    return bool(taken.rowcount)
