"""The smallest pieces that a draft quotes: a sentence, or a line that is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from assist.suggestions.evidence.cells import priced_cells
from assist.suggestions.known_facts import passage_facts
from assist.suggestions.remembered import Remembered
from assist.suggestions.text.folding import fold, folded_words, words
from assist.suggestions.text.sentences import Span, lines, sentences
from assist.suggestions.vocabulary.cells import is_row, without_cells
from assist.suggestions.vocabulary.verbs import INFINITIVE, has_finite_verb
from indexes.facts import FactKind
from indexes.facts.models import Fact
from indexes.models import Passage

_MIN_SENTENCE_WORDS = 4
_DESCRIPTION_WORDS = 8
_REMEMBERED = 8_192
_SUBORDINATE = "que"
_OTHERS = re.compile(r"\d[\w.-]{0,9} ?\(")
_ASIDE = re.compile(r"\([^()]*\)|\b(?:https?://|www\.)\S+")  # it makes no sentence of the rest
_YES_OR_NO = re.compile(r"(?:sí|no)\b", re.IGNORECASE)


Key = tuple[int, int, str, datetime | None]  # of a passage as it is cited
_cut: Remembered[Key, tuple[Unit, ...]] = Remembered(_REMEMBERED)  # of passages


@dataclass(frozen=True)
class Unit:
    """`text` is what is said of `passage.text[start:end]`, which is quoted: verbatim, but for cases
    that were not asked about."""

    passage: Passage
    start: int
    end: int
    text: str
    question: str = ""  # of a frequent question that it answers

    @property
    def quote(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def heading(self) -> str:
        """The frequent question that it answers, or the heading above it."""
        return self.question or self.passage.heading

    @property
    def is_sentence(self) -> bool:
        """Whether it can stand by itself in a reply: it has a finite verb, and depends on no other
        clause («que se respeten…», «tener 18 años» are items). Nor is a row of a table one."""
        return _is_sentence(self.text)

    @property
    def is_description(self) -> bool:
        """Official pages also describe in long phrases without verb: «Ayuda destinada a…». The row
        of a table describes nothing."""
        is_phrase = len(folded_words(self.text)) >= _DESCRIPTION_WORDS and not self.is_sentence
        return is_phrase and not is_row(self.text)

    @property
    def answers_yes_or_no(self) -> bool:
        """`Sí, en cualquier oficina.` under a frequent question."""
        return bool(self.question) and _YES_OR_NO.match(self.text) is not None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Those that lie inside, and its numbers below a column that says what they are; offsets
        are of the passage."""
        found = (*passage_facts(self.passage), *priced_cells(self.passage, self.start))
        return tuple(fact for fact in found if self.start <= fact.start and fact.end <= self.end)

    def gives(self, kinds: Collection[FactKind]) -> bool:
        """Whether it has a value of one of these kinds."""
        return any(fact.kind in kinds for fact in self.facts)


@lru_cache(maxsize=_REMEMBERED)
def _is_sentence(text: str) -> bool:
    found = words(_ASIDE.sub(" ", text))
    if len(found) < _MIN_SENTENCE_WORDS or without_cells(text) != text:
        return False
    first = fold(found[1] if fold(found[0]) == "no" else found[0])
    if first == _SUBORDINATE or INFINITIVE.fullmatch(first) or text.endswith(":"):
        return False
    return has_finite_verb(found)


def names_others(unit: Unit) -> bool:
    """`9704 (contratación…), 9705 (…)`: a row of other procedures holds their values."""
    return _OTHERS.match(unit.text) is not None


def units_of(passage: Passage) -> tuple[Unit, ...]:
    """Its sentences in order, without the questions of a list of frequent questions: the answers
    carry them."""
    key = key_of(passage)
    found = _cut.get(key)
    if found is None:
        found = _cut[key] = tuple(_units(passage))
    return found


def key_of(passage: Passage) -> Key:
    """Whatever is read of a passage once is kept by this."""
    return passage.id, passage.revision, passage.url, passage.retrieved_at


def read_ahead(passage: Passage) -> None:
    """Cuts it and finds its facts, so that no question waits for it."""
    units_of(passage)
    passage_facts(passage)


def lines_of(passage: Passage) -> tuple[Unit, ...]:
    """Its lines in order: the items of a list, whole."""
    return tuple(
        Unit(passage, line.start, line.end, line.text)
        for line in lines(passage.text)
        if _says_something(line.text) and not _all_questions(passage.text, line)
    )


def _units(passage: Passage) -> Iterator[Unit]:
    headings = (passage.title, *passage.section)
    question = headings[-1] if _asks(headings[-1]) else ""
    for line in lines(passage.text):
        found = _sentences_in(passage.text, line)
        if all(_asks(span.text) for span in found):
            question = line.text if len(found) == 1 else question
            continue
        asked = question
        for span in found:
            if _asks(span.text):
                asked = span.text
            elif _says_something(span.text):
                yield Unit(passage, span.start, span.end, span.text, asked)


def _says_something(text: str) -> bool:
    """A bare number or an empty cell of a table does not."""
    return not text.strip(" .").isdigit() and bool(without_cells(text))


def _all_questions(text: str, line: Span) -> bool:
    return all(_asks(span.text) for span in _sentences_in(text, line))


def _sentences_in(text: str, line: Span) -> list[Span]:
    return [s for s in sentences(text) if line.start <= s.start and s.end <= line.end]


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")
