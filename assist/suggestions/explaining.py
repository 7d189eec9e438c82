"""Why the ranking puts a procedure or a page where it is."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from assist.suggestions.pipeline import STAGES, Stage, run
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.pipeline.rank import rank
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.weights import weights_of
from assist.suggestions.schemas import SuggestionRequest
from indexes.models import Aspect, Hit

_SHOWN = 5  # passages of a candidate


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class FeatureOut(_Out):
    """What it adds to the score: `value` × `weight`."""

    name: str
    value: float
    weight: float
    adds: float


class EvidencePassage(_Out):
    """`scores`: by meaning (`dense`), by words (`lexical`), with their ranks, and joined."""

    passage_id: str
    section: str
    text: str
    url: str
    scores: dict[str, float]


class CandidateOut(_Out):
    """`passages` are the best of those that speak for it, of `passages_found`."""

    rank: int
    title: str
    procedure_code: str | None
    document_id: str
    score: float
    features: list[FeatureOut]
    passages_found: int
    passages: list[EvidencePassage]


class Understood(_Out):
    """What the question was taken for."""

    language: str
    aspects: list[Aspect]
    topic: list[str]
    codes: list[str]


class Explanation(_Out):
    """`stopped`: the question was not looked up at all, and why."""

    understood: Understood | None
    stopped: str | None
    candidates: list[CandidateOut]


def explain(query: str, resources: Resources, limit: int) -> Explanation:
    """The stages of a suggestion, up to the ranking. Raises SnapshotError, EmbedderError."""
    context = run(Context(SuggestionRequest(query=query), resources), _UP_TO_RANKING)
    weights = weights_of(resources.settings.data_dir)
    return Explanation(
        understood=_understood(context),
        stopped=context.status.value if context.status else None,
        candidates=[
            _candidate(place, one, weights)
            for place, one in enumerate(context.ranked[:limit], start=1)
        ],
    )


_UP_TO_RANKING: tuple[Stage, ...] = STAGES[: STAGES.index(rank) + 1]


def _understood(context: Context) -> Understood | None:
    question = context.question
    if question is None:
        return None
    return Understood(
        language=question.language,
        aspects=list(question.aspects),
        topic=[term.word for term in question.topic],
        codes=sorted(question.codes),
    )


def _candidate(place: int, candidate: Candidate, weights: Mapping[str, float]) -> CandidateOut:
    return CandidateOut(
        rank=place,
        title=candidate.title,
        procedure_code=candidate.code,
        document_id=candidate.document_id,
        score=round(candidate.score, 4),
        features=_features(candidate.features, weights),
        passages_found=len(candidate.hits),
        passages=[_passage(hit) for hit in candidate.hits[:_SHOWN]],
    )


def _features(features: Mapping[str, float], weights: Mapping[str, float]) -> list[FeatureOut]:
    """What adds most first; what adds nothing is left out."""
    found = [
        FeatureOut(
            name=name, value=round(value, 4), weight=weights.get(name, 0.0),
            adds=round(value * weights.get(name, 0.0), 4),
        )
        for name, value in features.items()
        if value
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-abs(one.adds), one.name))


def _passage(hit: Hit) -> EvidencePassage:
    return EvidencePassage(
        passage_id=str(hit.passage.id),
        section=" > ".join(hit.passage.section),
        text=hit.passage.text,
        url=hit.passage.url,
        scores={name: round(value, 4) for name, value in hit.scores.items()},
    )
