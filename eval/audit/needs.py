"""What each case is about, as production's own stages read it: procedure, aspects, topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assist.suggestions.confidence import above_floor
from assist.suggestions.knowledge import Knowledge, knowledge_of
from assist.suggestions.pipeline import STAGES, run
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.pipeline.rank import rank
from assist.suggestions.schemas import MAX_QUERY_CHARS, SuggestionRequest
from assist.suggestions.text.stems import content_stems
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import read_text
from eval.audit.models import SentCase
from indexes.embedders.protocol import Embedder, Vectors
from indexes.errors import NoSnapshot
from indexes.facts import Slot, extract_facts
from indexes.models import Channel
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore

Progress = Callable[[int, int], None]

_UNTIL_RANK = STAGES[: STAGES.index(rank) + 1]
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
    topic: str  # stems of the question's topic words
    slots: frozenset[str]  # of what the answer states; its values take no part


@dataclass(frozen=True)
class Reader:
    """The embedder and, where something was indexed, the snapshot."""

    settings: Settings
    embedder: Embedder
    knowledge: Knowledge | None
    today: date

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
        topic = [term.stem for term in topic_terms(case.question, vocabulary)]
        slots = {fact.slot for fact in extract_facts(case.answer)} - _IN_PASSING
        return Need(
            case=case,
            likely=self._likely(case),
            aspects=frozenset(asked.aspects),
            topic=" ".join(topic or content_stems(case.question)),
            slots=frozenset(slots),
        )

    def _likely(self, case: SentCase) -> tuple[Likely, ...]:
        """What the case says itself goes before what its question sounds like."""
        if self.knowledge is None:
            given = case.procedure_code
            return (Likely(given, given, "", None),) if given else ()
        if case.procedure_code:
            return (self._given(case.procedure_code),)
        request = SuggestionRequest(
            query=case.question[:MAX_QUERY_CHARS], channel=Channel.EMAIL, language=None
        )
        resources = Resources(
            settings=self.settings,
            knowledge=self.knowledge,
            embedder=self.embedder,
            today=self.today,
        )
        ranked = run(Context(request=request, resources=resources), _UNTIL_RANK).ranked
        return tuple(Likely(c.key, c.code, c.title, c.document_id) for c in ranked[:_LIKELY])

    def _given(self, code: str) -> Likely:
        assert self.knowledge is not None
        entries = [one for one in self.knowledge.titles.entries if one.code == code]
        first = entries[0] if entries else None
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
