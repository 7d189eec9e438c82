"""Writing, publishing, deleting and restoring knowledge articles."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlmodel import Session

from assist.articles.life_cycle import NEXT, check_publishable, check_step
from assist.articles.rendering import rendered
from assist.articles.schemas import (
    ArticleChanges,
    ArticleDeleted,
    ArticleIn,
    ArticleOut,
    ArticlePage,
    ArticleSummary,
    VersionDetail,
    Versions,
    is_in_force,
)
from assist.articles.versions import detail, summaries
from assist.auth.dependencies import Caller
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.reindexing import ask_for_reindex
from assist.resources import Resources
from assist.sources.schemas import Undo
from indexes.article_files import check_validity
from indexes.database import session_scope
from indexes.folding import fold
from indexes.repositories.articles import ArticleFilter, ArticleRepository
from indexes.tables import Article, now
from prompts.catalogue import catalogue

WHAT = "ninguna ficha"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_NAME_CHARS = 80


def articles(session: Session, chosen: ArticleFilter, offset: int, limit: int) -> ArticlePage:
    repository = ArticleRepository(session)
    rows = repository.newest(chosen, offset, limit)
    return ArticlePage(total=repository.count(chosen), items=[_summary(row) for row in rows])


def article(session: Session, id: str) -> ArticleOut:
    row = ArticleRepository(session).get(id, deleted=True)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return _out(row)


def add(resources: Resources, body: ArticleIn, caller: Caller) -> ArticleOut:
    with session_scope(resources.engine) as session:
        id = add_in(session, body, caller.shown, date.today())
        added = article(session, id)
    return _reindexed(resources, added, was_in_force=False)


def add_in(session: Session, body: ArticleIn, by: str, today: date) -> str:
    """Its id, in a transaction of the caller, who asks for a reindex of what is published."""
    if body.state == "published":
        check_publishable(body.valid_to, today)
    repository = ArticleRepository(session)
    id = _free_id(repository, body)
    values = body.model_dump(exclude={"id", "note", "owner"})
    owner = by if body.owner is None else body.owner
    row = Article(**values, id=id, owner=owner, created_at=now(), updated_by=by)
    repository.save(row, "created", body.note)
    return id


def change(
    resources: Resources, id: str, changes: ArticleChanges, expected: int | None, caller: Caller
) -> ArticleOut:
    """What is changed while it is published reaches answers with the next reindex."""
    values = changes.model_dump(exclude_unset=True, exclude={"note"})
    if not values:
        message = catalogue("knowledge")["articles"]["no_change"]
        raise Problem("invalid", errors=[{"field": "body", "message": message}])
    return _edit(resources, id, values, expected, caller, "edited", changes.note)


def restore_version(
    resources: Resources, id: str, number: int, expected: int | None, caller: Caller
) -> ArticleOut:
    """Its content becomes the present one again; state and owner stay."""
    with session_scope(resources.engine) as session:
        found = ArticleRepository(session).version(id, number)
    if found is None:
        raise Problem("not_found", what="ninguna versión de esa ficha", id=str(number))
    names = ("title", "body", "tags", "valid_from", "valid_to")
    values = {name: getattr(found, name) for name in names}
    return _edit(resources, id, values, expected, caller, "restored", str(number))


def delete(resources: Resources, id: str, expected: int | None, caller: Caller) -> ArticleDeleted:
    was_in_force = _move(resources, id, expected, caller, deleted=True)
    return ArticleDeleted(
        id=id,
        undo=Undo(href=f"/v1/articles/{id}:restore"),
        reindex_job=ask_for_reindex(resources) if was_in_force else None,
    )


def restore(resources: Resources, id: str, caller: Caller) -> ArticleOut:
    _move(resources, id, None, caller, deleted=False)
    with session_scope(resources.engine) as session:
        found = article(session, id)
    return _reindexed(resources, found, was_in_force=False)


def versions(session: Session, id: str) -> Versions:
    rows = ArticleRepository(session).versions(id)
    if not rows:
        article(session, id)
    return Versions(article_id=id, versions=summaries(rows))


def version(session: Session, id: str, number: int) -> VersionDetail:
    repository = ArticleRepository(session)
    rows = [row for row in repository.versions(id) if row.number <= number][:2]
    if not rows or rows[0].number != number:
        raise Problem("not_found", what="ninguna versión de esa ficha", id=str(number))
    return detail(rows[0], rows[1] if len(rows) > 1 else None)


def _edit(
    resources: Resources,
    id: str,
    values: dict[str, Any],
    expected: int | None,
    caller: Caller,
    action: str,
    note: str,
) -> ArticleOut:
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected)
        if row.deleted_at is not None:
            raise Problem("in_trash", id=id)
        was_in_force = is_in_force(row, date.today())
        _apply(row, values)
        _record(session, row, caller, action, note)
        edited = article(session, id)
    return _reindexed(resources, edited, was_in_force)


def _apply(row: Article, values: dict[str, Any]) -> None:
    """Raises Problem 409 for a step that the life cycle does not know, 422 for days in disorder."""
    state = values.get("state") or row.state
    check_step(row.state, state)  # type: ignore[arg-type]  # a column of states
    for name, value in values.items():
        if value is not None or name in ("valid_from", "valid_to"):
            setattr(row, name, value)
    try:
        check_validity(row.valid_from, row.valid_to)
    except ValueError as error:
        message = {"field": "body.valid_to", "message": str(error)}
        raise Problem("invalid", errors=[message]) from error
    if state == "published":
        check_publishable(row.valid_to, date.today())


def _move(
    resources: Resources, id: str, expected: int | None, caller: Caller, *, deleted: bool
) -> bool:
    """Into the trash, or out of it. Whether it was in force."""
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected)
        if (row.deleted_at is not None) == deleted:
            if deleted:
                raise Problem("in_trash", id=id)
            return False
        was_in_force = is_in_force(row, date.today())
        row.deleted_at = now() if deleted else None
        _record(session, row, caller, "deleted" if deleted else "undeleted", "")
        return was_in_force


def _take(session: Session, id: str, expected: int | None) -> Article:
    repository = ArticleRepository(session)
    before = repository.get(id, deleted=True)
    if before is not None:
        repository.keep_first(before)
    return take_to_edit(session, Article, id, expected, WHAT)


def _record(session: Session, row: Article, caller: Caller, action: str, note: str) -> None:
    row.updated_at, row.updated_by = now(), caller.shown
    session.add(row)
    ArticleRepository(session).record(row, action, note)


def _reindexed(resources: Resources, article: ArticleOut, was_in_force: bool) -> ArticleOut:
    if not (was_in_force or article.in_force):
        return article
    return article.model_copy(update={"reindex_job": ask_for_reindex(resources)})


def _free_id(repository: ArticleRepository, body: ArticleIn) -> str:
    """The one that is asked for, which must be free; else one made of the title, which is."""
    if body.id is not None:
        existing = repository.get(body.id, deleted=True)
        if existing is not None:
            code = "already_exists" if existing.deleted_at is None else "in_trash"
            raise Problem(code, what="una ficha", id=body.id)
        return body.id
    base = _NOT_IN_NAMES.sub("-", fold(body.title)).strip("-")[:_NAME_CHARS] or "ficha"
    number, id = 1, base
    while repository.get(id, deleted=True) is not None:
        number, id = number + 1, f"{base}-{number + 1}"
    return id


def _summary(row: Article) -> ArticleSummary:
    shown = row.model_dump(include=set(ArticleSummary.model_fields))
    return ArticleSummary(**shown, in_force=is_in_force(row, date.today()), version=row.row_version)


def _out(row: Article) -> ArticleOut:
    return ArticleOut(
        **_summary(row).model_dump(),
        body=row.body,
        html=rendered(row.body),
        next_states=list(NEXT[row.state]),  # type: ignore[index]  # a column of states
    )
