"""How easily a Spanish text is read.

Fernández Huerta (1959): 206,84 - 60·P - 1,02·F, with P syllables per word and F words per sentence.
INFLESZ: the scale of Barrio-Cantalejo et al. (2008) on the index of Szigriszt-Pazos (1993),
206,835 - 62,3·(syllables ÷ words) - (words ÷ sentences).
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^.!?…\n]*[^\W_][^.!?…\n]*")
_MARKS = re.compile(r"\[\d+\]|https?://\S+")
_VOWELS = re.compile(r"[aeiouáéíóúüy]+")
_SILENT = re.compile(r"(?<=[qg])u(?=[eiéí])")
_OPEN = frozenset("aeoáéíóú")  # an accented weak vowel is a syllable of its own
_GRADES = ((80, "muy fácil"), (65, "bastante fácil"), (55, "normal"), (40, "algo difícil"))


@dataclass(frozen=True, slots=True)
class Readability:
    """Both from about 0 (very hard) to about 100; `grade` is that of the INFLESZ scale."""

    inflesz: float
    fernandez_huerta: float
    grade: str

    def dumped(self) -> dict[str, object]:
        return asdict(self)


def readability_of(text: str) -> Readability | None:
    """None for a text without words."""
    plain = _MARKS.sub(" ", text).lower()
    words = _WORD.findall(plain)
    if not words:
        return None
    sentences = max(1, len(_SENTENCE.findall(plain)))
    per_word = sum(map(syllables, words)) / len(words)
    per_sentence = len(words) / sentences
    inflesz = 206.835 - 62.3 * per_word - per_sentence
    huerta = 206.84 - 60 * per_word - 1.02 * per_sentence
    grade = next((name for least, name in _GRADES if inflesz > least), "muy difícil")
    return Readability(round(inflesz, 1), round(huerta, 1), grade)


def syllables(word: str) -> int:
    """Of a Spanish word in small letters; at least one."""
    runs = _VOWELS.findall(_SILENT.sub("", word))
    return max(1, sum(max(1, sum(letter in _OPEN for letter in run)) for run in runs))
