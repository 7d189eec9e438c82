"""What each case is about, as production's own stages read it: procedure, aspects, topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from assist.suggestions.confidence import above_floor
from assist.suggestions.knowledge import Knowledge, knowledge_of
from assist.suggestions.pipeline import STAGES, run
from assist.suggestions.pipeline.assess import assess
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.schemas import MAX_QUERY_CHARS, SuggestionRequest
from assist.suggestions.text.stems import content_stems
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import read_text
from eval.audit.models import SentCase
from eval.audit.statements import facts_of
from indexes.embedders.protocol import Embedder, Vectors
from indexes.errors import NoSnapshot
from indexes.facts import Slot
from indexes.models import Channel
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore

Progress = Callable[[int, int], None]

_UNTIL_ASSESS = STAGES[: STAGES.index(assess) + 1]
_LIKELY = 5  # procedures that a question may be about
# Said in passing in answers to any question, so that they do not tell one need from another.
_IN_PASSING = frozenset({Slot.OTHER, Slot.PROCEDURE, Slot.SUPERSEDED, Slot.LEGAL_BASIS, Slot.FORM})


@dataclass(frozen=True, slots=True)
class Likely:
    """A procedure, or a page that is none, that a question may be about."""

    key: str
    code: str | None
    title: str
    document_id: str | None


@dataclass(frozen=True, slots=True)
class Need:
    case: SentCase
    likely: tuple[Likely, ...]  # best first
    aspects: frozenset[str]
    is_asked_by_name: bool  # the aspects; else they are only hinted at
    topic: str  # stems of the question's topic words
    slots: frozenset[str]  # of what the answer states; its values take no part
    is_sure: bool  # the first procedure is said by the case, or production would answer from it


@dataclass(frozen=True)
class Reader:
    """The embedder and, where something was indexed, the snapshot."""

    settings: Settings
    embedder: Embedder
    knowledge: Knowledge | None
    today: date
    _sounded: dict[tuple[str, Channel], tuple[tuple[Likely, ...], bool]] = field(
        default_factory=dict
    )

    def floor(self) -> float:
        """The cosine of texts that have nothing to do with each other, for this embedder."""
        probes = read_text("es", "probes.txt").splitlines()
        vectors = self.embedder.encode_queries(probes)
        cosines = sorted(
            float(vectors[a] @ vectors[b]) for a in range(len(probes)) for b in range(a)
        )
        return cosines[len(cosines) // 2] if cosines else 0.0

    def vectors(self, cases: Sequence[SentCase]) -> Vectors:
        return self.embedder.encode_queries([case.question for case in cases])

    def needs(self, cases: Sequence[SentCase], progress: Progress | None = None) -> list[Need]:
        found = []
        for done, case in enumerate(cases, 1):
            found.append(self._need(case))
            if progress is not None:
                progress(done, len(cases))
        return found

    def _need(self, case: SentCase) -> Need:
        vocabulary = aspect_vocabulary(case.language or "es")
        asked = asked_about(case.question, vocabulary)
        likely, is_sure = self._likely(case)
        topic = [term.stem for term in topic_terms(case.question, vocabulary)]
        slots = {fact.slot for fact in facts_of(case)} - _IN_PASSING
        return Need(
            case=case,
            likely=likely,
            aspects=frozenset(asked.aspects),
            is_asked_by_name=asked.decisive,
            topic=" ".join(topic or content_stems(case.question)),
            slots=frozenset(slots),
            is_sure=is_sure,
        )

    def _likely(self, case: SentCase) -> tuple[tuple[Likely, ...], bool]:
        """What the case says itself goes before what its question sounds like."""
        if case.procedure_code:
            return (self._given(case.procedure_code),), True
        if self.knowledge is None:
            return (), False
        known = self._sounded.get((case.question, case.channel))
        if known is None:
            known = self._sounded[case.question, case.channel] = self._sounds(case, self.knowledge)
        return known

    def _sounds(self, case: SentCase, knowledge: Knowledge) -> tuple[tuple[Likely, ...], bool]:
        after = run(self._context(case, knowledge), _UNTIL_ASSESS)
        found = tuple(Likely(c.key, c.code, c.title, c.document_id) for c in after.ranked[:_LIKELY])
        return found, after.confidence >= self.settings.answer_threshold and after.status is None

    def _context(self, case: SentCase, knowledge: Knowledge) -> Context:
        query = case.question[:MAX_QUERY_CHARS]
        return Context(
            request=SuggestionRequest(query=query, channel=case.channel),
            resources=Resources(
                settings=self.settings,
                knowledge=knowledge,
                embedder=self.embedder,
                today=self.today,
            ),
        )

    def _given(self, code: str) -> Likely:
        entries = self.knowledge.titles.entries if self.knowledge else ()
        first = next((one for one in entries if one.code == code), None)
        return Likely(code, code, first.text if first else "", first.document_id if first else None)


def open_reader(settings: Settings, today: date) -> Reader:
    """Without anything indexed there are no procedures and no official values, and the cases are
    clustered by their questions alone. Raises EmbedderError, SnapshotError."""
    from indexes.embedders import get_embedder

    embedder = get_embedder(settings)
    store = SnapshotStore(settings.snapshots_dir, embedder, vector_index=settings.vector_index)
    try:
        knowledge = knowledge_of(store.current())
    except NoSnapshot:
        knowledge = None
    return Reader(settings, embedder, knowledge, today)


def nearness(cosine: float, floor: float) -> float:
    return above_floor(cosine, floor)
