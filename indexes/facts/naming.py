"""What a sentence names beside its values: what it is of, places and people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from indexes.facts.folding import fold_in_place
from indexes.facts.scope import blanked, measure_patterns, near_values, of_anything, plain
from indexes.facts.vocabulary import alternatives, vocabulary
from indexes.stems import stems_of

_MOST_NAMED = 1  # stems that one of two places may name and the other not
_SUBJECT = re.compile(r"\W*(?:el|la|los|las|cada|su|sus) (\w+)")
_NAME = re.compile(r"(?<=[a-záéíóúñ,] )[A-ZÁÉÍÓÚÑ]\w{3,}")


@dataclass(frozen=True, slots=True)
class Named:
    """Stems of a sentence of a page. `named`: beside its values, their slot and the title;
    `leading`: of these, its subject and the names of places and people, and what its heading says
    that it is of; `words`: all of both."""

    named: frozenset[str]
    leading: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=16_384)
def named_beside(sentence: str, slot: str, values: tuple[str, ...] = ()) -> frozenset[str]:
    """Stems of what it names beside its values and the words of their slot, to the end of their
    clause: what they are of."""
    folded = near_values(blanked(fold_in_place(sentence), values))
    for pattern in (*_cues_of(slot), *(pattern for _, pattern in measure_patterns())):
        folded = pattern.sub(" ", folded)
    return stems_of(folded) - stems_of(vocabulary("scope")["bare"]["words"])


def of_one_thing(one: Named, other: Named, most: int = _MOST_NAMED) -> bool:
    """Whether two places of one page say the same, but for a value: neither has a subject or a
    heading of its own, and only one of them names anything that the other does not know."""
    pairs = ((one, other), (other, one))
    if any(mine.leading - theirs.words for mine, theirs in pairs):
        return False
    unknown = [mine.named - theirs.words for mine, theirs in pairs]
    return not all(unknown) and max(map(len, unknown)) <= most


@lru_cache(maxsize=16_384)
def leading_in(sentence: str) -> frozenset[str]:
    """Stems of the noun that it begins with, and of names that it gives: «Las audiciones se hacen
    en Teruel»."""
    subject = _SUBJECT.match(fold_in_place(sentence))
    return stems_of(subject[1] if subject else "") | names_in(sentence)


def names_in(text: str) -> frozenset[str]:
    """Stems of the names that it gives behind its first word."""
    return stems_of(" ".join(_NAME.findall(text)))


@lru_cache(maxsize=4_096)
def named_in_heading(heading: str) -> frozenset[str]:
    """Stems of what it says that the text below it is of; none of «Observaciones»."""
    bare = stems_of(vocabulary("scope")["bare"]["words"])
    return stems_of(fold_in_place(heading)) - bare - of_anything()


@cache
def bare_offices() -> frozenset[str]:
    """Stems of «oficina» and its like, that name none by themselves."""
    return stems_of(vocabulary("scope")["contacts"]["bare"])


@cache
def plain_of_contacts() -> frozenset[str]:
    """Stems of a sentence with a telephone that say nothing of whose it is."""
    return plain("contacts")


@cache
def _cues_of(slot: str) -> tuple[re.Pattern[str], ...]:
    cues = vocabulary("slots")["cues"].items()
    own = (cue["words"] for name, cue in cues if cue.get("slot", name) == slot)
    return tuple(re.compile(rf"(?<!\w){alternatives(words)}(?!\w)") for words in own)
