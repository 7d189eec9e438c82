"""Insert-or-update in one statement, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_missing(session: Session, row: SQLModel) -> bool:
    """Whether the row was new. On SQLite this takes the write lock even when it was not, so what
    is read afterwards in this transaction stays true until it ends."""
    session.flush()
    keys = inspect(type(row)).local_table.primary_key
    statement = _insert(session, row).on_conflict_do_nothing().returning(*keys)
    return session.connection().execute(statement).first() is not None


def upsert(
    session: Session, row: SQLModel, *, keep: Collection[str] = (), bump: bool = False
) -> None:
    """Writes the row; where its primary key is taken, all columns but `keep` are replaced. `bump`:
    that is an edit, which whoever is editing the row at that time is told of."""
    session.flush()
    statement = _insert(session, row)
    table = inspect(type(row)).local_table
    keys = [column.name for column in table.primary_key]
    updates = {
        column.name: statement.excluded[column.name]
        for column in table.columns
        if column.name not in keys and column.name not in keep
    }
    if bump:
        updates["row_version"] = table.c.row_version + 1
    session.connection().execute(statement.on_conflict_do_update(index_elements=keys, set_=updates))


def _insert(session: Session, row: SQLModel) -> Any:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    mapper = inspect(type(row))
    values = {column.key: getattr(row, column.key) for column in mapper.column_attrs}
    return dialect.insert(mapper.local_table).values(values)
