"""What a question needs though none of its words says so: told by what people tell who need the
same (`assessment.stories`). Where words name a page, they are believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assist.suggestions.ranking.candidate import Candidate

FEATURE = "told"

_SAID, _ALL_SAID = 0.35, 0.7  # of the topic, in one passage: until here, and from here nothing
_ALONE = 0.3  # how much what is clearly needed counts where the words say all


def with_what_is_told(
    candidates: Sequence[Candidate], needs: Mapping[str, float], alone: float, weight: float
) -> list[Candidate]:
    """With the feature, from 0 to 1. `needs`: by key, how surely it is needed; `alone`: how far one
    service is needed before all others, which counts whatever the words say."""
    said = max((one.features["coverage_at_once"] for one in candidates), default=0.0)
    unsaid = max(_ALONE * alone, min(1.0, (_ALL_SAID - said) / (_ALL_SAID - _SAID)))
    return [
        one.with_feature(FEATURE, unsaid * needs.get(one.key, 0.0), weight) for one in candidates
    ]
