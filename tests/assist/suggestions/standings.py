"""How pages of the tests stand, by their document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assist.suggestions.ranking.standing import Standing
from indexes.models import Passage
from tests.assist.suggestions.world import TODAY, standing


def standings_of(pages: Sequence[Sequence[Passage]]) -> Mapping[str, Standing]:
    return {one[0].document_id: standing(one, TODAY) for one in pages}
