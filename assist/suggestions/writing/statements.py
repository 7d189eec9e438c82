"""Words what the sources say of one aspect: complete sentences, or a list under its lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assist.suggestions.evidence import AspectEvidence, Unit
from assist.suggestions.evidence.slots import DATED, LISTED, SLOTS
from assist.suggestions.text.folding import folded_words
from assist.suggestions.vocabulary.cells import without_cells
from assist.suggestions.vocabulary.headings import is_by_administration, is_conditional
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.facts import FactKind, Slot
from indexes.models import Aspect
from prompts.filters import without_stop
from prompts.loader import render

_LABELLED = re.compile(r"^[^:\n]{3,70}:\s+\S")
_RANGE = re.compile(r"^(?:del?|desde|hasta|entre|a partir|antes|durante|dentro)\b", re.IGNORECASE)
_CELLS = re.compile(r"\s*[\t\u2003|]\s*")  # between the cells of a row
_CHECKED = "de oficio"
_MOST_FRAGMENTS = 1  # a text with more phrases that are no sentence reads better as a list
_LABEL_WORDS = 7  # a longer heading is no label
_VALUE_SHARE = 0.6  # of the fragment's length, for it to be nothing but the value
_SHORT_LABEL = re.compile(r"(?:[^\W\d]+ ){0,2}[^\W\d]+: (?=\S)")
_WAYS = frozenset({FactKind.PHONE.value, FactKind.EMAIL.value, FactKind.URL.value})
_WAY_WORDS = frozenset(
    {"telefono", "telefonos", "tel", "tlf", "tfno", "correo", "electronico", "email", "e", "mail"}
    | {"web", "pagina", "sitio", "contacto", "direccion", "de", "del"}
)
_MANNER = re.compile(
    r"(?:de (?:forma|manera|modo)|por|a través|en|mediante"
    r"|(?:presencial|electrónica|telemática)mente)\b",
    re.IGNORECASE,
)
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
    """`past`: of a window that is over."""

    style: str = "standard"
    past: bool = False


def state(evidence: AspectEvidence, wording: Wording) -> list[Paragraph]:
    """The paragraphs of one aspect, in reading order."""
    return [
        paragraph
        for heading, units in _by_heading(evidence)
        for paragraph in _paragraphs(evidence.spoken, heading, units, wording)
    ]


def _by_heading(evidence: AspectEvidence) -> list[tuple[str, list[Unit]]]:
    """Lists under different headings («solo si…») stay apart; other aspects are one text."""
    if evidence.spoken is not Aspect.DOCUMENTS:
        return [("", list(evidence.units))]
    grouped: dict[str, list[Unit]] = {}
    for unit in evidence.units:
        grouped.setdefault(_heading(unit), []).append(unit)
    return list(grouped.items())


def _heading(unit: Unit) -> str:
    """The row of a table may say itself that the administration checks it."""
    cells = unit.text.removeprefix(without_cells(unit.text)).strip()
    heading = unit.passage.heading
    if is_by_administration(heading) or (cells and is_by_administration(cells)):
        return _CHECKED
    return "" if _group(heading) == "always" else heading


def is_checked(unit: Unit) -> bool:
    """Whether the administration checks it itself, so that nobody need bring it."""
    return _heading(unit) == _CHECKED


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
    fragments = sum(_is_fragment(aspect, unit) for unit in units)
    apart = aspect is Aspect.DOCUMENTS and _group(heading) != "always"
    many = len(units) > 1 and (aspect in LISTED or fragments > _MOST_FRAGMENTS)
    if apart or many:
        return [_list(aspect, _lead(aspect, heading, wording), units)]
    return [Paragraph(tuple(_sentence(aspect, unit, wording) for unit in units), aspect=aspect)]


def _lead(aspect: Aspect, heading: str, wording: Wording) -> str:
    group = _group(heading)
    return render(
        f"aspects/{aspect}",
        form="list",
        style=wording.style,
        past=wording.past,
        heading=heading,
        group=group,
        text="",
    )


def _list(aspect: Aspect, lead: str, units: Sequence[Unit]) -> Paragraph:
    items = tuple(Sentence(_item(unit, lead), (unit,)) for unit in units)
    return Paragraph(items, lead=lead, layout="list", aspect=aspect)


def _item(unit: Unit, lead: str) -> str:
    """Without cells that say nothing, nor a label that the lead has said («Dirigido a: …»)."""
    text = without_stop(_CELLS.sub(", ", without_cells(unit.text)))
    label, colon, rest = text.partition(":")
    is_said = colon and rest.strip() and set(folded_words(label)) <= set(folded_words(lead))
    return rest.strip() if is_said else text


def _group(heading: str) -> str:
    """Of documents: those the administration checks, those for some cases, or those for all."""
    if not heading:
        return "always"
    if is_by_administration(heading):
        return "administration"
    return "conditional" if is_conditional(heading) else "always"


def _is_fragment(aspect: Aspect, unit: Unit) -> bool:
    """Neither a sentence nor what a template makes one."""
    text = without_stop(unit.text)
    is_way = aspect is Aspect.CONTACT and _way(unit) is not None
    return not is_way and not _stands_alone(unit) and _form(aspect, text, "") == "text"


def _stands_alone(unit: Unit) -> bool:
    return unit.is_sentence or _LABELLED.match(unit.text) is not None


def _sentence(aspect: Aspect, unit: Unit, wording: Wording) -> Sentence:
    is_manner = unit.passage.aspect is Aspect.CHANNEL or _MANNER.match(unit.text)
    if aspect is Aspect.WHERE and is_manner:
        aspect = Aspect.CHANNEL  # who asks where is told how, in those words
    if aspect is Aspect.CONTACT and (way := _way(unit)):
        form, value = way
        return Sentence(render("aspects/contact", form=form, value=value), (unit,))
    if aspect is Aspect.AUDIENCE and not unit.is_sentence:
        unit = _unlabelled(unit)
    elif _stands_alone(unit) or (aspect in _DESCRIBED and unit.is_description):
        return Sentence(unit.text, (unit,))
    text = _CELLS.sub(", ", without_stop(without_cells(unit.text)))
    value = _only_value(aspect, unit)
    text = render(
        f"aspects/{aspect}",
        form=_form(aspect, text, value),
        value=value,
        text=text,
        style=wording.style,
        past=wording.past,
        heading=_label(unit),
        group="always",
    )
    return Sentence(text, (unit,))


def _label(unit: Unit) -> str:
    """«Caducidad» above «Cinco años»: what a bare phrase is about."""
    heading = without_stop(unit.passage.heading.strip("¿? "))
    return heading if len(heading.split()) <= _LABEL_WORDS and not unit.is_description else ""


def _way(unit: Unit) -> tuple[str, str] | None:
    """The kind and the value of a line that gives one way to reach somebody, and nothing else."""
    facts = [fact for fact in unit.facts if fact.slot is Slot.CONTACT]
    if len(facts) != 1 or facts[0].kind.value not in _WAYS:
        return None
    rest = folded_words(unit.quote.replace(facts[0].value, " "))
    return (facts[0].kind.value, facts[0].value) if _WAY_WORDS.issuperset(rest) else None


def _unlabelled(unit: Unit) -> Unit:
    """«Dirigido a: Propietarios» without what the template says."""
    match = _SHORT_LABEL.match(unit.text)
    return replace(unit, text=unit.text[match.end() :]) if match else unit


def _form(aspect: Aspect, text: str, value: str) -> str:
    if aspect in DATED and _RANGE.match(text):
        return "range"
    if aspect is Aspect.CHANNEL and _MANNER.match(text):
        return "manner"
    return "value" if value else "text"


def _only_value(aspect: Aspect, unit: Unit) -> str:
    """The fragment itself, where it is nothing but one value of the aspect."""
    facts = [fact for fact in unit.facts if fact.slot in SLOTS.get(aspect, frozenset())]
    bare = without_stop(unit.text)
    if aspect not in _VALUE_ASPECTS or len(facts) != 1:
        return ""
    if facts[0].kind is FactKind.DATE:
        return ""
    return bare if facts[0].end - facts[0].start >= len(bare) * _VALUE_SHARE else ""
