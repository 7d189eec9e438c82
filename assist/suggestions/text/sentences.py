"""Where the sentences of a passage start and end, so that a quote is taken verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.files import read_words
from assist.suggestions.vocabulary.word_classes import any_of

INTERROGATIVE = re.compile(r"¿[^?]*\?|[^.!?؟¿\n]*[?؟]")  # also without its opening mark
_GOES_ON = re.compile(
    rf"(?<=\?)\s+(?:[yeo]\s+)?(?:{any_of('before_asking')}\s+(?:\w+\s+){{0,2}})?"
    rf"(?:qu[eé]|q|{any_of('asking')})\b[^.!?¿\n]*$",
    re.IGNORECASE,
)
# «Me gustaría saber si…», «no sé cuándo…», beside questions that are marked.
_INDIRECT = re.compile(
    rf"\b(?:(?:{any_of('wish')}\s+(?:\w+\s+){{0,2}}{any_of('to_know')}|{any_of('tell_me')})\s+"
    rf"(?=(?:{any_of('before_asking')}\s+)?(?:si|qu[eé]|{any_of('asking')})\b)"
    rf"|{any_of('not_knowing')}\s+(?={any_of('asking')}\b))"
    r"(?P<asked>[^\s.!?¿]+(?:\s+[^\s.!?¿]+){3}[^.!?¿\n]*)",
    re.IGNORECASE,
)
_WISH = re.compile(rf"\b{any_of('wish')}\s+(?:\w+\s+){{0,2}}{any_of('to_know')}\b", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[\"»”')\]]*(?=\s|$)")
_TO_THE_LAST_MARK = re.compile(r".*[?؟]", re.DOTALL)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LAST_WORD = re.compile(r"([^\s.(\"«¿¡]+)[.…]*$")


@dataclass(frozen=True, slots=True)
class Span:
    """`text` is `source[start:end]`, without white space at its ends."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=1_024)
def questions(text: str) -> tuple[Span, ...]:
    """Those with a mark; and beside them what goes on asking behind the last one («puede ir? q
    lleva»), and what somebody says that they want to know («No sé cuándo…»)."""
    marked = [match.span() for match in INTERROGATIVE.finditer(text)]
    if not marked:
        return ()
    goes_on = [match.span() for match in _GOES_ON.finditer(text)]
    told = (match.span("asked") for match in _INDIRECT.finditer(text))
    found = [*marked, *goes_on]
    besides = [(a, b) for a, b in told if all(b <= start or end <= a for start, end in found)]
    return tuple(_trimmed(text, a, b) for a, b in sorted([*found, *besides]))


def without_leave(text: str) -> str:
    """What is said behind the last question only takes leave («gracias por su ayuda»)."""
    asked = _TO_THE_LAST_MARK.match(text)
    return asked[0] if asked else text


def wished(text: str) -> str:
    """Of a message without marks, what somebody says that they want to know («Quería saber si…»),
    without the story before it; else empty."""
    match = None if questions(text) else _WISH.search(text)
    return text[match.start() :] if match else ""


def besides_questions(text: str) -> str:
    """What is told around them."""
    asked = questions(text)
    starts, ends = [0, *(one.end for one in asked)], [*(one.start for one in asked), len(text)]
    told = " ".join(text[a:b] for a, b in zip(starts, ends, strict=True))
    return " ".join(told.split())


@lru_cache(maxsize=8_192)
def lines(text: str) -> tuple[Span, ...]:
    """One span a line: the blocks of a passage."""
    found = _LINE.finditer(text)
    return tuple(_trimmed(text, match.start(), match.end()) for match in found)


@lru_cache(maxsize=8_192)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of every line, in order."""
    return tuple(span for line in lines(text) for span in _sentences_of(text, line))


def _sentences_of(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in _END.finditer(text, line.start, line.end):
        if _ends_here(text, start, match, line.end):
            yield _trimmed(text, start, match.end())
            start = match.end()
    if text[start : line.end].strip():
        yield _trimmed(text, start, line.end)


def _ends_here(text: str, start: int, match: re.Match[str], line_end: int) -> bool:
    following = text[match.end() : line_end].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    if match.group()[0] != ".":
        return True
    last = _LAST_WORD.search(text[start : match.start()])
    if last is None:
        return True
    word = fold(last.group(1)).strip("(")
    is_initial = len(word) == 1 and word.isalpha()
    is_numbered = word.isdigit() and start == match.start() - len(last.group(1))
    return not (word in read_words("es", "abbreviations.txt") or is_initial or is_numbered)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    return Span(left, right, text[left:right])
