from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast
from sqlmodel import Session, and_, col, delete, func, or_, select

from indexes.models import Value
from indexes.repositories.searching import holds_words
from indexes.repositories.upsert import insert_missing, upsert
from indexes.tables import Article, ArticleVersion

# `list` is a method's name here, so that list types are named outside.
Articles = list[Article]
Versions = list[ArticleVersion]
Names = list[str]

_KEPT = {"created_at", "row_version"}


class ArticleFilter(Value):
    """`None` means any. `text` are words of the title or the body."""

    state: str | None = None
    tag: str | None = None
    owner: str | None = None
    text: str | None = None
    deleted: bool = False


class ArticleRepository:
    """Knowledge articles written by editors, and what each of them was before."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str, deleted: bool = False) -> Article | None:
        """`deleted`: also one that was, and can be restored."""
        found = self._session.get(Article, id, populate_existing=True)
        return found if found is None or deleted or found.deleted_at is None else None

    def list(
        self, chosen: ArticleFilter | None = None, offset: int = 0, limit: int | None = None
    ) -> Articles:
        """By id."""
        query = select(Article).where(*_conditions(chosen or ArticleFilter()))
        return list(self._session.exec(query.order_by(col(Article.id)).offset(offset).limit(limit)))

    def newest(
        self, chosen: ArticleFilter | None = None, offset: int = 0, limit: int | None = None
    ) -> Articles:
        """The last edited first."""
        last = (col(Article.updated_at).desc(), col(Article.id))
        query = select(Article).where(*_conditions(chosen or ArticleFilter())).order_by(*last)
        return list(self._session.exec(query.offset(offset).limit(limit)))

    def count(self, chosen: ArticleFilter | None = None) -> int:
        query = select(func.count()).select_from(Article)
        return self._session.exec(query.where(*_conditions(chosen or ArticleFilter()))).one()

    def in_force(self, on: date) -> Articles:
        """By id: those that are published and valid that day, which is what is indexed."""
        query = select(Article).where(_in_force(on)).order_by(col(Article.id))
        return list(self._session.exec(query))

    def tagged(self, beginning: str) -> Articles:
        """Those with a tag that begins so, by id."""
        printed = json.dumps(beginning, ensure_ascii=False)[:-1]
        tags = cast(col(Article.tags), String)
        query = select(Article).where(
            col(Article.deleted_at).is_(None), tags.contains(printed, autoescape=True)
        )
        return list(self._session.exec(query.order_by(col(Article.id))))

    def touched_since(self, at: datetime) -> bool:
        """Whether any was written, published, taken back or deleted at that time or later."""
        query = select(Article.id).where(col(Article.updated_at) >= at).limit(1)
        return self._session.exec(query).first() is not None

    def save(self, article: Article, action: str = "imported", note: str = "") -> None:
        """Adds it, or replaces the one of that id, which is an edit of it."""
        before = self.get(article.id, deleted=True)
        if before is not None:
            self._keep(before)
        upsert(self._session, article, keep=_KEPT, bump=True)
        written = self.get(article.id, deleted=True)
        assert written is not None
        self.record(written, action, note)

    def record(self, article: Article, action: str, note: str = "") -> None:
        """Keeps what it is now as a version."""
        self._session.add(_version(article, action, note))
        self._session.flush()

    def keep_first(self, article: Article) -> None:
        """To be called before an edit: one of the time before versions were kept gets its first."""
        self._keep(article)

    def versions(self, id: str) -> Versions:
        """The last one first."""
        query = select(ArticleVersion).where(ArticleVersion.article_id == id)
        return list(self._session.exec(query.order_by(col(ArticleVersion.number).desc())))

    def version(self, id: str, number: int) -> ArticleVersion | None:
        return self._session.get(ArticleVersion, (id, number))

    def expire(self, today: date, at: datetime) -> int:
        """Ends the published ones whose last day was before `today`; how many."""
        ended = and_(
            col(Article.state) == "published",
            col(Article.deleted_at).is_(None),
            col(Article.valid_to) < today,
        )
        rows = self._session.exec(select(Article).where(ended).with_for_update()).all()
        for row in rows:
            self._keep(row)
            row.state, row.updated_at, row.updated_by = "expired", at, ""
            row.row_version += 1
            self._session.add(row)
            self.record(row, "expired")
        return len(rows)

    def delete(self, id: str) -> bool:
        """Takes it out for good, with its versions."""
        self._session.exec(delete(ArticleVersion).where(col(ArticleVersion.article_id) == id))
        return bool(self._session.exec(delete(Article).where(col(Article.id) == id)).rowcount)

    def purge(self, before: datetime) -> Names:
        """Takes out for good what was deleted before that time."""
        query = select(Article.id).where(col(Article.deleted_at) < before)
        ids = sorted(self._session.exec(query))
        for id in ids:
            self.delete(id)
        return ids

    def _keep(self, article: Article) -> None:
        insert_missing(self._session, _version(article, "kept", ""))


def _version(article: Article, action: str, note: str) -> ArticleVersion:
    names = ("title", "body", "tags", "owner", "valid_from", "valid_to", "state")
    return ArticleVersion(
        article_id=article.id,
        number=article.row_version,
        action=action,
        note=note,
        by=article.updated_by,
        at=article.updated_at,
        **{name: getattr(article, name) for name in names},
    )


def _in_force(on: date) -> ColumnElement[bool]:
    return and_(
        col(Article.state) == "published",
        col(Article.deleted_at).is_(None),
        or_(col(Article.valid_from).is_(None), col(Article.valid_from) <= on),
        or_(col(Article.valid_to).is_(None), col(Article.valid_to) >= on),
    )


def _conditions(chosen: ArticleFilter) -> Sequence[ColumnElement[bool]]:
    gone = col(Article.deleted_at)
    found: list[Any] = [gone.is_not(None) if chosen.deleted else gone.is_(None)]
    if chosen.state is not None:
        found.append(col(Article.state) == chosen.state)
    if chosen.owner is not None:
        found.append(col(Article.owner) == chosen.owner)
    if chosen.tag is not None:
        printed = json.dumps(chosen.tag, ensure_ascii=False)
        found.append(cast(col(Article.tags), String).contains(printed, autoescape=True))
    return [*found, *holds_words(chosen.text or "", col(Article.title), col(Article.body))]
