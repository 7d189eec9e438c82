"""Whether the matter of another administration is asked about only as a paper that one of our
procedures wants: «para la dependencia, ¿hay que llevar el certificado de empadronamiento?»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import content_stems
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.subject import subject_of
from assist.suggestions.vocabulary.files import read_words
from assist.suggestions.vocabulary.verbs import INFINITIVE
from assist.suggestions.vocabulary.word_classes import any_of, words_of
from indexes.models import Aspect

_NOUN_NEXT = frozenset(words_of("article") + words_of("preposition"))
_FOR = re.compile(rf"\b{any_of('purpose')} ([^.,;:?!\n]+)")


def is_among_papers(question: Question, knowledge: Knowledge) -> bool:
    """Nothing but papers is asked, by name; what they are for names one of our titles, and the
    matter is said beside it: «¿qué papeles piden para empadronarse?» is about the matter."""
    if question.matter is None or set(question.aspects) != {Aspect.DOCUMENTS}:
        return False
    matter = frozenset(content_stems(question.matter.words))
    purposes = [frozenset(content_stems(one)) for one in _purposes(fold(question.text))]
    if not all(map(matter.isdisjoint, purposes)):
        return False
    things = frozenset().union(*purposes) & subject_of(question)
    return any(map(knowledge.titles.names_few, things))


def _purposes(text: str) -> Iterator[str]:
    """«Para lo de la dependencia tengo que |llevar…», «para pedir la beca |hace falta…»."""
    verbs = read_words(PAGES, "verbs.txt")
    for said in _FOR.findall(text):
        words = said.split()
        ends = (
            place
            for place, word in enumerate(words[1:], 1)
            if INFINITIVE.fullmatch(word) or (word in verbs and words[place - 1] not in _NOUN_NEXT)
        )
        yield " ".join(words[: next(ends, None)])
