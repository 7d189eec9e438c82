"""What people asked and the content did not answer, by meaning: what an editor may write next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
from sqlmodel import Session

from assist.articles.schemas import ArticleIn
from assist.insights.clustering import grouped
from assist.insights.schemas import Counted, Gap, GapArticle, GapExample, Gaps, NearProcedure
from assist.insights.vectors import question_vectors
from assist.resources import Resources
from assist.suggestions.confidence import above_floor
from assist.suggestions.knowledge import Knowledge, knowledge_of
from assist.suggestions.schemas import Status
from indexes.embedders.protocol import Vectors
from indexes.errors import NoSnapshot
from indexes.folding import fold
from indexes.models import Aspect, Pool
from indexes.repositories.articles import ArticleRepository
from indexes.repositories.feedback import FeedbackRepository, Period
from indexes.tables import Article, SuggestionRecord
from prompts.loader import render

UNANSWERED = (Status.NO_EVIDENCE, Status.PARTIAL)
_MOST = 2_000  # questions that are looked at, the newest
_EXAMPLES = 5
_TITLE_CHARS = 120
_TAG = "laguna:"  # of the articles that were begun from a gap


def gaps(
    session: Session, resources: Resources, chosen: Period, min_size: int, offset: int, limit: int
) -> Gaps:
    """Raises EmbedderError."""
    found = FeedbackRepository(session).with_status(UNANSWERED, chosen, _MOST + 1)
    records = [record for record in found[:_MOST] if record.query.strip()]
    knowledge = _knowledge(resources)
    floor = knowledge.noise_floor(resources.embedder) if knowledge else 0.0
    texts = [record.query for record in records]
    vectors = question_vectors.of(resources.embedder, texts)
    groups = [group for group in grouped(texts, vectors, floor) if len(group) >= min_size]
    shown = [
        _gap([records[place] for place in group], vectors[group], knowledge, floor)
        for group in groups[offset : offset + limit]
    ]
    begun = _begun(session)
    return Gaps(
        questions=len(records),
        total=len(groups),
        truncated=len(found) > _MOST,
        items=[gap.model_copy(update={"article": begun.get(gap.id)}) for gap in shown],
    )


def _knowledge(resources: Resources) -> Knowledge | None:
    try:
        return knowledge_of(resources.snapshots.current())
    except NoSnapshot:
        return None


def _gap(
    records: Sequence[SuggestionRecord], vectors: Vectors, knowledge: Knowledge | None, floor: float
) -> Gap:
    """`records` are the newest first."""
    centre = vectors.mean(axis=0)
    typical = [records[place] for place in np.argsort(-(vectors @ centre), kind="stable").tolist()]
    questions = list({fold(one.query): one.query for one in reversed(typical)}.values())[::-1]
    nearest = _nearest(centre, knowledge, floor)
    id = _id(records[-1].query)
    return Gap(
        id=id,
        question=questions[0],
        size=len(records),
        first_at=records[-1].created_at,
        last_at=records[0].created_at,
        offices=_counted(record.office for record in records),
        statuses=_counted(record.status for record in records),
        missing_aspects=_missing(records),
        examples=[_example(record) for record in typical[:_EXAMPLES]],
        nearest=nearest,
        article=None,
        write=_article(id, questions, nearest),
    )


def _nearest(centre: Vectors, knowledge: Knowledge | None, floor: float) -> NearProcedure | None:
    if knowledge is None:
        return None
    hits = knowledge.snapshot.dense(centre / max(float(np.linalg.norm(centre)), 1e-6), 1,
                                    Pool.OFFICIAL)  # fmt: skip
    if not hits:
        return None
    passage = hits[0].passage
    return NearProcedure(
        code=passage.procedure_code,
        title=passage.subject,
        document_id=passage.document_id,
        url=passage.url,
        nearness=round(above_floor(hits[0].score, floor), 3),
    )


def _missing(records: Iterable[SuggestionRecord]) -> list[Aspect]:
    """The commonest first."""
    found = Counter(
        aspect for record in records for aspect in record.response.get("missing_aspects") or ()
    )
    return [Aspect(aspect) for aspect, _ in found.most_common()]


def _counted(names: Iterable[str | None]) -> list[Counted]:
    found = Counter(names)
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0] or ""))
    return [Counted(name=name, count=count) for name, count in ordered]


def _example(record: SuggestionRecord) -> GapExample:
    return GapExample(
        suggestion_id=record.id,
        question=record.query,
        at=record.created_at,
        office=record.office,
        channel=record.channel,
        status=record.status,
    )


def _article(id: str, questions: Sequence[str], nearest: NearProcedure | None) -> ArticleIn:
    title = " ".join(questions[0].split())
    if len(title) > _TITLE_CHARS:
        title = title[:_TITLE_CHARS].rsplit(" ", 1)[0] + "…"
    body = render(
        "gap_article",
        questions=[" ".join(question.split()) for question in questions[:_EXAMPLES]],
        nearest=nearest.title if nearest else "",
    )
    return ArticleIn(title=title, body=body, tags=[_TAG + id])


def _begun(session: Session) -> dict[str, GapArticle]:
    """By gap, the articles that were begun from one."""
    return {
        tag.removeprefix(_TAG): _shown(article)
        for article in ArticleRepository(session).tagged(_TAG)
        for tag in article.tags
        if tag.startswith(_TAG)
    }


def _shown(article: Article) -> GapArticle:
    return GapArticle.model_validate(article.model_dump(include={"id", "state", "title"}))


def _id(first: str) -> str:
    """Of the first question: it stays while others come."""
    return "gap_" + blake2b(fold(first).encode("utf-8", "replace"), digest_size=6).hexdigest()
