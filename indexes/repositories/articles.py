from __future__ import annotations

from sqlmodel import Session, col, delete, select

from indexes.repositories.upsert import upsert
from indexes.tables import Article

Articles = list[Article]


class ArticleRepository:
    """Knowledge articles written by editors."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str) -> Article | None:
        return self._session.get(Article, id, populate_existing=True)

    def list(self, offset: int = 0, limit: int | None = None) -> Articles:
        query = select(Article).order_by(col(Article.id)).offset(offset).limit(limit)
        return list(self._session.exec(query))

    def save(self, article: Article) -> None:
        """Adds it, or replaces the one of that id."""
        upsert(self._session, article)

    def delete(self, id: str) -> bool:
        return bool(self._session.exec(delete(Article).where(col(Article.id) == id)).rowcount)
