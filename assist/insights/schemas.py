"""Insights over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assist.articles.schemas import ArticleIn
from assist.suggestions.schemas import Status
from indexes.article_files import ArticleState
from indexes.drift import FactChange
from indexes.models import Aspect, Channel


class Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class Counted(Out):
    name: str | None  # None: it was not said
    count: int


class GapExample(Out):
    suggestion_id: str
    question: str  # redacted
    at: datetime
    office: str | None
    channel: Channel
    status: Status


class NearProcedure(Out):
    """`nearness` from 0 (as near as anything) to 1 (the same)."""

    code: str | None
    title: str
    document_id: str
    url: str
    nearness: float


class GapArticle(Out):
    """The article that was begun from this gap."""

    id: str
    state: ArticleState
    title: str


class Gap(Out):
    """Questions of one meaning that were not, or not wholly, answered. `write` is the body to send
    to `POST /v1/articles`, to fill it."""

    id: str
    question: str  # the most typical one
    size: int
    first_at: datetime
    last_at: datetime
    offices: list[Counted]
    statuses: list[Counted]
    missing_aspects: list[Aspect]
    examples: list[GapExample]
    nearest: NearProcedure | None
    article: GapArticle | None
    write: ArticleIn


class Gaps(Out):
    """Largest first. `questions` were looked at; `truncated`: there are more, which were not."""

    questions: int
    total: int
    truncated: bool
    items: list[Gap]


class Rated(Out):
    """`average` is of 1 to 5."""

    name: str | None
    ratings: int
    average: float


class FeedbackItem(Out):
    suggestion_id: str
    at: datetime
    rating: int
    reason: str | None
    office: str | None
    channel: Channel
    procedure_code: str | None
    procedure_title: str | None
    status: Status
    question: str
    draft: str


class Feedback(Out):
    total: int
    average: float | None
    by_rating: dict[int, int]
    by_office: list[Rated]
    by_procedure: list[Rated]
    items: list[FeedbackItem]


class ChangeCount(Out):
    op: Literal["added", "removed", "changed"]
    slot: str
    count: int


class OfficeDrift(Out):
    """What an office makes of its drafts. `untouched` were sent as proposed, `reworded` in other
    words with the same facts, `altered` with facts added, removed or changed. `share` is of the
    altered ones, from 0 to 1."""

    office: str | None
    sent: int
    untouched: int
    reworded: int
    altered: int
    share: float
    changes: list[ChangeCount]


class DriftItem(Out):
    suggestion_id: str
    at: datetime
    office: str | None
    channel: Channel
    procedure_code: str | None
    question: str
    changes: list[FactChange]


class Drift(Out):
    """`items` are the altered replies, the last ones first; `altered` counts all of them."""

    sent: int
    altered: int
    truncated: bool
    offices: list[OfficeDrift]
    items: list[DriftItem]
