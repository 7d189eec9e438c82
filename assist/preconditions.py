"""Edits over HTTP that do not undo each other unseen: `ETag` says which version was read, and
`If-Match`, where it is sent, which version is to be changed."""

from __future__ import annotations

import re
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Response
from sqlmodel import Session, SQLModel

from assist.problems import Problem
from indexes.repositories.editing import take

_Row = TypeVar("_Row", bound=SQLModel)
_TAG = re.compile(r'(?:W/)?"(\d+)"')


def _expected(
    if_match: Annotated[
        str | None,
        Header(description="El ETag que se leyó; sin él, se cambia la versión que haya."),
    ] = None,
) -> int | None:
    """None: any version. Raises Problem 412 for a tag that no version has."""
    if if_match is None or if_match.strip() == "*":
        return None
    match = _TAG.fullmatch(if_match.strip())
    if match is None:
        raise Problem("changed_meanwhile")
    return int(match[1])


Expected = Annotated[int | None, Depends(_expected)]


def show_version(response: Response, row_version: int) -> None:
    response.headers["ETag"] = f'"{row_version}"'


def take_to_edit(
    session: Session, table: type[_Row], key: str, expected: int | None, what: str
) -> _Row:
    """The row, for this transaction alone. Raises Problem 404, or 412 when it is not `expected`."""
    taken = take(session, table, key, expected)
    row = session.get(table, key, populate_existing=True)
    if row is None:
        raise Problem("not_found", what=what, id=key)
    if not taken:
        raise Problem("changed_meanwhile")
    return row
