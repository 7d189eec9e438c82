"""Whether a duration is that of the benefit or of the procedure, where the heading alone does not
tell: `¿Cuánto dura?`, `Duración`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexes.models import Aspect
from ingest.extractors.aspects import Placed
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold


def with_durations_told(placed: Sequence[Placed], title: str) -> list[Placed]:
    """The same lines; what lasts is the benefit on a page that gives one, or that says elsewhere
    how long the procedure takes, unless the line speaks of deciding."""
    open_ = [_is_ambiguous(item) for item in placed]
    if not any(open_):
        return list(placed)
    words, folded = vocabulary().money, fold(title)
    gives = bool(words["grant"].search(folded) and not words["no_grant"].search(folded))
    told = {i.aspect for i, o in zip(placed, open_, strict=True) if not o}
    if not (gives or {Aspect.RESOLUTION_TERM, Aspect.BENEFIT} & told):
        return list(placed)
    return [_lasting(i) if o else i for i, o in zip(placed, open_, strict=True)]


def _is_ambiguous(item: Placed) -> bool:
    if item.aspect is not Aspect.RESOLUTION_TERM:
        return False
    label = item.label or (item.line.path[-1].text if item.line.path else "")
    words = vocabulary().money
    deciding = words["resolving"].search(fold(item.line.text))
    return bool(words["lasting"].match(fold(label).strip())) and not deciding


def _lasting(item: Placed) -> Placed:
    return replace(item, aspect=Aspect.BENEFIT, aspects=(Aspect.BENEFIT,))
