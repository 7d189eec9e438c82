"""Of alternatives that a sentence parts by semicolons («experiencia de…; o formación de…»), what is
left to who lacks one of them; of what a bracket adds for a level, what holds at the level asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.evidence.narrowing.grades import names_another_grade
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.vocabulary.stopwords import stopwords
from indexes.facts import Fact

_PARTED = re.compile(r";\s+(?:o|u|bien|o bien)\s+")
_LACKING = re.compile(
    r"\b(?:no (?:tengo|tenemos|tiene|hay|pongo|aporto|doy|llego a|llega a)|sin|me falta)\b"
    r"([^.,;:()¿?]*)"
)
_REACH = 4  # words in which what is lacking is named
_BRACKET = re.compile(r"\s*\(([^()]*)\)")


def left_to(unit: Unit, values: Sequence[Fact], asked: str) -> Unit:
    """As it is where nothing of it is lacking, or no alternative would be left with a value. It
    still quotes the whole. `values`: what it states of what is asked for."""
    text = _without_other_grades(_of_what_is_there(unit, values, fold(asked)), asked)
    return unit if text == unit.text else replace(unit, text=text)


def _of_what_is_there(unit: Unit, values: Sequence[Fact], asked: str) -> str:
    lacking = lacking_in(asked)
    before, colon, rest = unit.text.rpartition(": ")
    pieces = _PARTED.split(rest)
    if not lacking or len(pieces) < 2:
        return unit.text
    kept = [one for one in pieces if not any(stands(each, stem_set(one)) for each in lacking)]
    if not kept or len(kept) == len(pieces) or not any(f.value in k for f in values for k in kept):
        return unit.text
    return f"{before}{colon}{'; o '.join(kept)}"


def lacking_in(asked: str) -> frozenset[str]:
    """Stems of what somebody says they do not have. `asked` is folded."""
    near = (match.split()[:_REACH] for match in _LACKING.findall(asked))
    return frozenset(stem(word) for words in near for word in words if word not in stopwords())


def _without_other_grades(text: str, asked: str) -> str:
    """«(200 horas en el nivel I)» says nothing to who asks for level 2."""
    return _BRACKET.sub(
        lambda found: "" if names_another_grade(found[1], asked) else found.group(), text
    )
