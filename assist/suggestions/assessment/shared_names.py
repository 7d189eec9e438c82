"""«La tarjeta», «el registro»: words that several titles share, and nothing that tells which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assist.suggestions.assessment.either import either
from assist.suggestions.assessment.instruments import are_instruments, is_of_kind
from assist.suggestions.assessment.left_behind import left_behind
from assist.suggestions.assessment.title_phrases import is_told_by_a_phrase
from assist.suggestions.assessment.title_words import holds_all, is_one_named, whole_title
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import family
from assist.suggestions.ranking.terms import stands, stems_of
from assist.suggestions.text.stems import content_stems, stem_set
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Question
from assist.suggestions.understanding.subject import (
    operations_of,
    says_more,
    subject_of,
    things_named,
)
from indexes.siblings import siblings

_EXACT = 0.9  # how well a title is named by a question that means it and no other
_GENERIC = 3  # titles with a word in common, for it to name a kind of thing and none of them
_NEAR = 0.985  # of the best score
_NEAR_ONE_WORD = 0.88
_FAR = 0.75  # of the best score: titles that share all that was said are told apart by little else
_FAR_ONE_WORD = 0.5
_NEAR_BUT_FOR_A_WORD = 0.85
_BETTER_NAMED = 0.1
_TOLD = 0.93  # of the best score
_TELLING = 5  # that were found, for a word to be of one of them alone
_PHRASED = 6  # candidates
_ROOT = 6  # letters that the forms of one word share


def named_alike(ranked: Sequence[Candidate], question: Question, titles: Titles) -> list[Candidate]:
    """The best one and those that hold all the words of the question in the same place: the title;
    of one word alone, also the text. Empty where the question says more than that."""
    stems = subject_of(question)
    if not ranked or not stems or says_more(question):
        return []
    best = ranked[0]
    if max(best.features["title"], best.features["acronym"]) >= _EXACT:
        return []
    if is_told_by_a_phrase([one.title for one in ranked[:_PHRASED]], question):
        return []
    things = things_named(question, best.title) or stems
    others = left_behind(things, ranked, titles) if are_instruments(things) else []
    if alike := _of_one_kind([*ranked, *others], _known_instruments(things, best)):
        return alike
    are_of_many = all(len(titles.families_by_stem.get(one, ())) >= _GENERIC for one in stems)
    if are_of_many and holds_all(best.title, stems):
        return _by_words_of_many(ranked, question, stems)
    others = _in_other_titles(ranked, question, things)
    if others and not _is_told_by_text(ranked, question, others):
        return [] if is_one_named([best, *others], things) else [best, *others]
    if two := either(ranked, question, things):
        return two
    if others := _in_other_titles_but_for_one_word(ranked, question, things, titles):
        return [best, *others]
    return _in_the_same_place(ranked, question, stems)


def _by_words_of_many(
    ranked: Sequence[Candidate], question: Question, stems: frozenset[str]
) -> list[Candidate]:
    """Words that are in many titles choose none of them, however they are ranked."""
    best = ranked[0]
    alike = [
        one
        for one in ranked
        if holds_all(one.title, stems)
        and _may_be_meant(one, best)
        and (one is best or not _says_another_word(question, best, one))
    ]
    return [] if is_one_named(alike, stems) else alike


def _in_the_same_place(
    ranked: Sequence[Candidate], question: Question, stems: frozenset[str]
) -> list[Candidate]:
    """Nearly as good ones that hold all the words where the best one does."""
    best = ranked[0]
    holds = next((place for place in _places(stems) if place(best)), None)
    if holds is None:
        return []
    told = _roots(best.title) & {stem[:_ROOT] for stem in operations_of(question)}
    return [
        one
        for one in ranked
        if one is best
        or (_is_near(one, best, stems) and holds(one) and not _tells(told, best, one))
    ]


def _of_one_kind(ranked: Sequence[Candidate], things: frozenset[str]) -> list[Candidate]:
    """Whatever is to be done with it: any of them can be renewed or lost. Empty where the best one
    is none of them, or where one of them is all that there is."""
    alike = [
        one
        for one in ranked
        if "superseded" not in one.features
        and any(is_of_kind(thing, one.title) for thing in things)
    ]
    if not things or ranked[0] not in alike:
        return []
    one_only = len({family(one.title) for one in alike}) == 1 or is_one_named(alike, things)
    return [] if one_only else alike


def _known_instruments(things: frozenset[str], best: Candidate) -> frozenset[str]:
    """All that the best one knows of what was named, if that is only a kind: «la ayuda que sale en
    la tele»."""
    known = stem_set(best.title) | stems_of(best.hits)
    told = frozenset(one for one in things if stands(one, known))
    return told if are_instruments(told) else frozenset()


def names_only_a_kind(question: Question, best: Candidate) -> bool:
    """Whether all that is named is a kind of thing: which of them is meant cannot be told."""
    return bool(
        _known_instruments(things_named(question, best.title) or subject_of(question), best)
    )


def _says_another_word(question: Question, best: Candidate, other: Candidate) -> bool:
    """Of the best title and not of the other one: also one that tells what is done or asked."""
    said = {one[:_ROOT] for one in content_stems(question.search)}
    return not said & _roots(best.title) <= _roots(other.title)


def _in_other_titles(
    ranked: Sequence[Candidate], question: Question, stems: frozenset[str]
) -> list[Candidate]:
    """Procedures other than the best one, and no parts of it, whose titles hold the same words; of
    pages, those whose title says another word in one place: «Tarjeta joven», «Tarjeta dorada»."""
    best = ranked[0]
    if not stems or not holds_all(best.title, stems):
        return []
    told = _roots(best.title) & {stem[:_ROOT] for stem in operations_of(question)}
    least = best.score * (_FAR if len(stems) > 1 else _FAR_ONE_WORD)
    return [
        one
        for one in ranked[1:]
        if one.score >= least
        and _may_be_meant(one, best)
        and whole_title(one.title) != whole_title(best.title)
        and (best.is_procedure or any(siblings([best.title], [one.title])))
        and holds_all(one.title, stems)
        and not _tells(told, best, one)
    ]


def _is_told_by_text(
    ranked: Sequence[Candidate], question: Question, others: Sequence[Candidate]
) -> bool:
    """«El descuento del agua»: a word that only the pages of the best one hold, of all that were
    found, where none of the others is nearly as good."""
    best = ranked[0]
    if any(one.score > best.score * _TOLD for one in others) or len(ranked) < _TELLING:
        return False
    apart = [one for one in ranked[1:] if whole_title(one.title) != whole_title(best.title)]
    elsewhere = frozenset[str]().union(*(stem_set(c.title) | stems_of(c.hits) for c in apart))
    mine = stems_of(best.hits)
    return any(one in mine and one not in elsewhere for one in content_stems(question.search))


def _in_other_titles_but_for_one_word(
    ranked: Sequence[Candidate], question: Question, things: frozenset[str], titles: Titles
) -> list[Candidate]:
    """«Quemar unas ramas»: titles that share all that any title says, where the other word chooses
    none of them either: their pages know it as well as those of the best one."""
    best = ranked[0]
    held = stem_set(best.title)
    named = frozenset(
        one
        for one in things
        if titles.families_by_stem.get(one) and (one in held or not are_instruments((one,)))
    )
    rest = things - named
    if len(rest) != 1 or are_instruments(named):
        return []
    known = stems_of(best.hits)
    others = [
        one
        for one in _in_other_titles(ranked, question, named)
        if one.score >= best.score * _NEAR_BUT_FOR_A_WORD
        and not held <= stem_set(one.title)
        and all(stands(word, stems_of(one.hits)) >= stands(word, known) for word in rest)
    ]
    return [] if is_one_named([best, *others], named) else others


def _tells(told: frozenset[str], best: Candidate, other: Candidate) -> bool:
    """What is to be done chooses, where it is most of a title and not of the other."""
    more = best.features["title"] - other.features["title"] >= _BETTER_NAMED
    return more and not told <= _roots(other.title)


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
