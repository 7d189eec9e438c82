"""Whether each fact of an answer stands in the quote that its sentence cites."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts
from eval.metrics.stated_facts import MARK, Said, Stated, sentence_of
from eval.models import CitedQuote, Mode
from indexes.facts import Fact, extract_facts, find_supporting


def groundedness(corpus: Corpus, mode: Mode) -> Counts:
    """Supported facts ÷ facts, of all slots. Replies of people without any citation are left out:
    they had no means to cite."""
    supported, facts = np.zeros(len(corpus.answers)), np.zeros(len(corpus.answers))
    known: dict[tuple[int, tuple[CitedQuote, ...]], int] = {}
    for place, (answer, said) in enumerate(zip(corpus.answers, corpus.said, strict=True)):
        if answer.citations or mode == "replay":
            same = (id(said), answer.citations)
            if same not in known:
                known[same] = len(said.stated) - len(ungrounded(answer.text, said, same[1]))
            supported[place], facts[place] = known[same], len(said.stated)
    return Counts.of_answers(corpus, supported, facts)


def ungrounded(text: str, said: Said, citations: Sequence[CitedQuote]) -> list[Fact]:
    """The facts without support, territorial ones aside: those come from the table of offices."""
    return [one.fact for one in said.stated if not _is_supported(text, one, citations)]


def _is_supported(text: str, one: Stated, citations: Sequence[CitedQuote]) -> bool:
    if one.territorial:
        return True
    cited = _cited_by_sentence(text, one.fact, citations)
    return any(find_supporting(one.fact, _facts_in(citation)) for citation in cited)


def _cited_by_sentence(
    text: str, fact: Fact, citations: Sequence[CitedQuote]
) -> Sequence[CitedQuote]:
    """Those that the fact's own sentence marks with [n]; any, where it has no mark."""
    start, end = sentence_of(text, fact.start)
    numbers = {int(number) for number in MARK.findall(text[start:end])}
    if not numbers:
        return citations
    return [citation for citation in citations if citation.n in numbers]


@lru_cache(maxsize=50_000)
def _facts_in(citation: CitedQuote) -> tuple[Fact, ...]:
    """What is cited: the quote under its heading, and the title of its document."""
    section = tuple(filter(None, citation.section.split(" > ")))
    quoted = extract_facts(citation.quote, section=section)
    return (*quoted, *extract_facts(citation.title), *extract_facts("\n".join(section)))
