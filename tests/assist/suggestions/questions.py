"""Questions as the stages read them, made of a text."""

from __future__ import annotations

from assist.suggestions.understanding.question import Question
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.redaction import redact


def question(text: str, **fields: object) -> Question:
    vocabulary = aspect_vocabulary()
    asked = asked_about(text, vocabulary)
    return Question(
        text=redact(text).text,
        search=text,
        language="es",
        aspects=asked.aspects,
        decisive=asked.decisive,
        topic=topic_terms(text, vocabulary),
        **fields,  # type: ignore[arg-type]
    )
