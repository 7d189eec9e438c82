"""Sentences that only make sense beside another one: «En los demás casos…», «También puede…»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.evidence.units import Unit, units_of
from indexes.lines import line_around

_LEANS_BACK = re.compile(
    r"(?:también|además|asimismo|igualmente|por otr[ao] (?:lado|parte)|no obstante|sin embargo"
    r"|en (?:los demás|el resto de(?: los)?|otros?) (?:casos?|supuestos?)|en caso contrario"
    r"|de lo contrario|en (?:ese|este|dicho|tal) caso|dich[oa]s?|est[oae]s? (?:plazos?|períodos?)"
    r"|se (?:increment|aument|reduc|sum)\w+|(?:a )?(?:est[ae]|es[ae]) (?:cantidad|cuantía|importe)"
    r"|si no (?:(?:l[ao]s?|se) (?:hac|resuelv|contest|cumpl)\w+|(?:es|fuera) así)"
    r"|dentro de (?:est?e|es[ao]s|dich[oa]s?|est[ao]s)|los demás|el resto"
    r"|(?:con|de|en|para|por|mediante|sobre) (?:él|ell[oa]s?)"
    r"|(?:no )?(?:es|será) (?:necesario|preciso|obligatorio) \w+[aei]r(?:lo|la)s?)\b",
    re.IGNORECASE,
)
_EXTENDS = re.compile(r"\b(?:ampli|prorrog|alarg)\w+ (?:\w+ ){0,3}otr[oa]s?\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:en (?:los demás|el resto de(?: los)?|otros?) (?:casos?|supuestos?)|en caso contrario"
    r"|de lo contrario|los demás|el resto)\b",
    re.IGNORECASE,
)


def leans_back(unit: Unit) -> bool:
    """Whether what it says goes on from the sentence before it, or makes its term longer."""
    return bool(_LEANS_BACK.match(unit.text) or _EXTENDS.search(unit.text))


def in_context(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """With the sentence that each leans on, and the one that says what holds otherwise, in reading
    order where they come from one passage."""
    found: dict[tuple[int, int], Unit] = {}
    for unit in units:
        for one in (*_before(unit), unit, *_after(unit)):
            found.setdefault((one.passage.id, one.start), one)
    return tuple(found.values())


def standing_alone(unit: Unit) -> Unit:
    """Without the adverb that leans on what is not told: «También puede…» → «Puede…»."""
    text = re.sub(r"^(?:también|además|asimismo|igualmente),? ", "", unit.text, flags=re.IGNORECASE)
    return replace(unit, text=text[:1].upper() + text[1:]) if text != unit.text else unit


def _before(unit: Unit) -> list[Unit]:
    if not leans_back(unit):
        return []
    earlier = [one for one in _line_of(unit) if one.end <= unit.start]
    return earlier[-1:]


def _after(unit: Unit) -> list[Unit]:
    later = [one for one in _line_of(unit) if one.start >= unit.end]
    return [one for one in later[:1] if _GOES_ON.match(one.text)]


def _line_of(unit: Unit) -> list[Unit]:
    """The sentences of the same paragraph."""
    start, end = line_around(unit.passage.text, unit.start, unit.end)
    return [one for one in units_of(unit.passage) if start <= one.start and one.end <= end]
