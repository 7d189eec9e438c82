"""Reads the question: language, aspects, topic, what it carries over, whether it may be answered."""

from __future__ import annotations

from dataclasses import replace

from assist.suggestions.pipeline.context import Context
from assist.suggestions.schemas import Status
from assist.suggestions.understanding.conversation import Carried, carried_topic, points_back
from assist.suggestions.understanding.language import detect_language
from assist.suggestions.understanding.mentions import codes_named, years_named
from assist.suggestions.understanding.question import Question, Term
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.patterns import patterns
from indexes.models import Aspect


def understand(context: Context) -> Context:
    question = _read(context)
    if question.unsafe:
        return replace(context, question=question, status=Status.UNSAFE)
    citizen = context.request.citizen
    if question.own_file and not (citizen.authenticated and citizen.consent):
        return replace(context, question=question, status=Status.NEEDS_CONSENT)
    return replace(context, question=question)


def _read(context: Context) -> Question:
    knowledge, text = context.resources.knowledge, context.turns[-1].text
    default = context.resources.settings.default_language
    vocabulary, known = aspect_vocabulary(), patterns()
    carried = carried_topic(text, [t.text for t in context.turns[:-1]], vocabulary, knowledge)
    aspects, decisive = _aspects(context, carried)
    own = topic_terms(text, vocabulary)
    return Question(
        text=text,
        search=f"{carried.text}\n{text}" if carried else text,
        language=context.request.language or detect_language(text, default),
        aspects=aspects,
        decisive=decisive,
        topic=_joined(own, carried.terms) if carried else own,
        codes=codes_named(text, knowledge) or (carried.codes if carried else ()),
        names_year=years_named(text),
        carried=carried is not None,
        unsafe=any(known.is_unsafe(turn.text) for turn in context.turns if turn.role == "citizen"),
        own_file=known.asks_own_file(text),
        sensitive=known.sensitive_kinds(text),
        matter=known.matter(f"{carried.text} {text}" if carried else text),
    )


def _aspects(context: Context, carried: Carried | None) -> tuple[tuple[Aspect, ...], bool]:
    """Those of the last turn; where it has none, those of the citizen's turn before."""
    vocabulary = aspect_vocabulary()
    aspects, decisive = asked_about(context.turns[-1].text, vocabulary)
    if decisive or not points_back(context.turns[-1].text):
        return aspects, decisive
    for turn in reversed(context.turns[:-1]):
        if turn.role == "citizen":
            earlier, was_decisive = asked_about(turn.text, vocabulary)
            return (earlier, True) if was_decisive else (aspects, decisive)
    return aspects, decisive


def _joined(own: tuple[Term, ...], carried: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple({term.stem: term for term in (*own, *carried)}.values())
