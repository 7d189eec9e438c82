"""Labels that stand before what they name."""

from __future__ import annotations

import re
from dataclasses import replace

from assist.suggestions.evidence import Unit
from assist.suggestions.evidence.slots import DATED, SLOTS
from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.stems import singular, stem_set
from indexes.facts import FactKind
from indexes.models import Aspect
from prompts.catalogue import catalogue
from prompts.filters import without_stop

_SHORT_LABEL = re.compile(r"(?:[^\W\d]+ ){0,2}[^\W\d]+: (?=\S)")
_CASE = re.compile(r"(?P<label>[^:;.\n\d]{3,40}): (?P<value>[^:;\n]+)")
_VALUED = frozenset({*DATED, Aspect.RESOLUTION_TERM, Aspect.FEE, Aspect.BENEFIT})
_VALUES = frozenset({FactKind.DURATION, FactKind.AMOUNT})
_LABEL_WORDS = 7  # a longer heading is no label


def label_of(unit: Unit) -> str:
    """«Caducidad» above «Cinco años»: what a bare phrase is about."""
    heading = without_stop(unit.passage.heading.strip("¿? "))
    return heading if len(heading.split()) <= _LABEL_WORDS and not unit.is_description else ""


def unlabelled(unit: Unit) -> Unit:
    """«Dirigido a: Propietarios» without what the template says."""
    match = _SHORT_LABEL.match(unit.text)
    return replace(unit, text=unit.text[match.end() :]) if match else unit


def without_said_label(aspect: Aspect, unit: Unit) -> Unit:
    """«Resolución: El plazo para resolver es de…» without its label: what follows is a sentence
    that says so, or that was asked. «Zaragoza: Se presenta en…» keeps it."""
    match = _SHORT_LABEL.match(unit.text)
    rest = unlabelled(unit)
    if match is None or not rest.text[0].isupper() or not rest.is_sentence:
        return unit
    asked = catalogue("messages")["aspects"][aspect.value]
    known = {*folded_words(asked), *folded_words(unit.passage.heading)}
    is_said = stem_set(match.group()) <= stem_set(rest.text)
    return rest if is_said or known.issuperset(folded_words(match.group())) else unit


def name_of(aspect: Aspect, unit: Unit) -> str:
    """What the page calls it above what it says («Precios públicos», «Cuota»), as it stands in a
    sentence: nobody pays a «tasa» where the page gives a price. Else by its usual name."""
    names = catalogue("messages")["names"].get(aspect.value, {})
    called = (names.get(singular(word)) for word in folded_words(unit.passage.heading))
    usual = catalogue("messages")["aspects"][aspect.value]
    return str(next(filter(None, called), usual))


def labelled_value(aspect: Aspect, unit: Unit) -> tuple[str, str] | None:
    """`Donaciones: 1 mes` → the case and the value; no case where the label names the aspect. None
    where what is paid stands there as a person would say it: «Tasa anual: 60 €», «Adulto,
    empadronados: 27 €» of a table."""
    match = _CASE.fullmatch(without_stop(unit.text))
    if aspect not in _VALUED or match is None or unit.text != unit.quote:
        return None
    slots = SLOTS[aspect]
    starts = (f.value for f in unit.facts if f.slot in slots and f.kind in _VALUES)
    if not any(match["value"].startswith(value) for value in starts):
        return None
    asked = catalogue("messages")["aspects"][aspect.value]
    label, names = folded_words(match["label"]), catalogue("messages")["names"]
    if set(folded_words(asked)).issuperset(label):
        return "", match["value"]
    is_named = any(singular(word) in names.get(aspect.value, {}) for word in label)
    is_another = label[0] in folded_words(asked)[1:]  # «Plazo de guarda»: not «de presentación»
    return None if is_named or is_another else (match["label"], match["value"])
