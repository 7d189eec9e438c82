"""Finds numbers, in figures and in words: `15`, `1.500,50`, `quince`, `dos mil quinientos`,
`tres (3)`. Every recogniser that counts something starts from these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indexes.facts.vocabulary import vocabulary

_WORDS: dict[str, int] = vocabulary("numerals")["words"]
_SCALES: dict[str, int] = vocabulary("numerals")["scales"]


def _word_class(value: int) -> str:
    if value >= 100:
        return "h"
    if value >= 30:
        return "t"
    return "u" if 0 < value < 10 else "n"


_CLASSES = {
    **{word: _word_class(value) for word, value in _WORDS.items()},
    **{word: "m" if scale == 1000 else "M" for word, scale in _SCALES.items()},
    "y": "y",
}
# The grammar of spoken cardinals over word classes: hundreds, tens, units, the rest, mil, millones.
_GROUP = "(?:h(?:t(?:yu)?|n|u)?|t(?:yu)?|n|u)"
_THOUSANDS = f"(?:{_GROUP}?m{_GROUP}?|{_GROUP})"
_GRAMMAR = re.compile(f"{_THOUSANDS}M{_THOUSANDS}?|{_THOUSANDS}")

_TOKEN = re.compile(
    r"(?<![0-9a-z/@_&=#])(?<![0-9][.,:'])"
    r"(?P<figures>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,'][0-9]+)*)"
    r"|(?P<word>[a-z]+)"
)
_REPEATED = re.compile(r" ?\( ?([0-9.]+|[a-z ]+?) ?\)")
_SCALE_AFTER = re.compile(r" (mil|millones|millon)\b")


@dataclass(frozen=True, slots=True)
class Numeral:
    start: int
    end: int
    value: Decimal
    figures: bool  # written in figures

    @property
    def whole(self) -> int | None:
        """The value as an integer; None when it has decimals."""
        return int(self.value) if self.value == self.value.to_integral_value() else None


def find_numerals(folded: str) -> tuple[Numeral, ...]:
    """All numbers of a folded text, in order, never overlapping."""
    found: list[Numeral] = []
    for numeral in _figures_and_words(folded):
        if found and numeral.start < found[-1].end:
            continue
        found.append(_with_repetition(folded, numeral))
    return tuple(found)


def parse_figures(figures: str) -> Decimal:
    """Reads Spanish figures: the point groups thousands, the comma is the decimal mark; `19.73` and
    `1,500.50` are understood too."""
    text = figures.replace(" ", "").replace("'", ",")
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        decimal = "," if comma > point else "."
    elif comma >= 0:
        decimal = "," if text.count(",") == 1 else ""
    else:
        decimal = "" if point < 0 or _groups_thousands(text) else "."
    whole, mark, fraction = text.rpartition(decimal) if decimal else (text, "", "")
    digits = "".join(character for character in whole if character.isdigit())
    return Decimal(f"{digits}.{fraction}" if mark else digits)


def _groups_thousands(text: str) -> bool:
    first, *groups = text.split(".")
    return all(len(group) == 3 for group in groups) and len(first) <= 3 and first != "0"


def _figures_and_words(folded: str) -> Iterator[Numeral]:
    words: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(folded):
        word = match["word"]
        if word is None:
            yield from _spoken(words, folded)
            words = []
            yield _scaled(folded, match)
        elif word in _WORDS or word in _SCALES or (word == "y" and words):
            words.append((match.start(), match.end(), word))
        elif words:
            yield from _spoken(words, folded)
            words = []
    yield from _spoken(words, folded)


def _scaled(folded: str, match: re.Match[str]) -> Numeral:
    value, end = parse_figures(match["figures"]), match.end()
    if scale := _SCALE_AFTER.match(folded, end):
        value, end = value * _SCALES[scale[1]], scale.end()
    return Numeral(match.start(), end, value, figures=True)


def _spoken(words: list[tuple[int, int, str]], folded: str) -> Iterator[Numeral]:
    """Splits a run of number words into numbers: `tres cuatro` are two, `dos mil tres` is one."""
    if not words:
        return
    classes = "".join(_class(words, index, folded) for index in range(len(words)))
    # Breaks put a comma before a class; positions are those of the classes without commas.
    for match in _GRAMMAR.finditer(classes):
        first = len(classes[: match.start()].replace(",", ""))
        members = words[first : first + len(match[0])]
        value = Decimal(_value([word for _, _, word in members]))
        yield Numeral(members[0][0], members[-1][1], value, figures=False)


def _class(words: list[tuple[int, int, str]], index: int, folded: str) -> str:
    start, _, word = words[index]
    apart = index > 0 and folded[words[index - 1][1] : start] != " "
    return ("," if apart else "") + _CLASSES[word]


def _value(words: list[str]) -> int:
    total = group = 0
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            total, group = (
                ((total + group) * scale, 0)
                if scale >= 10**6
                else (total + max(group, 1) * scale, 0)
            )
        elif word != "y":
            group += _WORDS[word]
    return total + group


def _with_repetition(folded: str, numeral: Numeral) -> Numeral:
    """`tres (3)` and `3 (tres)` say one number twice."""
    match = _REPEATED.match(folded, numeral.end)
    if match is None:
        return numeral
    inner = match[1].strip()
    same = any(other.value == numeral.value for other in _figures_and_words(inner))
    return Numeral(numeral.start, match.end(), numeral.value, numeral.figures) if same else numeral
