"""The sentence in which an answer gives a value, and where in it the value stands."""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.corpus import Corpus
from eval.metrics.stated_facts import sentence_of
from eval.models import Statement
from indexes.facts import Fact


def statement(corpus: Corpus, places: Sequence[int], fact: Fact) -> Statement:
    """Of the first of the answers that give a fact; `sentence[start:end] == value`."""
    place = places[0]
    answer = corpus.answers[place]
    said = next(
        one.fact
        for one in corpus.said[place].stated
        if one.fact.slot is fact.slot
        and one.fact.kind is fact.kind
        and one.fact.normalised == fact.normalised
    )
    first, last = sentence_of(answer.text, said.start)
    first += len(answer.text[first:last]) - len(answer.text[first:last].lstrip())
    sentence = answer.text[first : max(last, said.end)].rstrip()
    return Statement(
        key=answer.key,
        office=answer.office,
        channel=answer.channel.value,
        query=answer.query,
        sentence=sentence,
        value=answer.text[said.start : said.end],
        normalised=said.normalised,
        start=said.start - first,
        end=said.end - first,
        answered_on=answer.answered_on,
    )
