"""The pieces of a message that each ask something, each with the story told before it.

Only where a piece may begin and end is told here, generously; whether two of them are about two
matters is told by what is found for each (`pipeline.divide`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assist.suggestions.text.folding import folded_in_place
from assist.suggestions.text.sentences import sentences
from assist.suggestions.understanding.long_messages import gathered
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import languages_with, read_table

_FILE = "several.toml"
_QUESTION = re.compile(r"[?؟;]*[?؟]+[\s)»”\"']*")
_OPENING = re.compile(r"¿")
_ITEM = re.compile(r"(?:(?<=\s)|^)(?:\d{1,2}[.)ºª-]+|[a-h]\)|[-•*])\s+(?=\S)", re.MULTILINE)
_MARK = re.compile(r"[?¿؟]")
_ANYTHING = re.compile("")
_MOST = 8  # pieces; of more, the message is one
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Joints:
    """Where pieces may begin: where the group `join` ends."""

    begins: tuple[re.Pattern[str], ...]
    begins_asking: re.Pattern[str]
    holds_asking: re.Pattern[str]
    requests: re.Pattern[str]
    joins: re.Pattern[str]
    relatives: tuple[str, ...]


@lru_cache(maxsize=256)
def pieces_of(text: str, language: str) -> tuple[str, ...]:
    """At least one; the text itself where it asks one thing."""
    found = [piece for piece in _cut(text, language) if piece]
    asking = _asking(found, language)
    if sum(asking) < 2:
        return (text,)
    joined = _with_stories(found, asking)
    return tuple(joined) if 1 < len(joined) <= _MOST else (text,)


def bare(piece: str, language: str) -> str:
    """Without the words that join it to what stands before: «y otra cosa, ¿dónde…» → «dónde…»."""
    match = _joints(language).joins.match(folded_in_place(piece))
    return piece[match.end() :] if match else piece


def _cut(text: str, language: str) -> list[str]:
    flat = folded_in_place(text)
    places = {span.start for span in sentences(text)}
    places |= {match.end() for match in _QUESTION.finditer(text)}
    places |= {match.start() for pattern in (_OPENING, _ITEM) for match in pattern.finditer(text)}
    places |= set(_joined(text, flat, language))
    cuts = sorted({0, *places, len(text)})
    return gathered((text[a:b].strip() for a, b in pairwise(cuts)), _LEAST_WORDS)


def _joined(text: str, flat: str, language: str) -> Iterable[int]:
    for pattern in _joints(language).begins:
        yield from _begun(pattern, text, flat, language)


def _begun(pattern: re.Pattern[str], text: str, flat: str, language: str) -> Iterable[int]:
    """After a comma, «que es la primera» goes on; «y qué documentos» and «, qué documentos» ask."""
    for match in pattern.finditer(flat):
        place = match.end("join")
        if not text[place:].casefold().startswith(_joints(language).relatives):
            yield place


def placed(pieces: Iterable[str], text: str) -> Iterable[tuple[str, int]]:
    """Each with where it stands in the text; one that was put together of parts, where the one
    before it does."""
    start = 0
    for piece in pieces:
        start = max(start, text.find(piece, start))
        yield piece, start


def is_marked(piece: str) -> bool:
    """Whether it has a question mark."""
    return _MARK.search(piece) is not None


def is_elliptic(piece: str, language: str) -> bool:
    """Whether what it asks with a question mark names nothing: «¿Dónde se pide?»"""
    asked = [one for one in _cut(piece, language) if is_marked(one)]
    vocabulary = aspect_vocabulary(language)
    return bool(asked) and not any(topic_terms(one, vocabulary) for one in asked)


def asking_places(text: str, language: str) -> Iterable[int]:
    """Where a word that asks which, how or how much is joined to what stands before it."""
    return _begun(_joints(language).begins[0], text, folded_in_place(text), language)


def holds_asking(text: str, language: str) -> bool:
    """Whether a word that asks which, how or how much stands anywhere."""
    return _joints(language).holds_asking.search(folded_in_place(text)) is not None


def begins_asking(piece: str, language: str) -> bool:
    """With a word that asks which, how or how much; not whether something is so."""
    return _joints(language).begins_asking.match(folded_in_place(piece)) is not None


def asks(piece: str, language: str) -> bool:
    """Whether it is put as a question, or says that something is wanted."""
    return bool(is_marked(piece) or _joints(language).requests.search(folded_in_place(piece)))


def _asking(pieces: Sequence[str], language: str) -> list[bool]:
    """Where questions are marked as they should be, what stands outside asks only in words of
    asking, and it begins with them; who hardly marks them asks wherever such a word stands; who
    never does, wherever something is asked for by name."""
    vocabulary, found = aspect_vocabulary(language), _outside(pieces, _joints(language), language)
    return [
        asks(piece, language)
        or bool(found.search(folded_in_place(piece)) and asked_about(piece, vocabulary).decisive)
        for piece in pieces
    ]


def _outside(pieces: Sequence[str], joints: _Joints, language: str) -> re.Pattern[str]:
    text = " ".join(pieces)
    if not _MARK.search(text):
        return _ANYTHING
    whole = "¿" if language == PAGES else "?"
    return joints.begins_asking if whole in text else joints.holds_asking


def _with_stories(pieces: Sequence[str], asking: Sequence[bool]) -> list[str]:
    """A story goes with the question that follows it, the last one with the last question."""
    found: list[str] = []
    told = ""
    for piece, asks in zip(pieces, asking, strict=True):
        told = f"{told} {piece}".strip()
        if asks:
            found.append(told)
            told = ""
    if told:
        found[-1] = f"{found[-1]} {told}"
    return found


@cache
def _joints(language: str) -> _Joints:
    table = read_table(language if language in languages_with(_FILE) else PAGES, _FILE)
    also = rf"(?:(?:{_any(table['also'])}),?\s+)?"
    preposition = rf"(?:(?:{_any(table['prepositions'])})\s+)?"
    asking = rf"{also}{preposition}(?:{_any(table['asking'])})\b"
    begins = [
        rf"(?P<join>[,;:)]\s*|\s(?=(?:{_any(table['and'])})\s))(?=(?:(?:{_any(table['and'])})\s+)?{asking})",
        rf"(?P<join>[,;:.)]?\s+)(?=(?:(?:{_any(table['and'])})\s+)?(?:{_any(table['elsewhere'])})\b)",
    ]
    if "articles" in table:
        begins.append(
            rf"(?P<join>[,;]?\s+)(?=(?:{_any(table['and'])})\s+(?:si\b|(?:{_any(table['articles'])})"
            rf"\s+(?:{_any(table['named'])})\b))"
        )
    return _Joints(
        tuple(re.compile(one) for one in begins),
        re.compile(rf"^\W*(?:(?:{_any(table['and'])})\s+)?{asking}"),
        re.compile(rf"\b{asking}"),
        re.compile(rf"\b(?:{_any(table['request'])})\b"),
        re.compile(rf"(?:(?:{_any([*table['and'], *table['elsewhere']])})\b[\s,:;]*[¿]?\s*)+"),
        tuple(f"{word} " for word in table["relatives"]),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(folded_in_place(word)) for word in sorted(words, key=len, reverse=True)
    )
