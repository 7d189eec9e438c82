"""Which units are said as they stand, and which need words around them."""

from __future__ import annotations

import re
from itertools import chain

from assist.suggestions.evidence import Unit
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import ITEMISED
from assist.suggestions.text.folding import fold, words
from assist.suggestions.vocabulary.files import read_words
from assist.suggestions.vocabulary.verbs import has_finite_verb
from assist.suggestions.vocabulary.word_classes import any_of, words_of
from indexes.models import Aspect

_LABELLED = re.compile(r"^[^:\n]{3,70}:\s+\S")
_INFINITIVE = re.compile(r"(\w{2,}(?:[aei]r|ír)(?:se|l[aeo]s?)?)\b")
# «Consúltela en el teléfono…», «Diríjase a…»: what is asked of the reader needs no words before it.
_IMPERATIVE = re.compile(r"[^\W\d]*[áéíóúÁÉÍÓÚ][^\W\d]*[ae]n?(?:l[aeo]s?|se)\s")
# «1 mes desde el día siguiente a la firma» is a term, and no sentence.
_TERM = re.compile(r"\d+ (?:días?|mes(?:es)?|años?|horas?|semanas?)\b", re.IGNORECASE)
_CASE_FIRST = re.compile(rf"{any_of('case')}\b[^,]*,\s+", re.IGNORECASE)
_MAIN_ENDS = re.compile(rf"[:,;.(\t\u2003|]|\s{any_of('case')}\s")
_PREPOSITIONS = frozenset(words_of("preposition"))
_ARTICLES = frozenset(chain(*map(words_of, ("article", "indefinite", "possessive"))))


def stands_alone(unit: Unit) -> bool:
    """A requirement that names its value («Edad: 65 años») is as clear as a sentence; «Acreditarlo
    de una de estas formas: …» is none."""
    is_labelled = _LABELLED.match(unit.text) is not None
    place = place_of(unit.passage)
    if place is Aspect.REQUIREMENTS and is_labelled:
        return not opens_with_infinitive(unit.text)
    if place in ITEMISED and _is_item(unit.text):
        return False
    if _TERM.match(unit.text) and not _is_told(unit.text):
        return False
    return unit.is_sentence or is_labelled or _IMPERATIVE.match(unit.text) is not None


def opens_with_infinitive(text: str) -> bool:
    """`Efectuar el depósito`, but not `Titular de la explotación`."""
    match = _INFINITIVE.match(text)
    return match is not None and match[1].lower() not in read_words("es", "like_infinitives.txt")


def _is_item(text: str) -> bool:
    """`Solicitud de la ayuda`, `Certificado si el menor está…`: no verb stands in what it says
    first, its case aside."""
    case = _CASE_FIRST.match(text)
    said = text[case.end() :] if case else text
    if opens_with_infinitive(said):
        return True
    return not _is_told(_MAIN_ENDS.split(said, maxsplit=1)[0])


def _is_told(text: str) -> bool:
    """Whether a verb stands in it that no preposition governs: «a la firma» has none."""
    found = words(text)
    return has_finite_verb(["" if _after(found, at) else word for at, word in enumerate(found)])


def _after(found: list[str] | tuple[str, ...], at: int) -> bool:
    """Whether a preposition governs the word, so that it is no verb: «de la ayuda»."""
    before = [fold(word) for word in found[max(0, at - 2) : at]]
    if not before:
        return False
    governed = len(before) == 2 and before[1] in _ARTICLES and before[0] in _PREPOSITIONS
    return before[-1] in _PREPOSITIONS or governed
