"""Ways to submit or be attended: `online:yes`, `in_person:no`, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.folding import fold_in_place
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import vocabulary
from indexes.models import Aspect

_DATA = vocabulary("channels")
_CHANNELS = ("online", "in_person", "phone", "post", "email")
_STRONG = {c: re.compile(r"\b(?:" + "|".join(_DATA["strong"][c]) + r")\b") for c in _CHANNELS}
_WEAK = {c: re.compile(r"\b(?:" + "|".join(words) + r")\b") for c, words in _DATA["weak"].items()}
_CUES = {name: re.compile(pattern) for name, pattern in _DATA["cues"].items()}
_OPPOSITE = {"online": "in_person", "in_person": "online"}
_ASPECTS = {Aspect.CHANNEL, Aspect.WHERE}
_HEADING = re.compile(
    r"\b(?:presentacion|tramitacion|como (?:se )?(?:solicit|present|hac)|canal(?:es)?|lugar|donde)"
)
_BACK = 60
_AGAIN = 25
_REACH = 300  # characters of the sentence: what stands farther tells nothing


def find_channels(reading: Reading) -> Iterator[Candidate]:
    """Only X: yes to X and no to the opposite of online and in person, at the same place."""
    headed = reading.aspect in _ASPECTS or any(
        _HEADING.search(fold_in_place(h)) for h in reading.section
    )
    for channel in _CHANNELS:
        matches = list(_STRONG[channel].finditer(reading.folded))
        if channel in _WEAK:
            weak = _WEAK[channel].finditer(reading.folded)
            matches += [m for m in weak if _is_place(reading, m, headed=headed)]
            matches = [m for m in matches if not _says_it_again(matches, m)]
        matches = [m for m in matches if not reading.asks(m.start())]
        for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
            yield from _candidates(reading, channel, match)


def _candidates(reading: Reading, channel: str, match: re.Match[str]) -> Iterator[Candidate]:
    folded = reading.folded
    clause, end = reading.clause(match.start())
    base = max(clause, match.start() - _BACK)
    if _CUES["not_before"].search(folded, base, match.start()) or _is_taught(reading, match):
        return
    denied_after = _CUES["negative_after"].match(folded[match.end() : match.end() + 40])
    if denied_after or _CUES["negative"].search(folded, base, match.start()):
        yield _candidate(match.start(), match.end(), f"{channel}:no")
        return
    opposite = _OPPOSITE.get(channel)
    start, stop = match.span()
    near = max(clause, start - _REACH), min(end, stop + _REACH)
    if opposite is None or _said(folded, *near, opposite):
        yield _candidate(start, stop, f"{channel}:yes")
        return
    only = _CUES["only"].search(folded, base, start)
    if only and _said(folded, only.start(), start, channel):
        only = None  # it is of the mention before: "solo por internet, en la sede electrónica"
    after = _CUES["only_after"].search(folded[stop : min(end, stop + 18)])
    start = only.start() if only else start
    stop += after.end() if after else 0
    yield _candidate(start, stop, f"{channel}:yes")
    if only or after or _CUES["only_whole"].search(match[0]):
        yield _candidate(start, stop, f"{opposite}:no")


def _is_taught(reading: Reading, match: re.Match[str]) -> bool:
    """`ciclos de Formación Profesional, en modalidad presencial`: where pupils sit, and nobody
    submits anything."""
    start = max(reading.sentence(match.start())[0], match.start() - _REACH)
    return _CUES["taught"].search(reading.folded, start, match.end()) is not None


def _said(folded: str, start: int, end: int, channel: str) -> bool:
    """`solo por internet o presencialmente` excludes neither of the two."""
    return _STRONG[channel].search(folded, start, end) is not None


def _is_place(reading: Reading, match: re.Match[str], *, headed: bool) -> bool:
    """A place to submit at: no register where things are entered, and Correos by its name."""
    if match[0] == "correos" and not reading.raw[match.start()].isupper():
        return False
    if "registro" in match[0]:
        start = max(reading.sentence(match.start())[0], match.start() - _BACK)
        if _CUES["entered"].search(reading.folded, start, match.start()):
            return False
    return headed or _about_submitting(reading, match)


def _says_it_again(matches: list[re.Match[str]], match: re.Match[str]) -> bool:
    """`en la oficina con cita previa` is one mention of one channel."""
    if not _CUES["again"].fullmatch(match[0]):
        return False
    return any(0 < match.start() - other.end() <= _AGAIN for other in matches)


def _about_submitting(reading: Reading, match: re.Match[str]) -> bool:
    start, end = reading.sentence(match.start())
    start, end = max(start, match.start() - _REACH), min(end, match.end() + _REACH)
    return _CUES["submit"].search(reading.folded, start, end) is not None


def _candidate(start: int, end: int, form: str) -> Candidate:
    return Candidate(FactKind.CHANNEL, start, end, form, Slot.CHANNEL)
