"""Whether some words make a sentence: Spanish sentences have a finite verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.files import read_words
from assist.suggestions.vocabulary.word_classes import words_of

# Endings that verbs have and nouns hardly ever: past, imperfect, future and conditional.
_RELATIVES = frozenset({"que", "quien", "quienes", "cuyo", "cuya", "donde"})
_PREPOSITIONS = frozenset(words_of("preposition"))
_REACH = 3  # words between a relative and its verb
_ENDING = re.compile(
    r"\w{2,}(?:ó|aron|ieron|eron|aba|aban|ían|[aei]rá|[aei]rán|[aei]rían?|iese|iesen)$"
)

INFINITIVE = re.compile(r"\b\w{2,}[aei]r(?:se|l[aeo]s?)?\b", re.IGNORECASE)
_DOING = re.compile(r"\b(\w+[aei]r)(?:(?:[mts]e|nos)?l[aeo]s?|[mts]e|nos)?\b")


def does_else(text: str, language: str = "es") -> bool:
    """Whether it names something that is done, other than to get what a procedure gives: «¿puedo
    conducir mientras tanto?»."""
    gets = read_words(language, "gets.txt") | read_words(language, "like_infinitives.txt")
    return any(match[1] not in gets for match in _DOING.finditer(fold(text)))


def has_finite_verb(words: Sequence[str], language: str = "es") -> bool:
    """Words as written: an accent tells `fundó` from `fondo`. A verb that depends on a relative
    («personas que viven…») makes no sentence; what a preposition governs is no verb («en esta
    sede», «por cuenta propia»)."""
    forms = read_words(language, "verbs.txt")
    folded = [fold(word) for word in words]
    return any(
        (folded[place] in forms or _ENDING.fullmatch(word.casefold()))
        and _RELATIVES.isdisjoint(folded[max(0, place - _REACH) : place])
        and _PREPOSITIONS.isdisjoint(folded[max(0, place - 1) : place])
        for place, word in enumerate(words)
    )
