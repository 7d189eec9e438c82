"""Questions with a known outcome, made of a snapshot itself.

Answerable: questions of resolved cases whose procedure stands in the snapshot, the case itself held
out, and written ones. Unanswerable: questions in the words of public procedures about what no page
speaks of, and questions that no administration answers. All but the cases are asked again of parts
of the snapshot, where what only stands in another part is unanswerable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from itertools import islice

import numpy as np

from assist.suggestions.assessment.services import services_of
from assist.suggestions.confidence import Support
from assist.suggestions.embedded import embedded_passages
from assist.suggestions.fitting.portions import portion
from assist.suggestions.knowledge import Knowledge, knowledge_of
from assist.suggestions.pipeline import STAGES, run
from assist.suggestions.pipeline.assess import measured
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.schemas import SuggestionRequest
from indexes.embedders.protocol import Embedder
from indexes.models import Passage, Pool
from indexes.settings import Settings
from indexes.snapshots import Snapshot

_BEFORE_ASSESS = tuple(stage for stage in STAGES if stage.__name__ != "assess")[:5]
_NEVER_WEIGHT = 0.7
_NEAR_WEIGHT = 1.0
_WRITTEN_WEIGHT = 1.5
_CASE_WEIGHT = 1.0
_UNANSWERABLE = {
    "never": ("unanswerable.txt", _NEVER_WEIGHT),
    "near": ("unanswerable_near.txt", _NEAR_WEIGHT),
}
_PORTIONS = ((1, 25), (2, 30), (3, 40), (4, 25), (5, 60))  # seed, procedures
_PORTION_WEIGHT = 0.35
_ABSENT_WEIGHT = 0.0  # judged alone: what stands in another part is often near to what stands here
_EVERY_THIRD = 3  # of what nothing answers, in each portion
_ALIKE = 0.55  # nearness by which another title may answer as well
_EVERY_SECOND = 2  # example without its precedents: new questions have none


@dataclass(frozen=True, slots=True)
class Labelled:
    support: Support
    answerable: bool
    kind: str  # "case" | "written" | "never" | "near" | "absent"
    weight: float = 1.0
    topic: str = ""  # of cross-validation: the procedure, or the question itself


class Examples:
    def __init__(self, settings: Settings, snapshot: Snapshot, embedder: Embedder) -> None:
        self._knowledge: Knowledge = knowledge_of(snapshot)
        self._resources = Resources(settings, self._knowledge, embedder, date.today())

    def all(self) -> list[Labelled]:
        snapshot, settings = self._knowledge.snapshot, self._resources.settings
        found = [*self._of_cases(snapshot.of_pool(Pool.CASES)), *self._written(), *self._never()]
        for seed, size in _PORTIONS:
            with portion(snapshot, self._resources.embedder, seed, size) as part:
                found.extend(Examples(settings, part, self._resources.embedder).of_a_portion())
        return found

    def of_a_portion(self) -> Iterator[Labelled]:
        yield from (replace(one, weight=_PORTION_WEIGHT) for one in self._written())
        yield from self._absent()
        for one in islice(self._never(), 0, None, _EVERY_THIRD):
            yield replace(one, weight=_PORTION_WEIGHT * one.weight)

    def _absent(self) -> Iterator[Labelled]:
        """Questions on what the other portions hold, unless a title of this one is much alike."""
        embedder, settings = self._resources.embedder, self._resources.settings
        services = services_of(self._knowledge, embedder, settings)
        written = [line.split("\t") for line in _lines("answerable.tsv")]
        titles = embedded_passages([title for title, _ in written], embedder, settings)
        own = np.concatenate(list(services.own.values()))
        spread = titles - services.centre
        near = (spread / np.linalg.norm(spread, axis=1, keepdims=True) @ own.T).max(axis=1)
        for (title, question), nearness in zip(written, near, strict=True):
            if nearness < _ALIKE and (found := self._support(question, [], False)) is not None:
                yield Labelled(found[0], False, "absent", _ABSENT_WEIGHT, title)

    def _of_cases(self, cases: Sequence[Passage]) -> Iterator[Labelled]:
        for place, case in enumerate(cases):
            if not case.question or not case.procedure_code:
                continue
            alone = place % _EVERY_SECOND == 0
            found = self._support(case.question, [case.document_id], alone)
            if found is not None and found[1] == case.procedure_code:
                yield Labelled(found[0], True, "case", _CASE_WEIGHT, case.procedure_code)

    def _written(self) -> Iterator[Labelled]:
        """Those whose procedure the snapshot holds, and that find it."""
        for line in _lines("answerable.tsv"):
            title, question = line.split("\t")
            found = self._support(question, [], False)
            if found is not None and found[2].startswith(title):
                yield Labelled(found[0], True, "written", _WRITTEN_WEIGHT, found[1])

    def _never(self) -> Iterator[Labelled]:
        for kind, (name, weight) in _UNANSWERABLE.items():
            for line in _lines(name):
                found = self._support(line, [], False)
                if found is not None:
                    yield Labelled(found[0], False, kind, weight, line)

    def _support(
        self, question: str, excluded: Sequence[str], alone: bool
    ) -> tuple[Support, str, str] | None:
        """Of the best candidate, with its key and title; None where nothing is found."""
        request = SuggestionRequest(query=question, exclude_sources=tuple(excluded)[:100])
        context = run(Context(request, self._resources), _BEFORE_ASSESS)
        if context.question is None or not context.ranked or not context.question.topic:
            return None
        best = context.ranked[0]
        support = measured(context, best, context.question)
        return (replace(support, precedent=0.0) if alone else support), best.key, best.title


def _lines(name: str) -> Iterator[str]:
    text = (files("assist.suggestions.fitting") / name).read_text("utf-8")
    return (line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")
