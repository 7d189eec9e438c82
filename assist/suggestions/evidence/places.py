"""What a passage speaks of: as it was told apart when it came in, else as its heading says."""

from __future__ import annotations

from functools import lru_cache

from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.models import Aspect, Passage


def place_of(passage: Passage) -> Aspect:
    """Sites name their headings as people ask («Qué necesitas traer»): the cues of questions read
    them."""
    if passage.aspect is not Aspect.OTHER or not passage.section:
        return passage.aspect
    return _asked_by(passage.heading)


def announces(label: str, aspect: Aspect) -> bool:
    """Of the words before a colon in running text: «Documentos:», «Se presenta:»."""
    return aspect in (_asked_by(label), _asked_by(f"qué {label}"))


@lru_cache(maxsize=8_192)
def _asked_by(heading: str) -> Aspect:
    found = [one for one in aspect_vocabulary().asked(heading) if one.strength != "hint"]
    return found[0].aspect if found else Aspect.OTHER
