"""What a sentence limits its values to: an audience, an operation, a case, a grade, a period.

Values of one slot that are limited differently are of different things, and contradict nothing:
what a renewal and a first issue cost; what everybody and what large families pay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from indexes.facts.folding import fold_in_place
from indexes.facts.vocabulary import alternatives, vocabulary
from indexes.stems import stems_of

_CLAUSE = re.compile(r"[;:()]|,\s|\s(?:y|e|o|pero|ni|aunque)\s(?=\w+\s)")
_BESIDES = re.compile(r"(?<=[\d#€%s])\s*,?\s+(?:y )?mas (?=(?:el|la|los|las|un|una|otros?) )")
_JOINED_BEFORE = re.compile(r"(\w+)(?: [yoeu]|,) (?:l[oa]s? |el )?$")
_JOINED_AFTER = re.compile(r"(?: [yoeu]|,) (?:l[oa]s? |el )?(\w+)")
_OF = re.compile(r" de ((?:\w+ )?\w+)")
AUDIENCE = "audience"
_PASSING = "passing"  # marks that are none in a heading
_OF_CASES = frozenset({AUDIENCE, "grade", "ordinal", "season", "size"})  # names of marks
_EXCHANGED = frozenset({"month", "year"})  # whose amounts can be compared

Measures = frozenset[tuple[str, str]]
_SHARED = 0.5  # of the words of a case, for another sentence to speak of it too


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that limit, by their stems; `beside`, what is joined to them: «ventas y donaciones»;
    `of`, what tells which: «estudiantes de nuevo ingreso». `name`: in what way, as the vocabulary
    calls it."""

    stems: frozenset[str]
    beside: frozenset[str] = frozenset()
    name: str = ""
    of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """`marks`: words that limit (`audience familias numerosas`), by their stems; `cases`: the words
    of clauses that do (`si es inquilino`); `things`: what it names besides; `measures`: how often
    an amount is paid, and of what it is one of; `words`: all that the sentence says."""

    marks: frozenset[Mark] = frozenset()
    cases: tuple[frozenset[str], ...] = ()
    things: frozenset[frozenset[str]] = frozenset()
    measures: Measures = frozenset()
    words: frozenset[str] = frozenset()
    contrasts: bool = False

    def within(self, known: frozenset[str]) -> Scope:
        """Without what the procedure is about anyway: the words of its title."""
        known = known | named_alike(known)
        return replace(
            self,
            marks=frozenset(one for one in self.marks if not one.stems <= known),
            cases=tuple(case - known for case in self.cases if case - known),
            things=frozenset(one for one in self.things if one.isdisjoint(known)),
        )

    def of_one_question(self, asked: frozenset[str]) -> Scope:
        """Of an answer to a question that names something: what is done and paid is what the
        question is about, and so is what it names; for whom it is, and in which grade, is not."""
        return replace(
            self,
            marks=frozenset(
                one
                for one in self.marks
                if one.name != _PASSING
                and (one.name in _OF_CASES or not one.stems <= asked)
                and not (one.of and one.of <= asked)
            ),
            cases=tuple(case - asked for case in self.cases if case - asked),
            things=frozenset(),
        )

    @property
    def is_general(self) -> bool:
        return not (self.marks or self.cases or self.contrasts)


def apart(one: Scope, other: Scope) -> bool:
    """Whether one of the two is limited in a way that the other is not."""
    if one.contrasts or other.contrasts:
        return True
    if _measured_apart(one.measures, other.measures):
        return True
    return _limited(one, other) or _limited(other, one)


def _measured_apart(mine: Measures, theirs: Measures) -> bool:
    """By the month and by the week; for each person and for each family; by the hour and for each
    person."""
    sorts = {sort for sort, _ in mine} & {sort for sort, _ in theirs}
    if not sorts:
        return bool(mine and theirs)
    told = [{name for sort, name in one if sort in sorts} for one in (mine, theirs)]
    return told[0].isdisjoint(told[1]) and not told[0] | told[1] <= _EXCHANGED


def _limited(one: Scope, other: Scope) -> bool:
    return (
        any(not (mark.stems <= other.words or mark.beside & other.words) for mark in one.marks)
        or any(len(case & other.words) < len(case) * _SHARED for case in one.cases)
        or any(thing.isdisjoint(other.words) for thing in one.things)
    )


@lru_cache(maxsize=16_384)
def scope_of(sentence: str, slot: str, values: tuple[str, ...] = (), heading: str = "") -> Scope:
    """`values` as they are printed: what they are made of limits nothing. `heading`: the innermost
    one, under which the sentence stands."""
    folded = blanked(fold_in_place(sentence), values)
    above = blanked(_numbering().sub("", fold_in_place(heading)), values)
    near = near_values(folded)
    return Scope(
        marks=frozenset((*_marks(near, slot), *_marks(above, slot, passing=False))),
        cases=tuple(_cases(folded)),
        things=frozenset(_things(folded)),
        measures=measures_of(folded),
        words=named_alike(stems_of(folded) | stems_of(above)),
        contrasts=_contrast().search(folded) is not None,
    )


