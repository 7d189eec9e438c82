"""Who asks which body decides is told its name, not how to apply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.vocabulary.headings import is_navigation
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.models import Passage

_BODY = "[oó]rgano|unidad|organismo|autoridad|consejer[ií]a|concejal[ií]a"
_ASKED = re.compile(
    rf"\b(?:qui[eé]n(?:es)?|qu[eé] (?:{_BODY})"
    rf"|(?:cu[aá]l|qui[eé]n) es (?:el|la)(?: (?:{_BODY}))?(?: que)?)"
    rf"\s(?:(?:me|nos|lo|la|los|las|se) )*{any_of('to_decide')}\b",
    re.IGNORECASE,
)
_HEADED = re.compile(rf"(?:{any_of('article')} )?{any_of('deciding_body')}\b", re.IGNORECASE)
_MOST = 3  # sentences


def asks_who_decides(part: Part) -> bool:
    return _ASKED.search(part.text) is not None


def who_decides(part: Part, pages: Iterable[Sequence[Passage]]) -> tuple[Unit, ...]:
    """Of the first page that heads it, whoever the question names first; empty where it is no such
    question, or no page does."""
    if not asks_who_decides(part):
        return ()
    for page in pages:
        headed = [p for p in page if _HEADED.match(p.heading) and not is_navigation(p.heading)]
        told = [unit for passage in headed for unit in units_of(passage)]
        if told:
            return tuple(told[:_MOST])
    return ()
