"""What a heading that nobody listed most likely announces: what the known ones do that share its
words. It only speaks where most of its words are known and agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from indexes.models import Aspect
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold, without_numbering

# Of each known heading left out in turn, these name 58 % and are right in 94 of 100.
AGREEING = 0.7  # share of the votes that the first aspect must have
KNOWN = 0.6  # share of the words that must stand in other headings
SUPPORT = 2  # headings that a word must stand in to vote
WORDS = 9
STEM = 5  # letters: `documentos`, `documentació`, `documenti` are one
_EMPTY = re.compile(
    r"[adeiloyus]|al|de|del|la|las|el|los|lo|le|les|una?|un[oa]s|en|que|es|se|sus?|mis?|para|por|con|me"
    r"|te|da|dos?|of|the|to|for|and|is|are|it|my|you|une|des|du|et|il|di|della|no|na|em|si|this|os|as"
    r"|als|dels|amb|per|pour|avec|sur"
)


@lru_cache(maxsize=20_000)
def resembled(heading: str) -> tuple[Aspect, ...]:
    """Empty, or the one aspect."""
    stems = _stems(fold(without_numbering(heading)))
    if not stems or len(stems) > WORDS:
        return ()
    votes: dict[Aspect, float] = defaultdict(float)
    known = 0
    for stem in stems:
        counts = _aspects_of_stems().get(stem)
        total = counts.total() if counts else 0
        if counts is None or total < SUPPORT:
            continue
        known += 1
        for aspect, count in counts.items():
            votes[aspect] += (count / total) ** 2  # a word that tells nothing hardly votes
    if known < KNOWN * len(stems):
        return ()
    aspect, most = max(votes.items(), key=lambda vote: vote[1])
    agreed = most >= AGREEING * sum(votes.values())
    return (aspect,) if agreed and aspect is not Aspect.SUMMARY else ()


@cache
def _aspects_of_stems() -> dict[str, Counter[Aspect]]:
    found: dict[str, Counter[Aspect]] = defaultdict(Counter)
    for phrase, aspects in vocabulary().phrases.items():
        if len(aspects) == 1:
            for stem in _stems(phrase):
                found[stem][aspects[0]] += 1
    return dict(found)


def _stems(folded: str) -> tuple[str, ...]:
    words = (word for word in folded.split() if not (word.isdigit() or _EMPTY.fullmatch(word)))
    return tuple(dict.fromkeys(word[:STEM] for word in words))