def blanked(folded: str, values: Iterable[str]) -> str:
    """With a mark in the place of each value."""
    for value in values:
        folded = folded.replace(fold_in_place(value), " # ")
    excepted = _exception().search(folded)
    return folded if excepted and "#" in excepted.group() else _exception().sub(" ", folded)


def near_values(folded: str) -> str:
    """The clause of the values, and what comes before it: what follows may be said of more."""
    end = folded.rfind("#")
    if end < 0:
        return folded
    after = _CLAUSE.search(folded, end)
    return folded[: after.start()] if after else folded


def _marks(text: str, slot: str, passing: bool = True) -> Iterator[Mark]:
    own = _own(slot)
    for name, pattern in (*_mark_patterns(), *_only_patterns(slot)):
        if name == _PASSING and not passing:
            continue
        for match in pattern.finditer(text):
            said = named_alike(stems_of(match.group()))
            if not passing and said <= of_anything():
                continue  # «Información adicional» is of nothing else
            if own is None or not own.fullmatch(match.group()):
                before = _JOINED_BEFORE.search(text, 0, match.start())
                after = _JOINED_AFTER.match(text, match.end())
                beside = " ".join(found[1] for found in (before, after) if found)
                of = _OF.match(text, match.end()) if name == AUDIENCE else None
                yield Mark(said, stems_of(beside), name, stems_of(of[1]) if of else frozenset())


def _cases(folded: str) -> Iterator[frozenset[str]]:
    folded, _ = without_besides(folded)
    for match in _condition().finditer(folded):
        rest = folded[match.end() :]
        end = re.search(r"[,.;:()#]", rest)
        if end and end.group() == "#":
            continue  # «si tienes menos de 30 años»: the condition is what gives the value
        case = stems_of(rest[: end.start()] if end else rest) - plain("condition")
        if case:
            yield case


def without_besides(text: str) -> tuple[str, str]:
    """«140 €», « más el comedor si se usa»: where it goes on to what is paid or given besides, it
    is cut."""
    besides = _BESIDES.search(fold_in_place(text))
    return (text[: besides.start()], text[besides.start() :]) if besides else (text, "")


def _things(folded: str) -> Iterator[frozenset[str]]:
    for match in _thing().finditer(folded):
        named = stems_of(match["of"]) - plain("things")
        if named:
            yield named


@cache
def _mark_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = vocabulary("scope")["marks"].items()
    return tuple(
        (name, re.compile(rf"(?<!\w){alternatives(words)}(?!\w)")) for name, words in groups
    )


@cache
def _only_patterns(slot: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = vocabulary("scope")["only"].get(slot)
    return (("only", re.compile(rf"(?<!\w){alternatives(words)}(?!\w)")),) if words else ()


def named_alike(stems: frozenset[str]) -> frozenset[str]:
    """«Descuento» for «rebaja»: what goes by several names, by the first of them."""
    return frozenset(_first_names().get(stem, stem) for stem in stems)


@cache
def _first_names() -> dict[str, str]:
    groups = ([*map(stems_of, words.split())] for words in vocabulary("scope")["alike"]["words"])
    return {stem: next(iter(first)) for first, *others in groups for one in others for stem in one}


@cache
def _own(slot: str) -> re.Pattern[str] | None:
    words = vocabulary("scope")["own"].get(slot)
    return re.compile(alternatives(words)) if words else None


@cache
def _numbering() -> re.Pattern[str]:
    """Of the clauses of a call: «Segunda. Cuantía»."""
    return re.compile(vocabulary("scope")["numbering"]["opens"])


@cache
def _contrast() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(vocabulary('scope')['contrast']['words'])}(?!\w)")


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(vocabulary("scope")["condition"]["opens"])


@cache
def _exception() -> re.Pattern[str]:
    return re.compile(vocabulary("scope")["condition"]["except"])


@cache
def plain(name: str) -> frozenset[str]:
    """Stems of words that say nothing of their own in this part of the vocabulary."""
    return stems_of(vocabulary("scope")[name]["plain"])


@cache
def _thing() -> re.Pattern[str]:
    heads = vocabulary("scope")["things"]["heads"]
    return re.compile(
        rf"\b(?:{heads}) (?:de|del|para|por)(?: el| la| los| las)? (?P<of>[a-z]\w+(?: \w+)?)"
    )


@lru_cache(maxsize=16_384)
def measures_of(folded: str) -> Measures:
    """`("each", "person")`: what a folded sentence says that its amounts are of."""
    return frozenset(name for name, pattern in measure_patterns() if pattern.search(folded))


@cache
def of_anything() -> frozenset[str]:
    """Stems of headings under which anything may stand."""
    return stems_of(vocabulary("scope")["bare"]["headings"])


@cache
def measure_patterns() -> tuple[tuple[tuple[str, str], re.Pattern[str]], ...]:
    return tuple(
        ((sort, name), re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
        for sort, named in vocabulary("scope")["measure"].items()
        for name, words in named.items()
    )
