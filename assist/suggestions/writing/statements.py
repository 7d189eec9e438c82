"""Words what the sources say of one aspect: complete sentences, or a list under its lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assist.suggestions.evidence import AspectEvidence, Unit
from assist.suggestions.evidence.narrowing.columns import names_above
from assist.suggestions.evidence.slots import DATED, LISTED, SLOTS
from assist.suggestions.text.clock import tells_days_off, tells_hours, tells_opening
from assist.suggestions.vocabulary.cells import is_row, without_cells
from assist.suggestions.vocabulary.headings import speaks_of
from assist.suggestions.writing.cases import by_heading, case_of, group_of, heading_of
from assist.suggestions.writing.descriptions import described
from assist.suggestions.writing.items import CELLS, item
from assist.suggestions.writing.labels import (
    label_of,
    labelled_value,
    name_of,
    unlabelled,
    without_said_label,
)
from assist.suggestions.writing.phrases import opens_with_infinitive, stands_alone
from assist.suggestions.writing.text import Paragraph, Sentence
from assist.suggestions.writing.voices import by_voice
from assist.suggestions.writing.ways import contact_way, is_manner, without_bare_manners
from indexes.facts import FactKind, Slot
from indexes.models import Aspect
from prompts.filters import lower_first, without_stop
from prompts.loader import render

_RANGE = re.compile(r"^(?:del?|desde|hasta|entre|a partir|antes|durante|dentro)\b", re.IGNORECASE)
_NAMED = re.compile(  # «Personas mayores», «Cualquier empresa»: what follows «a» without a colon
    r"(?:[^\W\d]+[sS]|el|la|toda?|cualquier|quien|aquell[ao]s|jóvenes)\b(?!:)",
    re.IGNORECASE,
)
_MOST_FRAGMENTS = 1  # a text with more phrases that are no sentence reads better as a list
_VALUE_SHARE = 0.6  # of the fragment's length, for it to be nothing but the value
_DESCRIBED = frozenset({Aspect.SUMMARY, Aspect.BENEFIT, Aspect.OTHER})
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


@dataclass(frozen=True, slots=True)
class Wording:
    """`past`: of a window that is over. `by_case`: no paper is for all.
    `also`: another way was told before."""

    style: str = "standard"
    past: bool = False
    by_case: bool = False
    also: bool = False


def state(evidence: AspectEvidence, wording: Wording) -> list[Paragraph]:
    """The paragraphs of one aspect, in reading order."""
    return [
        paragraph
        for aspect, units in by_voice(evidence.spoken, evidence.units)
        for paragraph in _in_one_voice(aspect, units, wording)
    ]


def _in_one_voice(aspect: Aspect, units: list[Unit], wording: Wording) -> list[Paragraph]:
    headed = by_heading(aspect, units)
    wording = replace(wording, by_case=all(group_of(one) != "always" for one, _ in headed))
    found: list[Paragraph] = []
    for heading, below in headed:
        found.extend(_paragraphs(aspect, heading, below, wording))
    return found


def _paragraphs(
    aspect: Aspect, heading: str, units: list[Unit], wording: Wording
) -> list[Paragraph]:
    found: list[Paragraph] = []
    for lead, block in _under_leads(units):
        found.extend(_block(aspect, heading, lead, block, wording))
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
    aspect: Aspect, heading: str, lead: Unit | None, units: list[Unit], wording: Wording
) -> list[Paragraph]:
    if lead is not None:
        return [_list(aspect, lead.text, units)]
    fragments = sum(_is_fragment(aspect, unit) or _is_of_a_table(unit) for unit in units)
    apart = aspect is Aspect.DOCUMENTS and group_of(heading) != "always"
    many = len(units) > 1 and (aspect in LISTED or fragments > _MOST_FRAGMENTS)
    if apart or many:
        timed = list(map(_tells_hours, units))
        hours = any(timed) and all(
            told or tells_days_off(unit.text) for told, unit in zip(timed, units, strict=True)
        )
        lead_text = _lead(aspect, heading, wording, called=name_of(aspect, units[0]), hours=hours)
        return [_list(aspect, lead_text, units, by_case=group_of(heading) == "conditional")]
    if aspect is Aspect.CHANNEL:
        return [_ways_to_apply(units, wording)]
    if len(units) == 1 and (labelled := labelled_value(aspect, units[0])):
        return [Paragraph((_of_a_case(aspect, units[0], labelled, wording),), aspect=aspect)]
    return [Paragraph(tuple(_sentence(aspect, unit, wording) for unit in units), aspect=aspect)]


def _of_a_case(aspect: Aspect, unit: Unit, labelled: tuple[str, str], wording: Wording) -> Sentence:
    label, value = labelled
    text = render(
        f"aspects/{aspect}",
        form="value",
        called=name_of(aspect, unit),
        label=label,
        value=value,
        past=wording.past,
        state="",
    )
    return Sentence(text, (unit,))


def _ways_to_apply(units: Sequence[Unit], wording: Wording) -> Paragraph:
    """One after the other: «se presenta…», «también se puede presentar…»."""
    found: list[Sentence] = []
    is_told = False
    for unit in without_bare_manners(units):
        is_bare_phrase = is_manner(unit.text) and not stands_alone(unit)
        also = replace(wording, also=is_told and is_bare_phrase)
        found.append(_sentence(Aspect.CHANNEL, unit, also))
        is_told = is_told or is_bare_phrase
    return Paragraph(tuple(found), aspect=Aspect.CHANNEL)


def _tells_hours(unit: Unit) -> bool:
    return tells_hours(unit.text)


def _lead(aspect: Aspect, heading: str, wording: Wording, *, called: str, hours: bool) -> str:
    group = group_of(heading)
    return render(
        f"aspects/{aspect}",
        form="list",
        called=called,
        style=wording.style,
        past=wording.past,
        heading=heading,
        group=group,
        by_case=wording.by_case,
        hours=hours,
        text="",
    )


def _list(aspect: Aspect, lead: str, units: Sequence[Unit], *, by_case: bool = False) -> Paragraph:
    told = (*names_above(units), *units)
    items = tuple(Sentence(item(unit, lead, by_case=by_case), (unit,)) for unit in told)
    return Paragraph(items, lead=lead, layout="list", aspect=aspect)


def _is_fragment(aspect: Aspect, unit: Unit) -> bool:
    """Neither a sentence nor what a template makes one."""
    text = without_stop(unit.text)
    is_way = aspect is Aspect.CONTACT and contact_way(unit) is not None
    form = _form(aspect, unit, text, "")
    return not is_way and not stands_alone(unit) and form == "text"


def _is_of_a_table(unit: Unit) -> bool:
    """«Hasta 3.000 €, obra menor: 24 €»: a row with its names, as which no two make a text."""
    return is_row(unit.quote) and not unit.is_sentence


def _sentence(aspect: Aspect, unit: Unit, wording: Wording) -> Sentence:
    if aspect is Aspect.CONTACT and (way := contact_way(unit)):
        form, value = way
        return Sentence(render("aspects/contact", form=form, value=value), (unit,))
    if aspect is Aspect.AUDIENCE and not unit.is_sentence:
        unit = unlabelled(unit)
    elif stands_alone(unit) or (aspect in _DESCRIBED and unit.is_description):
        return Sentence(described(unit, without_said_label(aspect, unit).text), (unit,))
    label = label_of(unit)
    if aspect in DATED and label and _is_validity(unit):
        return Sentence(f"{label}: {lower_first(without_stop(unit.text))}", (unit,))
    return _worded(aspect, unit, wording)


def _is_validity(unit: Unit) -> bool:
    """How long something lasts, which is no term to apply for it."""
    slots = {fact.slot for fact in unit.facts if fact.kind is FactKind.DURATION}
    return Slot.VALIDITY in slots and Slot.DEADLINE not in slots


def _worded(aspect: Aspect, unit: Unit, wording: Wording, form: str = "") -> Sentence:
    text = CELLS.sub(", ", without_stop(without_cells(unit.text)))
    value = _only_value(aspect, unit)
    text = render(
        f"aspects/{aspect}",
        form=form or _form(aspect, unit, text, value),
        called=name_of(aspect, unit),
        label="",
        value=value,
        text=text,
        style=wording.style,
        past=wording.past,
        heading=label_of(unit),
        group=group_of(heading_of(unit)),
        also=wording.also,
        hours=_tells_hours(unit),
    )
    return Sentence(text, (unit,))


def one_of(place: Aspect, unit: Unit) -> Sentence:
    """A paper or a requirement told by itself, where the page gives more of them."""
    text = item(unit, "", by_case=bool(case_of(unit)))
    form = "infinitive" if opens_with_infinitive(text) else "one"
    if place is Aspect.DOCUMENTS:
        form = "one"
    return _worded(place, replace(unit, text=text), Wording(), form)


def _form(aspect: Aspect, unit: Unit, text: str, value: str) -> str:
    """`text`: of the unit, as it is to be told. Of a table, «de 120 a 1.500 €» names a row."""
    if aspect in DATED and tells_opening(text) and not _is_a_term(unit):
        return "hours"
    if aspect in DATED and _RANGE.match(text) and not is_row(unit.text):
        return "range"
    if aspect is Aspect.AUDIENCE and _NAMED.match(text):
        return "named"
    if aspect is Aspect.CHANNEL and is_manner(text):
        return "manner"
    if aspect is Aspect.REQUIREMENTS and opens_with_infinitive(text):
        return "infinitive"
    return "value" if value else "text"


def _is_a_term(unit: Unit) -> bool:
    """«Plazo: del 1 al 30 de marzo, de 9:00 a 14:00»."""
    is_dated = any(fact.kind is FactKind.DATE for fact in unit.facts)
    return is_dated and speaks_of(unit.passage.heading, Aspect.DEADLINE)


def _only_value(aspect: Aspect, unit: Unit) -> str:
    """The fragment itself, where it is nothing but one value of the aspect."""
    facts = [fact for fact in unit.facts if fact.slot in SLOTS.get(aspect, frozenset())]
    bare = without_stop(unit.text)
    if aspect not in _VALUE_ASPECTS or len(facts) != 1:
        return ""
    if facts[0].kind is FactKind.DATE:
        return ""
    return bare if facts[0].end - facts[0].start >= len(bare) * _VALUE_SHARE else ""
