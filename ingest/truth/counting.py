"""How many of something a page asks for or allows: «tres fotografías», «dos testigos»."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from indexes.facts import Fact, FactKind
from indexes.facts.folding import fold_in_place
from indexes.facts.numerals import find_numerals
from indexes.stems import stems_of

_NOUN = re.compile(r"(?: de)? (?P<noun>[a-z]{4,})")
_MOST = 100_000  # larger numbers are names and quantities of other sorts
_YEARS = range(1900, 2100)
# Units, parts of laws and of the calendar, and words that are no thing at all.
_NONE = stems_of(
    "días meses años horas minutos semanas euros céntimos artículo artículos ley decreto orden real"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    " ciento tasa tarifa modelo anexo sobre hasta desde entre para como cada otros otras primeros"
    " primeras últimos últimas siguientes anteriores naturales hábiles veces metros kilómetros"
)


@dataclass(frozen=True)
class Count:
    """`text[start:end]` is what is printed; `form`, the number and the stem of the thing."""

    form: str
    start: int
    end: int


def counts_in(text: str, facts: Collection[Fact]) -> Iterator[Count]:
    """Outside of the facts, whose numbers are of something else."""
    folded = fold_in_place(text)
    for numeral in find_numerals(folded):
        following = _NOUN.match(folded, numeral.end)
        is_number = 1 < numeral.value <= _MOST and numeral.value not in _YEARS
        if not following or not is_number or _in_fact(numeral.start, facts):
            continue
        stems = stems_of(following["noun"]) - _NONE
        for stem in stems:
            yield Count(f"{numeral.value.normalize():f} {stem}", numeral.start, following.end())


def _in_fact(place: int, facts: Collection[Fact]) -> bool:
    return any(
        fact.start <= place < fact.end and fact.kind is not FactKind.DOCUMENT for fact in facts
    )
