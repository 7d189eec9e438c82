"""Questions with a known outcome, made of a snapshot itself.

Answerable: questions of resolved cases whose procedure stands in the snapshot; the case itself is
held out. Unanswerable: the same questions with every page of their procedure held out, so that
only the pages of other procedures are left; and questions that no administration answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files

from assist.suggestions.confidence import Support
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
_HELD_OUT_WEIGHT = 0.15  # some of them are answered by a page of another procedure
_NEVER_WEIGHT = 0.7
_NEAR_WEIGHT = 1.0
_WRITTEN_WEIGHT = 1.5
_CASE_WEIGHT = 1.0
_UNANSWERABLE = {
    "never": ("unanswerable.txt", _NEVER_WEIGHT),
    "near": ("unanswerable_near.txt", _NEAR_WEIGHT),
}
_EVERY_SECOND = 2  # example without its precedents: new questions have none


@dataclass(frozen=True, slots=True)
class Labelled:
    support: Support
    answerable: bool
    kind: str  # "case" | "held_out" | "written" | "never" | "near"
    weight: float = 1.0
    topic: str = ""  # of cross-validation: the procedure, or the question itself


class Examples:
    def __init__(self, settings: Settings, snapshot: Snapshot, embedder: Embedder) -> None:
        self._knowledge: Knowledge = knowledge_of(snapshot)
        self._resources = Resources(settings, self._knowledge, embedder, date.today())

    def all(self) -> list[Labelled]:
        cases = self._knowledge.snapshot.of_pool(Pool.CASES)
        return [*self._of_cases(cases), *self._written(), *self._never()]

    def _of_cases(self, cases: Sequence[Passage]) -> Iterator[Labelled]:
        for place, case in enumerate(cases):
            pages = self._pages(case)
            if not case.question or not pages:
                continue
            alone = place % _EVERY_SECOND == 0
            found = self._support(case.question, [case.document_id], alone)
            if found is not None and found[1] == case.procedure_code:
                yield Labelled(found[0], True, "case", _CASE_WEIGHT, case.procedure_code or "")
            without = self._support(case.question, [case.document_id, *pages], alone)
            if without is not None:
                yield Labelled(
                    without[0], False, "held_out", _HELD_OUT_WEIGHT, case.procedure_code or ""
                )

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

    def _pages(self, case: Passage) -> list[str]:
        code = case.procedure_code
        passages = self._knowledge.snapshot.of_procedure(code) if code else []
        return list(dict.fromkeys(passage.document_id for passage in passages))

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
