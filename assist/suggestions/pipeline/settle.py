"""Whether the last turn of a conversation goes on from the earlier ones, told by what is found.

It leaves them where it leads to a page by itself: as surely as an answered question does, naming
it, while the page that the conversation leads to says little of what it is about and is not found
by it. «Somos familia numerosa, ¿cambia el límite?» names another procedure and goes on; «¿y para la
tarjeta sanitaria?» says nothing else, and asks the same of it.
"""

from __future__ import annotations

from assist.suggestions.confidence import confidence_of
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.assess import measured
from assist.suggestions.pipeline.context import Context
from assist.suggestions.ranking.terms import TopicCoverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.conversation import points_back

_SURE = 0.75  # of the page that the turn leads to by itself
_NAMED = 0.25  # how well it names the title of that page
_TOLD = 0.3  # of its words, that the page of the conversation says at most
_FOUND = 0.3  # of its best score, that the page of the conversation reaches at most
# Likewise, where its words are of that title and nothing else.
_TOLD_OF_A_NAME, _FOUND_BESIDE_A_NAME = 0.7, 0.55


def settled(read: Context, otherwise: Context) -> Context:
    """One of the two: `read` as its words made it likely. The other is forgotten."""
    going, alone = (read, otherwise) if _goes_on(read) else (otherwise, read)
    if not going.ranked or not alone.ranked or going.ranked[0].key == alone.ranked[0].key:
        chosen = read
    else:
        chosen = alone if _leaves(going, alone) else going
    return replace(chosen, otherwise=None, otherwise_vector=None)


def _goes_on(run: Context) -> bool:
    return run.question is not None and run.question.carried


def _leaves(going: Context, alone: Context) -> bool:
    question, knowledge = alone.asked, alone.resources.knowledge
    best, theirs = alone.ranked[0], going.ranked[0].key
    if best.features["title"] < _NAMED:
        return False
    names = _only_names(alone)
    found = (_FOUND_BESIDE_A_NAME if names else _FOUND) * best.score
    if any(one.key == theirs and one.score > found for one in alone.ranked):
        return False
    documents = knowledge.titles.documents_of(theirs)
    pages = [passage for document in documents for passage in knowledge.document(document)]
    told = _TOLD_OF_A_NAME if names else _TOLD
    if TopicCoverage(question.topic, knowledge).together(pages) >= told:
        return False
    return confidence_of(measured(alone, best, question)) >= _SURE


def _only_names(alone: Context) -> bool:
    """«¿Y el carné joven?»"""
    title, said = stem_set(alone.ranked[0].title), alone.asked.topic
    return points_back(alone.turns[-1].text) and all(
        term.stem in title for term in said if term.is_said
    )
