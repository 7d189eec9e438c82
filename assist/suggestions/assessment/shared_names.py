"""«La tarjeta», «el registro»: words that several titles share, and nothing that tells which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from assist.suggestions.assessment.instruments import are_instruments, is_of_kind
from assist.suggestions.assessment.kinds import kinds
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import family
from assist.suggestions.ranking.terms import stands, stems_of
from assist.suggestions.text.folding import fold, words
from assist.suggestions.text.stems import content_stems, stem, stem_set
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import PAGES, Question, Term
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import read_stems, read_words
from assist.suggestions.vocabulary.verbs import has_finite_verb

PART = " - "  # between a procedure and its parts, in titles
_EXACT = 0.9  # how well a title is named by a question that means it and no other
_GENERIC = 3  # titles with a word in common, for it to name a kind of thing and none of them
_NEAR = 0.985  # of the best score
_NEAR_ONE_WORD = 0.88
_LONG = 6  # words of another language, of which few are known: its meaning says more than they do
_OR = frozenset({"o", "u"})
_FAR = 0.75  # of the best score: titles that share all that was said are told apart by little else
_FAR_ONE_WORD = 0.5
_NEAR_BUT_FOR_A_WORD = 0.85
_BETTER_NAMED = 0.1
_TOLD = 0.93  # of the best score
_TELLING = 5  # that were found, for a word to be of one of them alone
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
    things = _things(question, best.title) or stems
    if alike := _of_one_kind(ranked, _known_instruments(things, best)):
        return alike
    if all(len(titles.families_by_stem.get(one, ())) >= _GENERIC for one in stems):
        alike = [
            one
            for one in ranked
            if _holds_all(one.title, stems)
            and _may_be_meant(one, best)
            and (one is best or not _says_another_word(question, best, one))
        ]
        return [] if _is_one_named(alike, stems) else alike
    others = _in_other_titles(ranked, question, things)
    if others and not _is_told_by_text(ranked, question, others):
        return [] if _is_one_named([best, *others], things) else [best, *others]
    either = _either(ranked, question, things)
    if either:
        return either
    if others := _in_other_titles_but_for_one_word(ranked, question, things, titles):
        return [best, *others]
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


def _of_one_kind(ranked: Sequence[Candidate], things: frozenset[str]) -> list[Candidate]:
    """Whatever is to be done with it: any of them can be renewed or lost. Empty where the best one
    is none of them, or where one of them is all that there is."""
    alike = [
        one
        for one in ranked
        if _may_be_meant(one, ranked[0]) and any(is_of_kind(thing, one.title) for thing in things)
    ]
    if not things or ranked[0] not in alike:
        return []
    one_only = len({family(one.title) for one in alike}) == 1 or _is_one_named(alike, things)
    return [] if one_only else alike


def _known_instruments(things: frozenset[str], best: Candidate) -> frozenset[str]:
    """All that the best one knows of what was named, if that is only a kind: «la ayuda que sale en
    la tele»."""
    known = stem_set(best.title) | stems_of(best.hits)
    told = frozenset(one for one in things if stands(one, known))
    return told if are_instruments(told) else frozenset()


def names_only_a_kind(question: Question, best: Candidate) -> bool:
    """Whether all that is named is a kind of thing: which of them is meant cannot be told."""
    return bool(_known_instruments(_things(question, best.title) or subject_of(question), best))


def _says_another_word(question: Question, best: Candidate, other: Candidate) -> bool:
    """Of the best title and not of the other one: also one that tells what is done or asked."""
    said = {one[:_ROOT] for one in content_stems(question.search)}
    return not said & _roots(best.title) <= _roots(other.title)


def _in_other_titles(
    ranked: Sequence[Candidate], question: Question, stems: frozenset[str]
) -> list[Candidate]:
    """Procedures other than the best one, and no parts of it, whose titles hold the same words."""
    best = ranked[0]
    if not best.is_procedure or not stems or not _holds_all(best.title, stems):
        return []
    told = _roots(best.title) & {stem[:_ROOT] for stem in _operations(question)}
    least = best.score * (_FAR if len(stems) > 1 else _FAR_ONE_WORD)
    return [
        one
        for one in ranked[1:]
        if one.score >= least
        and _may_be_meant(one, best)
        and _whole(one.title) != _whole(best.title)
        and _holds_all(one.title, stems)
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
    apart = [one for one in ranked[1:] if _whole(one.title) != _whole(best.title)]
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
    return [] if _is_one_named([best, *others], named) else others


def _things(question: Question, title: str) -> frozenset[str]:
    """Of the words that name a thing, those that are no verbs, and do not say by themselves what is
    asked about it («tasa», «modelo»); whatever stands in the title that was found names one."""
    named, subject = stem_set(title), subject_of(question)
    return frozenset(
        term.stem
        for term in question.topic
        if term.stem in subject and (term.stem in named or not _says_what_is_asked(term))
    )


@lru_cache(maxsize=8_192)
def _says_what_is_asked(term: Term) -> bool:
    is_verb = term.stem in read_stems(PAGES, "operations.txt") or has_finite_verb([term.word])
    return is_verb or bool(aspect_vocabulary(PAGES).asked(term.word))


def _either(
    ranked: Sequence[Candidate], question: Question, things: frozenset[str]
) -> list[Candidate]:
    """«Familia numerosa o monoparental»: two things, of which each is in the title of one only."""
    for one, other in _alternatives(question.text, things):
        mine, theirs = (
            [c for c in ranked if _is_about(c, things - {absent}, absent)]
            for absent in (other, one)
        )
        if mine and theirs and _whole(mine[0].title) != _whole(theirs[0].title):
            found = sorted((mine[0], theirs[0]), key=lambda c: -c.score)
            return found if ranked[0] in found else []
    return []


def _is_about(candidate: Candidate, things: frozenset[str], absent: str) -> bool:
    held = stem_set(candidate.title)
    told = candidate.is_procedure and "superseded" not in candidate.features
    return told and absent not in held and _holds_all(candidate.title, things)


def _alternatives(text: str, things: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The nearest things on either side of «o»."""
    found = [stem(word) if fold(word) not in _OR else "" for word in words(text)]
    for place, word in enumerate(words(text)):
        if fold(word) in _OR:
            before = next((one for one in reversed(found[:place]) if one in things), None)
            after = next((one for one in found[place + 1 :] if one in things), None)
            if before and after and before != after:
                yield before, after


def _holds_all(title: str, stems: frozenset[str]) -> bool:
    """An aid is also held by the title of a grant: kinds of service stand for each other."""
    held = stem_set(title)
    return all(one in held or _same_kind(one, held) for one in stems)


def _same_kind(one: str, held: frozenset[str]) -> bool:
    return any(one in kind and not kind.isdisjoint(held) for kind in kinds())


def _whole(title: str) -> str:
    """Of which it is a part, and of any year."""
    return family(title.split(PART)[0])


def _is_one_named(alike: Sequence[Candidate], stems: frozenset[str]) -> bool:
    """Whether the words are all that one of the titles says, or that its part says."""
    named = {family(one.title) for one in alike if stem_set(one.title.split(PART)[-1]) <= stems}
    return len(named) == 1


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
