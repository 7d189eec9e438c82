"""What a site says that it has: the titles of its procedures and, where they are not too many, of
all its other pages."""

from __future__ import annotations

from dataclasses import dataclass

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import passage_stems
from assist.suggestions.text.stems import stem_set
from indexes.models import Aspect, Pool

PASSAGES = 20_000  # of more, only procedures are looked at, not the pages beside them
MOST = 5_000  # titles; more are compared with no service: the site offers everything


@dataclass(frozen=True, slots=True)
class SiteTitle:
    key: str
    text: str
    stems: frozenset[str]
    described: frozenset[str]  # with the words of the description
    is_heading: bool = False  # what a page says below its title


def site_titles(knowledge: Knowledge) -> list[SiteTitle]:
    found: dict[tuple[str, str], set[str]] = {}
    if knowledge.snapshot.count(Pool.OFFICIAL) <= PASSAGES:
        for passage in knowledge.snapshot.each_of_pool(Pool.OFFICIAL):
            name = (knowledge.titles.key_of(passage), passage.subject)
            words = found.setdefault(name, set())
            if passage.aspect is Aspect.SUMMARY:
                words.update(passage_stems(passage))
    else:
        titles = knowledge.titles
        found = {(titles.key_of_entry(entry), entry.text): set() for entry in titles.entries}
    return [
        SiteTitle(key, text, stem_set(text), stem_set(text) | words)
        for (key, text), words in sorted(found.items())
    ]
