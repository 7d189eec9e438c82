"""Evidence as the model sees it: numbered, with links as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assist.suggestions.evidence import Evidence, Unit
from indexes.models import Passage

_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»\"')\]]+", re.IGNORECASE)
_LINK = re.compile(r"\[L(\d+)\]")


@dataclass(frozen=True, slots=True)
class Source:
    """`unit` is what a citation of this token quotes."""

    token: str
    place: str
    text: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Tokens:
    sources: tuple[Source, ...]
    links: tuple[str, ...]

    def unit(self, token: str) -> Unit | None:
        """None for a token that was never given out."""
        wanted = token.strip("[] ").upper()
        return next((source.unit for source in self.sources if source.token == wanted), None)

    def with_links(self, text: str) -> str | None:
        """Link tokens as addresses again; None when one was never given out, or when the text
        holds an address of its own."""
        if _URL.search(text):
            return None
        numbers = [int(number) for number in _LINK.findall(text)]
        if any(not 1 <= number <= len(self.links) for number in numbers):
            return None
        return _LINK.sub(lambda match: self.links[int(match.group(1)) - 1], text)


def tokens_of(evidence: Evidence) -> Tokens:
    """One token for each passage, over all that was gathered of it, in order of use."""
    links: list[str] = []
    sources = [
        Source(f"S{number}", unit.passage.context, _masked(unit.text, links), unit)
        for number, unit in enumerate(_by_passage(tuple(_units(evidence))), start=1)
    ]
    return Tokens(tuple(sources), tuple(links))


def _units(evidence: Evidence) -> Iterator[Unit]:
    if evidence.conflict:
        yield evidence.conflict.preferred.unit
        yield evidence.conflict.other.unit
    for aspect in evidence.aspects:
        yield from aspect.units
    yield from evidence.focus
    if evidence.next_step:
        yield evidence.next_step


def _by_passage(units: Sequence[Unit]) -> list[Unit]:
    spans: dict[int, tuple[Passage, int, int]] = {}
    for unit in units:
        _, start, end = spans.get(unit.passage.id, (unit.passage, unit.start, unit.end))
        spans[unit.passage.id] = (unit.passage, min(start, unit.start), max(end, unit.end))
    return [Unit(p, start, end, p.text[start:end]) for p, start, end in spans.values()]


def _masked(text: str, links: list[str]) -> str:
    def token(match: re.Match[str]) -> str:
        address = match.group().rstrip(".,;:")
        if address not in links:
            links.append(address)
        return f"[L{links.index(address) + 1}]{match.group()[len(address) :]}"

    return _URL.sub(token, text)
