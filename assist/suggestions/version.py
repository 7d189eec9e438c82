"""Names the pipeline: the same version and the same snapshot give the same drafts."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from assist.suggestions.pipeline import STAGES
from assist.suggestions.ranking.weights import weights_of
from assist.suggestions.vocabulary.files import vocabulary_digest
from indexes.settings import Settings
from prompts.loader import prompts_digest

# Settings that change what is answered.
_RELEVANT = (
    "drafter",
    "chat_model",
    "chat_base_url",
    "default_language",
    "answer_threshold",
    "organisation",
    "reranker_model",
    "reranker_budget_s",
)


@lru_cache(maxsize=16)
def _version(settings: tuple[str, ...]) -> str:
    try:
        release = version("ventanilla")
    except PackageNotFoundError:
        release = "0"
    stages = ",".join(stage.__name__ for stage in STAGES)
    parts = (release, stages, prompts_digest(), vocabulary_digest(), *settings)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=6).hexdigest()


def pipeline_version(settings: Settings, embedder_digest: str) -> str:
    """Twelve hexadecimal digits over release, stages, templates, vocabulary, the ranking's weights
    and settings."""
    weights = str(sorted(weights_of(settings.data_dir).items()))
    chosen = (str(getattr(settings, name)) for name in _RELEVANT)
    return _version((*chosen, weights, embedder_digest))
