"""What of a passage is indexed, and how much each part counts."""

from __future__ import annotations

from indexes.models import Passage

BOOSTS: dict[str, float] = {
    "title": 2.0,
    "section": 1.5,
    "text": 1.0,
    "question": 1.5,
    "code": 1.0,
}

K1, B = 1.2, 0.75  # BM25, as tantivy has them: how soon repetition stops counting, and length
OTHER_FIELDS = 0.3  # what a term's weaker fields add to its best one

MAX_QUERY_TERMS = 64  # of a longer query, the rarest


def field_texts(passage: Passage) -> dict[str, str]:
    """The text of every field of BOOSTS, "" where the passage has none."""
    titles = dict.fromkeys(filter(None, (passage.title, passage.procedure_title)))
    return {
        "title": " ".join(titles),
        "section": " ".join(passage.section),
        "text": passage.text,
        "question": passage.question or "",
        "code": passage.procedure_code or "",
    }
