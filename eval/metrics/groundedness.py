"""Whether each fact of an answer stands in the quote that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts
from eval.metrics.stated_facts import MARK, Said, sentence_of
from eval.metrics.verbatim import stands_in
from eval.models import CitedQuote, Mode
from indexes.facts import Fact, extract_facts, find_supporting, same_value

_NAME = re.compile(r"«[^«»\n]*»")
_MARKS = re.compile(rf"(?:{MARK.pattern})+")


def groundedness(corpus: Corpus, mode: Mode) -> Counts:
    """Supported facts ÷ facts, of all slots. Replies of people without any citation are left out:
    they had no means to cite."""
    supported, facts = np.zeros(len(corpus.answers)), np.zeros(len(corpus.answers))
    known: dict[tuple[int, tuple[CitedQuote, ...]], tuple[int, int]] = {}
    for place, (answer, said) in enumerate(zip(corpus.answers, corpus.said, strict=True)):
        if answer.citations or mode == "replay":
            same = (id(said), answer.citations)
            if same not in known:
                known[same] = _counted(answer.text, said, answer.citations)
            supported[place], facts[place] = known[same]
    return Counts.of_answers(corpus, supported, facts)


def ungrounded(text: str, said: Said, citations: Sequence[CitedQuote]) -> list[Fact]:
    """The facts without support, territorial ones aside: those come from the table of offices."""
    territorial = {id(one.fact) for one in said.stated if one.territorial}
    return [
        fact
        for fact in stated_facts(text, said)
        if id(fact) not in territorial
        and not any(_supports(quote, fact) for quote in _cited(text, fact, citations))
    ]


def stated_facts(text: str, said: Said) -> list[Fact]:
    """All but those inside «…»: the name of a procedure or a page states nothing."""
    names = [match.span() for match in _NAME.finditer(text)]
    return [
        one.fact
        for one in said.stated
        if not any(start <= one.fact.start and one.fact.end <= end for start, end in names)
    ]


def _counted(text: str, said: Said, citations: Sequence[CitedQuote]) -> tuple[int, int]:
    facts = len(stated_facts(text, said))
    return facts - len(ungrounded(text, said, citations)), facts


def _supports(citation: CitedQuote, fact: Fact) -> bool:
    """By value, or as printed where the quote was read otherwise; what the quote says the other way
    round (not needed, no longer in force) supports nothing."""
    quoted = _facts_in(citation)
    if find_supporting(fact, quoted):
        return True
    opposed = any(same_value(fact, other) for other in quoted)
    return not opposed and stands_in(fact.value, citation.quote)


def _cited(text: str, fact: Fact, citations: Sequence[CitedQuote]) -> Sequence[CitedQuote]:
    """Those that the fact's sentence marks with [n], and those of the mark that follows it in its
    line, which may close several sentences; any, where there is no mark."""
    numbers = set(_marked(text, fact))
    if not numbers:
        return citations
    return [citation for citation in citations if citation.n in numbers]


def _marked(text: str, fact: Fact) -> Iterator[int]:
    start, end = sentence_of(text, fact.start)
    yield from map(int, MARK.findall(text[start:end]))
    line_end = text.find("\n", fact.end)
    following = _MARKS.search(text, fact.end, line_end if line_end >= 0 else len(text))
    if following:
        yield from map(int, MARK.findall(following[0]))


@lru_cache(maxsize=50_000)
def _facts_in(citation: CitedQuote) -> tuple[Fact, ...]:
    """What is cited: the quote under its heading, and the title of its document."""
    section = tuple(filter(None, citation.section.split(" > ")))
    quoted = extract_facts(citation.quote, section=section)
    return (*quoted, *extract_facts(citation.title), *extract_facts("\n".join(section)))
