"""«La tarjeta», «el registro»: words that several titles share, and nothing that tells which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import stems_of
from assist.suggestions.text.stems import stem_set
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import read_words

PART = " - "  # between a procedure and its parts, in titles
_EXACT = 0.9  # how well a title is named by a question that means it and no other
_GENERIC = 3  # titles with a word in common, for it to name a kind of thing and none of them
_NEAR = 0.985  # of the best score
_NEAR_ONE_WORD = 0.88
_LONG = 6  # words of another language, of which few are known: its meaning says more than they do
_BETTER_NAMED = 0.1
_ROOT = 6  # letters that the forms of one word share


def named_alike(ranked: Sequence[Candidate], question: Question, titles: Titles) -> list[Candidate]:
    """The best one and those that hold all the words of the question in the same place: the title;
    of one word alone, also the text. Words that are in many titles choose none of them, however
    they are ranked. Empty where the question says more than that."""
    stems = subject_of(question)
    if not ranked or not stems or says_more(question):
        return []
    best = ranked[0]
    if max(best.features["title"], best.features["acronym"]) >= _EXACT:
        return []
    if all(len(titles.families_by_stem.get(one, ())) >= _GENERIC for one in stems):
        alike = [one for one in ranked if stems <= stem_set(one.title) and _may_be_meant(one, best)]
        named = [one for one in alike if stem_set(one.title.split(PART)[-1]) <= stems]
        return [] if len(named) == 1 else alike
    holds = next((place for place in _places(stems) if place(best)), None)
    if holds is None:
        return []
    told = _roots(best.title) & {stem[:_ROOT] for stem in _operations(question)}
    return [
        one
        for one in ranked
        if one is best
        or (_is_near(one, best, stems) and holds(one) and not _tells(told, best, one))
    ]


def says_more(question: Question) -> bool:
    """Whether the words that were understood are only a part of what was said."""
    return question.is_foreign and len(question.text.split()) >= _LONG


def _operations(question: Question) -> frozenset[str]:
    return frozenset(term.stem for term in question.topic) - subject_of(question)


def _tells(told: frozenset[str], best: Candidate, other: Candidate) -> bool:
    """What is to be done chooses, where it is most of a title and not of the other."""
    more = best.features["title"] - other.features["title"] >= _BETTER_NAMED
    return more and not told <= _roots(other.title)


def subject_of(question: Question) -> frozenset[str]:
    """The stems that name a thing, not what is done with it nor what is asked about it."""
    vocabulary = aspect_vocabulary(PAGES)
    operations = read_words(PAGES, "operations.txt")
    return frozenset(
        term.stem
        for term in question.topic
        if term.word not in operations and not vocabulary.asks(term.word)
    )


def _roots(title: str) -> frozenset[str]:
    return frozenset(stem[:_ROOT] for stem in stem_set(title))


def _places(stems: frozenset[str]) -> list[Callable[[Candidate], bool]]:
    in_title: Callable[[Candidate], bool] = lambda one: stems <= stem_set(one.title)  # noqa: E731
    in_text: Callable[[Candidate], bool] = lambda one: stems <= stems_of(one.hits)  # noqa: E731
    return [in_title, in_text] if len(stems) == 1 else [in_title]


def _may_be_meant(one: Candidate, best: Candidate) -> bool:
    return one.is_procedure is best.is_procedure and "superseded" not in one.features


def _is_near(one: Candidate, best: Candidate, stems: frozenset[str]) -> bool:
    """One word chooses hardly anything by itself."""
    if not _may_be_meant(one, best):
        return False
    return one.score >= best.score * (_NEAR if len(stems) > 1 else _NEAR_ONE_WORD)
