"""The smallest pieces that a draft quotes: a sentence, or a line that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.sentences import Span, lines, sentences
from assist.suggestions.vocabulary.verbs import has_finite_verb
from indexes.facts import extract_facts
from indexes.facts.models import Fact
from indexes.models import Aspect, Passage

_TERMINAL = re.compile(r"[.!?…][\"»”')\]]*$")
_MIN_SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """`text` is `passage.text[start:end]`, verbatim."""

    passage: Passage
    start: int
    end: int
    text: str
    question: str = ""  # of a frequent question that it answers
    line: int = 0

    @property
    def is_sentence(self) -> bool:
        """Whether it can stand by itself in a reply."""
        found = folded_words(self.text)
        return len(found) >= _MIN_SENTENCE_WORDS and has_finite_verb(found)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Those that lie inside; offsets are of the passage."""
        return tuple(
            fact
            for fact in passage_facts(self.passage)
            if self.start <= fact.start and fact.end <= self.end
        )


def passage_facts(passage: Passage) -> tuple[Fact, ...]:
    return _facts_in(passage.text, passage.section, passage.aspect)


@lru_cache(maxsize=8_192)
def _facts_in(text: str, section: tuple[str, ...], aspect: Aspect) -> tuple[Fact, ...]:
    return extract_facts(text, section=section, aspect=aspect)


def units_of(passage: Passage) -> tuple[Unit, ...]:
    """In order, without the questions of a list of frequent questions, which their answers carry."""
    return tuple(_units(passage))


def _units(passage: Passage) -> Iterator[Unit]:
    question = passage.section[-1] if passage.section and _asks(passage.section[-1]) else ""
    by_line = {
        line: [s for s in sentences(passage.text) if _inside(s, line)]
        for line in lines(passage.text)
    }
    for number, (line, found) in enumerate(by_line.items()):
        if _asks(line.text) and len(found) == 1:
            question = line.text
            continue
        lead = ""
        for span in found:
            if _asks(span.text) and span is not found[-1]:
                lead = span.text
                continue
            yield Unit(passage, span.start, span.end, span.text, lead or question, number)


def _inside(span: Span, line: Span) -> bool:
    return line.start <= span.start and span.end <= line.end


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")
