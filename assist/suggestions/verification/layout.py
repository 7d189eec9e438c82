"""Lays sentences out as the channel shows or says them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assist.suggestions.verification.citations import Quote
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.models import Channel
from prompts.filters import lower_first, upper_first, without_stop

SPOKEN = frozenset({Channel.PHONE, Channel.IN_PERSON})
UNMARKED = SPOKEN | {Channel.SMS}  # without the numbers of citations
_STOP = re.compile(r"(?:(?<=[^\W\d][^\W\d][^\W\d])|(?<=\)))\. (?=[A-ZÁÉÍÓÚÑ])")
_OPEN_ENDS = ("?", "!", ":", "…")


@dataclass(frozen=True, slots=True)
class Numbered:
    quotes: Sequence[Quote]

    def of(self, sentence: Sentence) -> list[int]:
        found = [
            number
            for unit in sentence.sources
            for number, quote in enumerate(self.quotes, start=1)
            if quote.holds(unit)
        ]
        return list(dict.fromkeys(found))

    def marks(self, sentence: Sentence) -> str:
        return "".join(f"[{number}]" for number in self.of(sentence))


def in_a_row(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Items of lists as they stand in one sentence, one after the other."""
    return tuple(
        replace(p, sentences=tuple(replace(s, text=lower_first(s.text)) for s in p.sentences))
        if p.layout == "list"
        else p
        for p in paragraphs
    )


def lay_out(paragraphs: Sequence[Paragraph], numbered: Numbered, channel: Channel) -> str:
    spoken = channel in SPOKEN
    return "\n\n".join(_paragraph(paragraph, numbered, spoken) for paragraph in paragraphs)


def _paragraph(paragraph: Paragraph, numbered: Numbered, spoken: bool) -> str:
    if paragraph.layout == "prose":
        return " ".join(_closed(one, numbered, spoken) for one in paragraph.sentences)
    if spoken:
        return (
            f"{paragraph.lead} {_aloud([without_stop(one.text) for one in paragraph.sentences])}."
        )
    items = [f"{one.text} {numbered.marks(one)}".rstrip() for one in paragraph.sentences]
    return "\n".join((paragraph.lead, *(f"- {item}" for item in items)))


def _aloud(items: Sequence[str]) -> str:
    """Items that have parts of their own would be heard as one with them."""
    if any("; " in item for item in items):
        return ". ".join((items[0], *map(upper_first, items[1:])))
    return "; ".join(map(_in_one_breath, items))


def _in_one_breath(text: str) -> str:
    """«Contrato. Se admite copia» among other papers: «contrato (se admite copia)»."""
    first, *rest = _STOP.split(text)
    return f"{first} ({'; '.join(map(lower_first, rest))})" if rest else first


def _closed(sentence: Sentence, numbered: Numbered, spoken: bool) -> str:
    """`La tasa es de 19,73 € [1].`; what is read aloud has no marks."""
    marks = "" if spoken else numbered.marks(sentence)
    text = sentence.text.strip()
    if text.endswith(_OPEN_ENDS):
        return f"{text} {marks}".rstrip()
    return f"{text.rstrip('.;,')} {marks}".rstrip() + "."
