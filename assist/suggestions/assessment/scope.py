"""Whether another administration decides the matter."""

from __future__ import annotations

import re

from assist.suggestions.assessment.matters_headed import rows_named
from assist.suggestions.assessment.named_whole import is_named_whole
from assist.suggestions.knowledge import ABSENT, Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import content_stems, stem_set
from assist.suggestions.understanding.mentions import title_score
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.subject import subject_of
from assist.suggestions.vocabulary.files import read_stems
from assist.suggestions.vocabulary.patterns import patterns
from indexes.models import Aspect, DocumentKind, Passage

_MAIN = 0.3  # of the question's topic
_NAMED = 0.7  # of the matter's words, in the title or the heading of one place
_SPECIFIC = 0.6  # weight among titles of a word that names ours by itself
_NAMES_OURS = 0.5  # of the words that are not the matter's, in the title
_NAMES_OURS_ABROAD = 0.75  # of another language few words are understood
_TITLED = 0.25  # how well the question names the page that is to answer it
_OF_PAPERS = frozenset({Aspect.DOCUMENTS, Aspect.REQUIREMENTS})
_NEVER_OURS = frozenset({"other_region", "private"})
_OF_OTHERS = re.compile(r"\botr[oa]s?\b")  # «traslado a otra universidad»
CLEARLY_NEARER = 0.015  # in cosine, than the nearest official passage
_DESCRIBED = 0.7  # of the question's topic, in the description of a procedure
_OWN = 0.4  # of a title's words, for the title to be about the matter and not only to touch it


def is_elsewhere(
    question: Question,
    best: Candidate,
    knowledge: Knowledge,
    nearer: float = 0.0,
    *,
    is_sure: bool = False,
) -> bool:
    """A page whose title or heading is about the matter answers better than a refusal does: it is
    ours after all, or it says whose it is. A page that only mentions it in passing does not.
    `nearer` is by how much the matter's description is nearer in meaning than any page; `is_sure`,
    whether there is hardly a doubt that the page answers."""
    if question.matter is None or best.features["code"]:
        return False
    if _is_never_ours(question.matter.name, best):
        return True
    if nearer >= CLEARLY_NEARER:
        return not is_named_whole(question, best)
    if question.carried and _turns_to(question, best, knowledge):
        return True
    words = content_stems(question.matter.words)
    if not words or _names_ours(words, question, best, knowledge):
        return False
    if question.is_foreign and not any(term.stem in words for term in question.topic):
        return True  # said in words of that language, which no page holds
    if _is_about(words, best.title) and _shared(words, best.title, knowledge) >= _OWN:
        return False
    if _is_listed(words, best):
        return False
    is_aside = _share(words, question, knowledge) < _MAIN
    if is_sure and is_aside and stem_set(best.title).isdisjoint(words):
        return False  # «el piso vale 120.000 de catastro» tells the case of who asks about the IBI
    if _named(words, question, best, knowledge) < _TITLED:
        return True
    if is_aside:
        return False
    return not any(_describes(hit.passage, words, question, knowledge) for hit in best.hits)


def _is_never_ours(matter: str, best: Candidate) -> bool:
    """Who leaves for another region's is helped by the page of ours that is for leaving."""
    return matter in _NEVER_OURS and not _OF_OTHERS.search(fold(best.title))


def _turns_to(question: Question, best: Candidate, knowledge: Knowledge) -> bool:
    """«¿Y el pasaporte dónde lo renuevo?»: the last turn by itself names the matter, and asks by
    name for something other than whether it is among the papers; the title speaks of none of it."""
    turn = patterns().matter(question.text)
    if turn is None or not question.aspects or not _OF_PAPERS.isdisjoint(question.aspects):
        return False
    words = content_stems(turn.words)
    named = [term for term in question.topic if term.stem in words]
    telling = max(named, key=lambda term: knowledge.rarity(term.word), default=None)
    return telling is not None and not stands(telling.stem, stem_set(best.title))


def _named(
    words: tuple[str, ...], question: Question, best: Candidate, knowledge: Knowledge
) -> float:
    """How well the question names the title: by its other words, where the title holds some of the
    matter's and is not about it («tarjeta de residencia» names no other card)."""
    if _is_about(words, best.title) or stem_set(best.title).isdisjoint(words):
        return best.features["title"]
    rest = [term for term in question.topic if term.stem not in words]
    return min(best.features["title"], title_score(rest, best.title, knowledge.titles))


def _names_ours(
    words: tuple[str, ...], question: Question, best: Candidate, knowledge: Knowledge
) -> bool:
    """What is said besides names our page: the paper of another administration is only asked for
    among those of a procedure. Where no page says the matter, what is only meant
    («en dos veces») names nothing. Of another language few words are understood: they have to name
    it well."""
    subject, titles = subject_of(question), knowledge.titles
    told = subject - read_stems(PAGES, "operations.txt")
    rest = [term for term in question.topic if term.stem not in words and term.stem in told]
    if question.is_foreign:
        return title_score(rest, best.title, titles) >= _NAMES_OURS_ABROAD
    if _is_unheard_of(words, question, knowledge):
        rest = [term for term in rest if term.is_said]
    stems = stem_set(best.title)
    if best.is_procedure and any(
        term.stem in stems and titles.weight(term.stem) >= _SPECIFIC for term in rest
    ):
        return True
    total = sum(titles.weight(term.stem) for term in rest)
    named = sum(titles.weight(term.stem) * stands(term.stem, stems) for term in rest)
    return total > 0 and named / total >= _NAMES_OURS


def _is_unheard_of(words: tuple[str, ...], question: Question, knowledge: Knowledge) -> bool:
    return any(
        knowledge.rarity(term.word) >= ABSENT for term in question.topic if term.stem in words
    )


def _is_listed(words: tuple[str, ...], best: Candidate) -> bool:
    """Under a heading of its own, or in a row that states something of it: who collects a tax for
    others has its dates in a calendar."""
    passages = [hit.passage for hit in best.hits]
    named = (name for one in passages for name in (one.heading, *rows_named(one)))
    return any(_is_about(words, name) for name in named)


def _describes(
    passage: Passage, words: tuple[str, ...], question: Question, knowledge: Knowledge
) -> bool:
    """A description of a procedure that speaks of the matter and of most of the question."""
    if passage.kind is not DocumentKind.PROCEDURE or passage.aspect is not Aspect.SUMMARY:
        return False
    stems = stem_set(passage.text)
    return (
        sum(stands(word, stems) > 0 for word in words) >= _NAMED * len(words)
        and coverage(question.topic, stems, knowledge) >= _DESCRIBED
    )


def _share(words: tuple[str, ...], question: Question, knowledge: Knowledge) -> float:
    """How much of the topic the matter is: a register of inhabitants that is only mentioned among
    the papers of something else is not what is asked about."""
    weights = {term.stem: knowledge.rarity(term.word) for term in question.topic}
    total = sum(weights.values())
    return sum(weights.get(word, 0.0) for word in words) / total if total else 1.0


def _is_about(words: tuple[str, ...], text: str) -> bool:
    stems = stem_set(text)
    return sum(stands(word, stems) == 1 for word in words) >= _NAMED * len(words)


def _shared(words: tuple[str, ...], title: str, knowledge: Knowledge) -> float:
    stems = stem_set(title)
    weights = {one: knowledge.titles.weight(one) for one in stems}
    total = sum(weights.values())
    return sum(weights[one] for one in stems if one in words) / total if total else 0.0
