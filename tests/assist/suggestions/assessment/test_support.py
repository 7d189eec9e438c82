from __future__ import annotations

from assist.suggestions.assessment.services import services_of
from assist.suggestions.assessment.support import support_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question, Term
from indexes.embedders.protocol import Embedder
from indexes.models import Hit, Pool
from indexes.redaction import trusted
from indexes.settings import Settings


def test_letters_at_random_are_no_evidence_for_any_page(
    knowledge: Knowledge, embedder: Embedder, settings: Settings
) -> None:
    passage = knowledge.snapshot.of_pool(Pool.OFFICIAL)[0]
    features = dict.fromkeys(("code", "title", "precedent", "acronym"), 0.0)
    hit = Hit(passage=passage, score=1.0, scores={"dense": 0.99})
    best = Candidate("1", passage.document_id, passage.title, None, True, (hit,), 1.0, features)
    services = services_of(knowledge, embedder, settings)

    def meaning(word: str) -> float:
        question = Question(trusted(word), word, "es", topic=(Term(word, word),))
        vector = embedder.encode_queries([word])[0]
        found = support_of(best, question, knowledge, 0.5, [hit], services=services, vector=vector)
        return found.meaning

    assert meaning("bxvlc3ryysb0dsbwcm9t") == 0
    assert meaning("licencia") > 0
