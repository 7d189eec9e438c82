"""What is the same for all questions of a message while its evidence is collected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.evidence.pages import Page, official_pages
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.embedders.protocol import Embedder


@dataclass(frozen=True, slots=True)
class Reading:
    """`vector`: of what is looked for, where it is known; `embedder`: to tell sentences by their
    meaning."""

    question: Question
    knowledge: Knowledge
    excluded: frozenset[str]
    today: date
    embedder: Embedder | None
    vector: NDArray[np.float32] | None

    def pages_of(self, candidate: Candidate) -> list[Page]:
        """Without those of editions long past, unless there is nothing else."""
        pages = official_pages(candidate, self.knowledge, self.today, self.excluded)
        current = [
            page
            for page in pages
            if not self.knowledge.standing(page[0].document_id, self.today).is_stale
        ]
        return current or pages
