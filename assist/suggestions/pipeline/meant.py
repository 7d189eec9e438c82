"""What a message means beside what its words say: what kind of message it is, and which matter of
another administration it is nearest to."""

from __future__ import annotations

from assist.suggestions.assessment.among_papers import is_among_papers
from assist.suggestions.assessment.instruments import are_instruments
from assist.suggestions.assessment.meaning import nearest_matter
from assist.suggestions.assessment.other_town import other_town
from assist.suggestions.assessment.own_authorities import own_authorities
from assist.suggestions.assessment.prototypes import Kind, prototypes
from assist.suggestions.assessment.scope import CLEARLY_NEARER
from assist.suggestions.confidence import above_floor
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question
from assist.suggestions.understanding.subject import says_more, subject_of

_MEANT = 0.1  # how far above the noise a matter's description must be to be what is meant
_NAMED = 0.9  # how well a title is named by a question that is about it, whatever its words
_DOUBTFUL = frozenset({Kind.MISUSE, Kind.OTHER_TOPIC})
_FEW = 3  # words mean hardly anything by themselves


def kind_of(context: Context) -> Kind:
    """By the meaning of what is looked for, which earlier turns are part of."""
    if context.vector is None or len(context.asked.search.split()) < _FEW:
        return Kind.PUBLIC
    kind = prototypes(context.resources.embedder, context.resources.settings).kind_of(
        context.vector
    )
    citizen = context.request.citizen
    allowed = kind is Kind.OWN_FILE and citizen.authenticated and citizen.consent
    honest = kind in _DOUBTFUL and any(map(is_named, context.ranked[:1]))
    return Kind.PUBLIC if allowed or honest else kind


def with_matter(context: Context) -> tuple[Context, float]:
    """With the matter that the question means in any language, where it is nearer than every page;
    and by how much it is. Without one that is only among the papers of ours."""
    resources, question = context.resources, context.asked
    if is_among_papers(question, resources.knowledge):
        return replace(context, question=replace(question, matter=None)), 0.0
    if context.vector is None:
        return context, 0.0
    title = context.ranked[0].title if context.ranked else ""
    if town := other_town(question, title, resources.knowledge):
        return replace(context, question=replace(question, matter=town)), 0.0
    own = own_authorities(resources.knowledge)
    found = nearest_matter(context.vector, resources.embedder, resources.settings, own)
    pages = max((hit.scores.get("dense", 0.0) for hit in context.fused), default=0.0)
    floor = resources.knowledge.noise_floor(resources.embedder, question.language)
    if found is None or found.cosine < pages or above_floor(found.cosine, floor) < _MEANT:
        return context, 0.0
    unsure = context.confidence < resources.settings.answer_threshold
    is_clear = found.cosine - pages >= CLEARLY_NEARER
    is_meant = unsure and (is_clear or _speaks_of(question, found.description))
    if question.matter is None and _asks(question) and is_meant:
        question = replace(question, matter=found.matter)
    same = question.matter is not None and question.matter.name == found.matter.name
    return replace(context, question=question), found.cosine - pages if same else 0.0


def is_named(primary: Candidate) -> bool:
    return max(primary.features["title"], primary.features["acronym"]) >= _NAMED


def _speaks_of(question: Question, description: str) -> bool:
    """«Carné de guía» has only a word in common with «carné de conducir» that says of neither what
    it is, and what was stolen need not be a «DNI robado»; in other languages no word can be
    told."""
    named = {one for one in subject_of(question) if not are_instruments([one])}
    return question.is_foreign or not named.isdisjoint(stem_set(description))


def _asks(question: Question) -> bool:
    """Insults and greetings are near to anything."""
    return bool(subject_of(question)) or says_more(question)
