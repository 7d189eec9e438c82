"""Of a sentence that says one thing for several cases (a telephone for each province, a sum for a
flat and one for a room), what it says for the case that was asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assist.suggestions.evidence.narrowing.brackets import fitting
from assist.suggestions.evidence.narrowing.denied import by_denial
from assist.suggestions.evidence.narrowing.elided import names_of
from assist.suggestions.evidence.pinpointing.complements import is_joined, joined_to
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Fact

# What parts two cases, the strongest first.
_PARTINGS = tuple(
    re.compile(pattern)
    for pattern in (r";\s+(?:[yo]\s+)?", r",\s+[yoeu]\s+", r"\s[yoeu]\s+", r",\s+")
)
_WORD = re.compile(r"[^\s,;:()]+\s*")
_MOST_BEFORE = 3  # words of a case before its value: «Teruel 978…», «de 300 €»
_MOST_IN_CLAUSE = 7  # the same, where the cases are parted by semicolons
_CLAUSES = re.compile(r";")
_COLON = re.compile(r":\s+")
_REFERS = re.compile(rf"{any_of('article')} (?:del?|para|en)\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:del?|para|en)\s")
# «Letra G», «grado II», «niveles I y II»: what a question names besides words.
_MARK_ASKED = re.compile(
    r"\b(?:letra|clase|tipo|(?:sub)?grupo|nivel|categor[ií]a|grado|permiso|zona)(?:e?s)?"
    r" (?:de )?[«\"]?((?:[a-z]\d?|[ivx]+)\b(?:(?:,? (?:[ye] |[ou] )?|, |/)[ivx]+\b)*)",
    re.IGNORECASE,
)
_MARK = re.compile(r"\b(?:[A-Z]\d?|[IVX]+)\b")
_ARTICLE = re.compile(rf"{any_of('article')} (?!del?\b)", re.IGNORECASE)
_MOST_NAMED = 5  # words of the first case before its value, where each has its name
_TAIL = 2.5  # a last case that is so much longer holds what is said of all
_ROOM = 20  # characters
_OTHER_THINGS = 2  # words of a case before its value, of which one may name another thing
_SHORT = 4  # letters: shorter words tell no case
_ENOUGH = 0.75  # of the best case's words
_MARKED = 3  # words that the letter of a case counts as
_END = " ,;"


@dataclass(frozen=True, slots=True)
class _Case:
    """`text[start:end]`, with the value and what it is for."""

    start: int
    end: int
    stems: frozenset[str]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Cases:
    """`refer`: the later ones refer back to what the first is a case of: «la del máster»."""

    cases: tuple[_Case, ...] = ()
    refer: bool = False

    def moved(self, by: int) -> _Cases:
        moved = (replace(one, start=one.start + by, end=one.end + by) for one in self.cases)
        return replace(self, cases=tuple(moved))

    def with_only(self, kept: Sequence[_Case], text: str) -> str:
        """The text without the other cases."""
        first, last = self.cases[0], self.cases[-1]
        before, after = text[: first.start], text[last.end :].rstrip(" .")
        if self.refer and first not in kept:
            before = f"{before.strip()}: "
        pieces = [text[case.start : case.end].strip(_END) for case in kept]
        return f"{before}{'; '.join(pieces)}{after}"


def for_the_case(
    unit: Unit, terms: Sequence[Term], values: Sequence[Fact], asked: str = ""
) -> Unit:
    """The unit with what it says before its cases and only those that the terms speak of; as it is
    where they speak of none, or of all, or where its cases cannot be told apart. It still quotes
    the whole. `terms`: those of the question, whose text is `asked`; `values`: what it states of
    what is asked for."""
    spans = sorted({(fact.start - unit.start, fact.end - unit.start) for fact in values})
    told = _told_apart(unit.text, spans)
    # «Me apunté hace tres años» does not ask for the case whose term is three years.
    valued = stem_set(" ".join(fact.value for fact in values))
    terms = [term for term in terms if term.stem not in valued]
    terms = _telling(terms, told.cases, unit.passage.title)
    kept = (
        _kept(told.cases, fitting(_texts(unit.text, told.cases), asked))
        or _kept(told.cases, by_denial(_texts(unit.text, told.cases), asked))
        or _spoken_of(told.cases, terms, asked)
    )
    if not kept or len(kept) == len(told.cases) or _names_another(unit, kept, terms, asked):
        return unit
    return replace(unit, text=told.with_only(kept, unit.text))


def _telling(terms: Sequence[Term], cases: Sequence[_Case], title: str) -> list[Term]:
    """What the page is about tells no case from the others, unless each is of a part of it."""
    about = stem_set(title)
    parted = sum(not case.stems.isdisjoint(about) for case in cases) > 1
    return [term for term in terms if parted or term.stem not in about]


def _told_apart(text: str, spans: Sequence[tuple[int, int]]) -> _Cases:
    """Of the whole sentence, or of the one clause that has several."""
    whole = _cases(text, spans)
    if whole.cases:
        return whole
    bounds = [0, *(match.end() for match in _CLAUSES.finditer(text)), len(text)]
    clauses = [(a, b) for a, b in pairwise(bounds) if b > a]
    found = [
        one.moved(start)
        for start, end in (clauses if len(clauses) > 1 else ())
        if (one := _cases(text[start:end], _within(spans, start, end))).cases
    ]
    return found[0] if len(found) == 1 else _Cases()


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    return [(a - start, b - start) for a, b in spans if start <= a and b <= end]


def _names_another(unit: Unit, kept: Sequence[_Case], terms: Sequence[Term], asked: str) -> bool:
    """«Piso y habitación»: what is joined to the case goes by another name on the page."""
    told = frozenset().union(*(case.stems for case in kept))
    joined = (
        other
        for term in terms
        if stands(term.stem, told)
        for other in joined_to(term.word, asked)
        if not stands(other, told)
    )
    around = stem_set(unit.passage.text) - stem_set(unit.text)
    return any(not stands(other, around) for other in joined)


def _cases(text: str, spans: Sequence[tuple[int, int]]) -> _Cases:
    """None for a sentence that has not several. `spans`: of its values."""
    parted = [
        (parting, after[0])
        for before, after in pairwise(spans)
        if (parting := _parting(text, before, after))
    ]
    labels = [text[parting.end() : value] for parting, value in parted]
    are_clauses = bool(parted) and all(_CLAUSES.match(parting.group()) for parting, _ in parted)
    refer = bool(parted) and all(map(_REFERS.match, labels))
    names = names_of(text[: spans[0][0]], labels) if parted and not refer else []
    most = _MOST_IN_CLAUSE if are_clauses or refer or names else _MOST_BEFORE
    if not parted or any(len(_WORD.findall(label)) > most for label in labels):
        return _Cases()
    head = _head_of(text, spans[0][0]) if refer else 0
    first = _start_of_first(text, spans[0][0], labels[0]) if not refer else head or None
    if first is None and _are_named(text[: spans[0][0]], labels):
        head, first = 0, 0
    if first is None and are_clauses:
        head, first = 0, _start_of_clause(text, spans[0][0])
    names = names if first is None else []
    if first is None and not names:
        return _Cases()
    first = first or 0
    begins = [first, *(parting.end() for parting, _ in parted)]
    ends = [*(parting.start() for parting, _ in parted), len(text.rstrip(" .;"))]
    pieces = [text[start:end] for start, end in zip(begins, ends, strict=True)]
    if any(piece.count("(") != piece.count(")") for piece in pieces) or _has_tail(pieces):
        return _Cases()
    stems = names or [stem_set(piece) for piece in pieces]
    shared = frozenset.intersection(*stems)
    marks = [frozenset(_MARK.findall(piece)) for piece in pieces]
    rows = zip(begins, ends, stems, marks, strict=True)
    return _Cases(tuple(_Case(s, e, own - shared, signs) for s, e, own, signs in rows), bool(head))


def _are_named(before: str, labels: Sequence[str]) -> bool:
    """«Las fotocopias cuestan 0,10 €, y las copias digitales, 0,25 €»: each by its name."""
    short = len(_WORD.findall(before)) <= _MOST_NAMED
    return short and all(map(_ARTICLE.match, (before, *labels)))


def _head_of(text: str, value: int) -> int:
    """Where, before the first value, what it is for begins, which the others refer back to: «El
    precio |de la plaza válida es de», «… y el de la asistida»."""
    starts = [match.start() for match in _OF.finditer(text, 0, value)]
    return next((one for one in reversed(starts) if stem_set(text[one:value])), 0)


def _parting(text: str, before: tuple[int, int], after: tuple[int, int]) -> re.Match[str] | None:
    """What parts two values: the last one of the strongest kind."""
    for pattern in _PARTINGS:
        found = list(pattern.finditer(text, before[1], after[0]))
        if found:
            return found[-1]
    return None


def _start_of_first(text: str, value: int, label: str) -> int | None:
    """Where the first case begins, by the words that the second one has before its value; None
    where the two are not worded alike."""
    words = _WORD.findall(label)
    if not words:
        return value
    before = list(_WORD.finditer(text, 0, value))
    if len(before) < len(words) or before[-1].end() != value:
        return None
    own = before[-len(words) :]
    if any(a.end() != b.start() for a, b in pairwise(own)):
        return None
    alike = [_alike(one.group(), other) for one, other in zip(own, words, strict=True)]
    # One thing beside another: «6 libros durante», «3 películas durante».
    are = all(alike) or (len(alike) > _OTHER_THINGS and alike.count(False) == 1 and alike[-1])
    return own[0].start() if are else None


def _start_of_clause(text: str, value: int) -> int:
    """After the colon that opens the cases, or where the sentence begins."""
    opened = [match.end() for match in _COLON.finditer(text, 0, value)]
    return opened[-1] if opened else 0


def _alike(one: str, other: str) -> bool:
    """The same small word, two names, or two numbers."""
    one, other = one.strip(), other.strip()
    if one.isdigit() and other.isdigit():
        return True
    return one.casefold() == other.casefold() or (one[0].isupper() and other[0].isupper())


def _has_tail(pieces: Sequence[str]) -> bool:
    longest = max(len(piece) for piece in pieces[:-1])
    return len(pieces[-1]) > _TAIL * longest + _ROOM


def _spoken_of(cases: Sequence[_Case], terms: Sequence[Term], asked: str) -> list[_Case]:
    telling = [term.stem for term in terms if len(term.word) >= _SHORT and term.word.isalpha()]
    marks = {one for match in _MARK_ASKED.findall(asked) for one in _MARK.findall(match.upper())}
    scores = [
        sum(stands(stem, case.stems) for stem in telling) + _MARKED * len(marks & case.marks)
        for case in cases
    ]
    best = max(scores, default=0.0)
    if not best:
        return []
    return [
        case
        for case, score in zip(cases, scores, strict=True)
        if score >= best * _ENOUGH
        or (len(marks) > 1 and marks & case.marks)
        or _is_joined(case, terms, asked)
    ]


def _is_joined(case: _Case, terms: Sequence[Term], asked: str) -> bool:
    """«Piso y habitación» asks for both, whatever else the question says of one."""
    own = (term for term in terms if len(term.word) >= _SHORT and stands(term.stem, case.stems))
    return any(is_joined(term.word, asked) for term in own)


def _texts(text: str, cases: Sequence[_Case]) -> list[str]:
    return [text[case.start : case.end] for case in cases]


def _kept(cases: Sequence[_Case], fits: Sequence[bool] | None) -> list[_Case]:
    """Those that what somebody tells of themselves falls into."""
    return [case for case, fit in zip(cases, fits, strict=True) if fit] if fits else []
