"""What stands under a title leaves the title out: «Permite elegir…», «Ayuda destinada a…»."""

from __future__ import annotations

from assist.suggestions.evidence import Unit
from assist.suggestions.evidence.places import place_of
from assist.suggestions.text.folding import fold, words
from assist.suggestions.vocabulary.files import read_words
from assist.suggestions.vocabulary.stopwords import stopwords
from assist.suggestions.vocabulary.verbs import has_finite_verb
from indexes.models import Aspect, DocumentKind
from prompts.filters import upper_first
from prompts.loader import render

_OPENS_OTHERWISE = frozenset({"mediante", "tambien", "dirigido", "dirigida", "quien", "quienes"})


def described(unit: Unit, text: str) -> str:
    """As a person says it who answers a question, not as it stands under a title."""
    form = _form(unit, text)
    if not form:
        return upper_first(text)
    return render("aspects/summary", form=form, text=_as_it_goes_on(text))


def _as_it_goes_on(text: str) -> str:
    """Acronyms and names («Cuota Cero») keep their capitals."""
    first, _, rest = text.partition(" ")
    is_name = first[1:] != first[1:].lower() or rest[:1].isupper()
    return text if is_name else text[:1].lower() + text[1:]


def _form(unit: Unit, text: str) -> str:
    is_opening = unit.start == 0 and place_of(unit.passage) is Aspect.SUMMARY
    found = words(text)
    if not found or not is_opening or unit.passage.kind is not DocumentKind.PROCEDURE:
        return ""
    first = fold(found[0])
    if first in read_words("es", "does.txt"):
        return "does"
    if first in read_words("es", "like_verbs.txt"):
        return "what"
    is_word = first.isalpha() and first not in stopwords() and first not in _OPENS_OTHERWISE
    return "what" if is_word and not has_finite_verb(found[:1]) else ""
