"""draft → review → published → expired, and the ways back."""

from __future__ import annotations

from datetime import date

from assist.problems import Problem
from indexes.article_files import ArticleState
from prompts.catalogue import catalogue

NEXT: dict[ArticleState, tuple[ArticleState, ...]] = {
    "draft": ("review", "published"),
    "review": ("published", "draft"),
    "published": ("expired", "draft"),
    "expired": ("published", "draft"),
}


def check_step(state: ArticleState, wanted: ArticleState) -> None:
    """Raises Problem 409, which names where it can go."""
    if wanted != state and wanted not in NEXT[state]:
        names = catalogue("knowledge")["article_states"]
        allowed = ", ".join(names[one] for one in NEXT[state])
        raise Problem("wrong_state", state=names[state], wanted=names[wanted], allowed=allowed)


def check_publishable(valid_to: date | None, today: date) -> None:
    """Raises Problem 422: what has ended would never be seen."""
    if valid_to is not None and valid_to < today:
        message = catalogue("knowledge")["articles"]["ended"].format(day=f"{valid_to:%d/%m/%Y}")
        raise Problem("invalid", errors=[{"field": "body.valid_to", "message": message}])
