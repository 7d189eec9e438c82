"""Labels that stand before what they name."""

from __future__ import annotations

import re
from dataclasses import replace

from assist.suggestions.evidence import Unit
from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.stems import stem_set
from indexes.models import Aspect
from prompts.catalogue import catalogue
from prompts.filters import without_stop

_SHORT_LABEL = re.compile(r"(?:[^\W\d]+ ){0,2}[^\W\d]+: (?=\S)")
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
