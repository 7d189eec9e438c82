"""What a question names: not what is done with it, nor what is asked about it."""

from __future__ import annotations

from functools import lru_cache

from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import PAGES, Question, Term
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import read_stems, read_words
from assist.suggestions.vocabulary.verbs import has_finite_verb

_LONG = 6  # words of another language, of which few are known: its meaning says more than they do


def subject_of(question: Question) -> frozenset[str]:
    """The stems that name a thing, not what is done with it nor what is asked about it."""
    vocabulary = aspect_vocabulary(PAGES)
    operations = read_words(PAGES, "operations.txt")
    return frozenset(
        term.stem
        for term in question.topic
        if term.word not in operations and not vocabulary.asks(term.word)
    )


def operations_of(question: Question) -> frozenset[str]:
    return frozenset(term.stem for term in question.topic) - subject_of(question)


def things_named(question: Question, title: str) -> frozenset[str]:
    """Of the words that name a thing, those that are no verbs, and do not say by themselves what is
    asked about it («tasa», «modelo»); whatever stands in the title that was found names one."""
    named, subject = stem_set(title), subject_of(question)
    return frozenset(
        term.stem
        for term in question.topic
        if term.stem in subject and (term.stem in named or not _says_what_is_asked(term))
    )


def only_asks(question: Question) -> bool:
    """Whether all that is said is what is asked, of nothing: «¿qué tasa hay que pagar?»."""
    asked = aspect_vocabulary(PAGES).asked
    subject = subject_of(question)
    return not question.is_foreign and all(
        term.stem not in subject or asked(term.word) for term in question.topic
    )


@lru_cache(maxsize=8_192)
def _says_what_is_asked(term: Term) -> bool:
    is_verb = term.stem in read_stems(PAGES, "operations.txt") or has_finite_verb([term.word])
    return is_verb or bool(aspect_vocabulary(PAGES).asked(term.word))


def says_more(question: Question) -> bool:
    """Whether the words that were understood are only a part of what was said."""
    return question.is_foreign and len(question.text.split()) >= _LONG
