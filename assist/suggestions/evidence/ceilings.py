"""The most that somebody may have had, which is nothing that they would get or pay: «no superar
15.000 € en ayudas de minimis»."""

from __future__ import annotations

import re

from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit
from indexes.models import Aspect

_CEILING = re.compile(r"no (?:se )?(?:super|exced|rebas|sobrepas|haber |ten)\w*", re.IGNORECASE)


def is_ceiling(unit: Unit) -> bool:
    return place_of(unit.passage) is Aspect.REQUIREMENTS and _CEILING.match(unit.text) is not None
