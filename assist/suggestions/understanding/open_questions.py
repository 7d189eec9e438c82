"""The questions of a message of several that ask for nothing by name («¿Nos valen dos testigos?»),
or only name the list that one thing stands in («¿hay que llevar años empadronada?»)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from assist.suggestions.text.folding import folded_in_place
from assist.suggestions.text.sentences import besides_questions, questions
from assist.suggestions.understanding.pieces import (
    asking_places,
    begins_asking,
    holds_asking,
    pieces_of,
    placed,
)
from assist.suggestions.understanding.topic import asked_about, without_story
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import languages_with, read_table
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect

_FILE = "several.toml"
_MUST = "must"
_WHETHER = ("whether", _MUST)
_EDGES = " \n\t,;.¿?؟"
_LEAST_WORDS = 2  # of one that is joined to another
_LISTS = frozenset({Aspect.REQUIREMENTS, Aspect.DOCUMENTS})
_OF_PEOPLE = frozenset({Aspect.REQUIREMENTS, Aspect.AUDIENCE})  # whose words people tell of, too


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """`core` as it was asked, `story` what the message tells besides its questions, `at` its place
    in the message; `lists`, those that it names; `whether`: it asks whether something is so; `may`:
    whether it may be, and not whether it must. `before`: what earlier turns said, where it is the
    last one of a conversation."""

    core: str
    story: str
    at: int
    lists: tuple[Aspect, ...] = ()
    whether: bool = True
    may: bool = True
    before: str = ""


@lru_cache(maxsize=256)
def open_questions(text: str, language: str) -> tuple[OpenQuestion, ...]:
    """None where the message asks one thing."""
    asked = [*asked_in(text, language)]
    if len(asked) < 2:
        return ()
    story = besides_questions(text)
    return tuple(
        _read(core, story, at, lists, language)
        for core, at, may_be_open in asked
        if may_be_open and (lists := _named(core, language)) is not None
    )


def open_message(text: str, language: str) -> OpenQuestion:
    """The question of a message that asks one thing, and that for nothing by name."""
    marked = questions(text)
    core = without_story(marked[-1].text).strip(_EDGES) if marked else text
    story = text.replace(core, " ") if marked else ""
    found = _read(core, " ".join(story.split()).strip(_EDGES), 0, (), language)
    return replace(found, may=found.may and _says_may(core, language))


def open_turn(text: str, before: str, language: str) -> OpenQuestion | None:
    """The last turn of a conversation that goes on from what was said `before`, where it asks for
    nothing by name."""
    hinted = asked_about(text, aspect_vocabulary(language)).aspects
    is_named = _named(text, language) != () or not _LISTS.issuperset(hinted)
    if is_named or len([*asked_in(text, language)]) > 1:
        return None
    core = next((one.text for one in questions(text)), text)  # without «vale, …»
    whether = not begins_asking(text, language)
    may = whether and _says_may(core, language)
    return OpenQuestion(text, "", 0, whether=whether, may=may, before=before)


def asks_whether(text: str, language: str) -> bool:
    """It begins with words of asking whether something may or must be."""
    return _words(_WHETHER, language).match(folded_in_place(text)) is not None


def _says_may(core: str, language: str) -> bool:
    """Whether it asks, anywhere in it, if something may be."""
    return _words(_WHETHER[:1], language).search(folded_in_place(core)) is not None


def asks_for_help(text: str, language: str) -> bool:
    """And for no answer of its own; or it leans on the question before it."""
    return _words(("unasked",), language).search(folded_in_place(text)) is not None


def _read(core: str, story: str, at: int, lists: tuple[Aspect, ...], language: str) -> OpenQuestion:
    whether = not begins_asking(core, language)
    must = _words((_MUST,), language).search(folded_in_place(core)) is not None
    return OpenQuestion(core, story, at, lists, whether=whether, may=whether and not must)


def _named(core: str, language: str) -> tuple[Aspect, ...] | None:
    """The lists that it names; None where it asks for something else by name."""
    asked = asked_about(core, aspect_vocabulary(language))
    if not asked.decisive:
        return None if wanted_in(core, language) else ()
    return asked.aspects if _LISTS.issuperset(asked.aspects) else None


def asked_in(text: str, language: str) -> Iterable[tuple[str, int, bool]]:
    """The questions of a message, each with its place, and whether it may be open: where nothing is
    marked, only what asks whether something is so."""
    marked = questions(text)
    for one in marked:
        core = without_story(one.text)
        for piece, at in _apart(core, language):
            yield piece, one.start + one.text.rfind(core) + at, True
    for piece, at in () if marked else placed(pieces_of(text, language), text):
        first, *besides = _indirect(piece, language)
        begins = _words(_WHETHER, language).search(folded_in_place(first[0]))
        start = begins.start() if begins else 0
        is_open = begins is not None and not holds_asking(piece[:start], language)
        is_open = is_open and _named(first[0], language) is not None
        yield first[0][start:].strip(_EDGES), at + start, is_open
        for joined, after in besides:
            yield joined, at + after, not _asks_by_name(piece, after, joined, language)


def _asks_by_name(piece: str, start: int, joined: str, language: str) -> bool:
    """«Cuánto tarda | y si calla»: beside what stands before it, it says what it asks."""
    vocabulary = aspect_vocabulary(language)
    before, all_ = (
        {*asked_about(piece[:end], vocabulary).aspects} for end in (start, start + len(joined))
    )
    return bool(all_ - before)


def _indirect(piece: str, language: str) -> Iterable[tuple[str, int]]:
    """What asks, without a mark, and what is joined to it: «cuánto dan | y si es compatible»."""
    joined = (one.start() for one in _joined_besides(language).finditer(folded_in_place(piece)))
    places = [at for at in joined if holds_asking(piece[:at], language)]
    for start, end in pairwise([0, *places, len(piece)]):
        yield piece[start:end].strip(_EDGES), start


def _apart(core: str, language: str) -> Iterable[tuple[str, int]]:
    """«¿Cuándo se avisa y sirve avisar en el ayuntamiento?» asks two things."""
    whether = (match.end() for match in _joined(language).finditer(folded_in_place(core)))
    asking = (at for at in asking_places(core, language) if not _either(language).match(core, at))
    places = sorted({0, *whether, *asking, len(core)})
    for start, end in pairwise(places):
        piece = _ends_joining(language).sub("", core[start:end].strip(_EDGES))
        is_whole = end - start == len(core)
        is_said = len(piece.split()) >= _LEAST_WORDS or is_whole
        if not piece or not is_said:  # «Vale, y…» asks nothing
            continue
        if start > 0 or is_whole or _may_ask(piece, language):
            yield piece, start


def _may_ask(piece: str, language: str) -> bool:
    """«Tengo 30 años, ¿puedo pedirlo?» begins with what it tells, whatever stands behind the
    mark."""
    if holds_asking(piece, language) or asks_whether(piece, language):
        return True
    asked = asked_about(piece, aspect_vocabulary(language))
    by_name = asked.decisive and not _OF_PEOPLE.issuperset(asked.aspects)
    return by_name or bool(wanted_in(piece, language))


@cache
def _words(names: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Matches nothing in a language without such words."""
    table = read_table(language, _FILE) if language in languages_with(_FILE) else {}
    found = [one for name in names for one in table.get(name, ())]
    return re.compile("|".join(rf"(?<!\w)(?:{one})(?!\w)" for one in found or ["(?!)"]))


@cache
def _either(language: str) -> re.Pattern[str]:
    """«… o desde que entra»: the other answer to the same question."""
    return re.compile(rf"(?:{_words(('either',), language).pattern})\s", re.IGNORECASE)


@cache
def _ends_joining(language: str) -> re.Pattern[str]:
    """«Cuánto tardan en enviarla y» goes on behind it."""
    return re.compile(rf"\s+(?:{_words(('joins',), language).pattern})$", re.IGNORECASE)


@cache
def _joined_besides(language: str) -> re.Pattern[str]:
    joins, begins = (_words((name,), language).pattern for name in ("joins", "indirect"))
    return re.compile(rf"(?<=[\s,;])(?:{joins})\s+(?={begins})")


@cache
def _joined(language: str) -> re.Pattern[str]:
    begins = rf"(?={_words(_WHETHER, language).pattern})"
    joins = f"(?:{_words(('joins',), language).pattern})"
    return re.compile(rf"(?:[,;]\s*|\s){joins}\s+{begins}|[,;]\s+{begins}")
