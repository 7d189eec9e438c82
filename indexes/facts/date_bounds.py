"""Days that open or close a window: `hasta el 5 de mayo`, `el plazo finaliza el 5 de mayo`."""

from __future__ import annotations

import re

from indexes.facts.candidates import Candidate
from indexes.facts.dates import Moment
from indexes.facts.models import FactKind
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_CUES: dict[str, list[str]] = vocabulary("dates")["cues"]
WEEKDAY = r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? "
CLOCK = r"(?:(?:a|hasta|desde) )?las? [0-9]{1,2}(?:[:.][0-9]{2})?(?: ?(?:h|horas|hrs)\b\.?)?"
# What may stand between a cue and its date: article, weekday, clock time, "día".
_ARTICLE = (
    rf"(?: ?:)?(?: {CLOCK},?(?: horas)?)?(?: (?:del?|al|el|en))?(?: (?:mes|meses) de)?"
    r"(?: (?:final(?:es)?|mediados|principios|primeros) de)?"
    r"(?: (?:pasado|proximo|manana))?(?: dia)?"
    rf"(?: {WEEKDAY.rstrip()}(?: (?:que viene|proximo),?)?)? ?(?:l')?$"
)
_FILLER = r"(?:[^.;,()\n0-9]{0,45}?)"


def _before(cue: str, ending: str) -> re.Pattern[str]:
    return re.compile(r"\b" + alternatives(_CUES[cue]) + ending + _ARTICLE)


# Prepositions belong to the value; verbs and labels do not.
_BOUNDS = (
    (_before("until", "l?"), "../{}", True),
    (_before("from", "l?"), "{}/..", True),
    (_before("ends", r"\b" + _FILLER), "../{}", False),
    (_before("starts", r"\b" + _FILLER), "{}/..", False),
)
# Basque says it behind the day: `maiatzaren 30era arte`.
_BEHIND = (
    (re.compile(r"(?:e?ra|a|era)? (?:arte|baino lehen)\b"), "../{}"),
    (re.compile(r"e?tik aurrera\b"), "{}/.."),
)
_BACK = 90


def bounded(reading: Reading, moment: Moment) -> Candidate:
    """`../2026-05-05`, `2026-03-01/..`, or the moment itself where nothing opens or closes."""
    base = max(reading.sentence(moment.start)[0], moment.start - _BACK)
    for pattern, form, belongs in _BOUNDS:
        if match := pattern.search(reading.folded, base, moment.start):
            start = match.start() if belongs else moment.start
            return Candidate(FactKind.DATE, start, moment.end, form.format(moment.iso))
    for pattern, form in _BEHIND:
        if match := pattern.match(reading.folded, moment.end):
            return Candidate(FactKind.DATE, moment.start, match.end(), form.format(moment.iso))
    return Candidate(FactKind.DATE, moment.start, moment.end, moment.iso)
