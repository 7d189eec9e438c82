"""Words what the sources say of one aspect: complete sentences, or a list under its lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assist.suggestions.evidence import AspectEvidence, Unit
from assist.suggestions.evidence.slots import LISTED, SLOTS
from assist.suggestions.vocabulary.headings import is_by_administration, is_conditional
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.facts import FactKind
from indexes.models import Aspect
from prompts.filters import without_stop
from prompts.loader import render

_LABELLED = re.compile(r"^[^:\n]{3,70}:\s+\S")
_RANGE = re.compile(r"^(?:del?|desde|hasta|entre|a partir|antes|durante|dentro)\b", re.IGNORECASE)
_VALUE_SHARE = 0.6  # of the fragment's length, for it to be nothing but the value
_VALUE_ASPECTS = frozenset(
    {
        Aspect.FEE,
        Aspect.BENEFIT,
        Aspect.DEADLINE,
        Aspect.STATUS,
        Aspect.RESOLUTION_TERM,
        Aspect.SILENCE,
    }
)


def state(evidence: AspectEvidence, style: str) -> list[Paragraph]:
    """The paragraphs of one aspect, in reading order."""
    return [
        paragraph
        for heading, units in _by_heading(evidence)
        for paragraph in _paragraphs(evidence.aspect, heading, units, style)
    ]


def _by_heading(evidence: AspectEvidence) -> list[tuple[str, list[Unit]]]:
    """Lists under different headings («solo si…») are different lists; other aspects are one text."""
    if evidence.aspect is not Aspect.DOCUMENTS:
        return [("", list(evidence.units))]
    grouped = groupby(
        evidence.units, key=lambda u: u.passage.section[-1] if u.passage.section else ""
    )
    return [(heading, list(units)) for heading, units in grouped]


def _paragraphs(aspect: Aspect, heading: str, units: list[Unit], style: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    for lead, block in _under_leads(units):
        found.extend(_block(aspect, heading, lead, block, style))
    return found


def _under_leads(units: Sequence[Unit]) -> list[tuple[Unit | None, list[Unit]]]:
    """A line that ends in a colon leads what follows it."""
    blocks: list[tuple[Unit | None, list[Unit]]] = [(None, [])]
    for unit in units:
        if unit.text.endswith(":"):
            blocks.append((unit, []))
        else:
            blocks[-1][1].append(unit)
    return [(lead, block) for lead, block in blocks if block]


def _block(
    aspect: Aspect, heading: str, lead: Unit | None, units: list[Unit], style: str
) -> list[Paragraph]:
    if lead is not None:
        return [_list(aspect, lead.text, units)]
    fragments = [unit for unit in units if not _stands_alone(unit)]
    if len(units) > 1 and (aspect in LISTED or len(fragments) > 1):
        return _listed(aspect, heading, units, style)
    return [Paragraph(tuple(_sentence(aspect, unit) for unit in units), aspect=aspect)]


def _listed(aspect: Aspect, heading: str, units: list[Unit], style: str) -> list[Paragraph]:
    """Sentences that open or close a list are prose; the items between are the list."""
    prose = [u for u in units if aspect not in LISTED and u.is_sentence]
    items = [unit for unit in units if unit not in prose]
    lead = render(
        f"aspects/{aspect}",
        form="list",
        style=style,
        heading=heading,
        group=_group(heading),
        text="",
    )
    found = [Paragraph(tuple(_sentence(aspect, u) for u in prose), aspect=aspect)] if prose else []
    return [*found, _list(aspect, lead, items)]


def _list(aspect: Aspect, lead: str, units: Sequence[Unit]) -> Paragraph:
    items = tuple(Sentence(without_stop(unit.text), (unit,)) for unit in units)
    return Paragraph(items, lead=lead, layout="list", aspect=aspect)


def _group(heading: str) -> str:
    """Of documents: those the administration checks, those for some cases, or those for all."""
    if not heading:
        return "always"
    if is_by_administration(heading):
        return "administration"
    return "conditional" if is_conditional(heading) else "always"


def _stands_alone(unit: Unit) -> bool:
    return unit.is_sentence or _LABELLED.match(unit.text) is not None


def _sentence(aspect: Aspect, unit: Unit) -> Sentence:
    if _stands_alone(unit):
        return Sentence(unit.text, (unit,))
    value = _only_value(aspect, unit)
    form = "value" if value else "text"
    text = render(
        f"aspects/{aspect}",
        form=form,
        value=value,
        range=bool(value and _RANGE.match(value)),
        text=without_stop(unit.text),
        style="standard",
        heading="",
        group="always",
    )
    return Sentence(text, (unit,))


def _only_value(aspect: Aspect, unit: Unit) -> str:
    """The fragment itself, where it is nothing but one value of the aspect."""
    facts = [fact for fact in unit.facts if fact.slot in SLOTS.get(aspect, frozenset())]
    bare = without_stop(unit.text)
    if aspect not in _VALUE_ASPECTS or len(facts) != 1:
        return ""
    if facts[0].kind is FactKind.DATE and not _RANGE.match(bare):
        return ""
    return bare if facts[0].end - facts[0].start >= len(bare) * _VALUE_SHARE else ""
