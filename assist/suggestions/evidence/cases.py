"""The case that a sentence is limited to: «Cuando el centro carezca de comedor, …», «… (si procede
de otro centro)»."""

from __future__ import annotations

import re
from functools import lru_cache

from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.word_classes import any_of

_CASE = any_of("case")
_OPENING = re.compile(
    rf"(?:{_CASE}|por|para|(?:a )?quienes)\s[^,.;:]{{4,120}}[,:]",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"(?:\(|[,:]\s*|\s)(?:solo )?{_CASE}\s[^;]{{4,160}}$",
    re.IGNORECASE,
)
_GENERAL = stem_set(
    "caso supuesto persona solicitante interesada solicitud trámite procede año años edad menor"
    " menores mayor mayores"
)
_CONDITION = re.compile(rf"\b{_CASE}\s", re.IGNORECASE)
_ANOTHER = re.compile(r"(?:tambi[eé]n )?(?:existen?|hay|se convocan?) otr[oa]s?\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def case_of(text: str) -> frozenset[str]:
    """Stems of the words that name it; none for what is said of every case, or of several."""
    if len(_CONDITION.findall(text)) > 1:
        return frozenset()
    match = _OPENING.match(text) or _CLOSING.search(text)
    return stem_set(match.group()) - _GENERAL if match else frozenset()


def is_of_another(text: str) -> bool:
    """«Existe otra prueba…» speaks of what the page is not about."""
    return _ANOTHER.match(text) is not None
