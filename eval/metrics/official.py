"""What the official page says today, and which answers contradict it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.metrics.agreement import agree, bare_fact, contradict
from eval.metrics.comparison_keys import ComparisonKey, Rule, comparison_key
from eval.metrics.conflicts import Spoken, Values
from eval.metrics.corpus import Corpus
from eval.models import OfficialValue
from indexes.facts import Fact, FactKind, Slot

# (group, slot, kind of fact) -> the values that the official page gives there.
Official = Mapping[tuple[str, str, str], Sequence[OfficialValue]]


def settle(
    corpus: Corpus, one: Spoken, places: Sequence[int], official: Official
) -> tuple[OfficialValue | None, tuple[str, ...]]:
    """The official value of a key, the one that an answer gives rather than another; and the keys
    of the answers that contradict what is official."""
    known = dict(_known(corpus.groups[one.group], one.key, official))
    if not known:
        return None, ()
    right = frozenset(known)
    wrong = tuple(
        sorted(
            corpus.answers[place].key
            for place in places
            if contradict(one.key.rule, _values(corpus, one, place), right)
        )
    )
    said = [fact for place in places for fact in _values(corpus, one, place)]
    given = (value for fact, value in known.items() if any(agree(fact, own) for own in said))
    return next(given, next(iter(known.values()))), wrong


def _values(corpus: Corpus, one: Spoken, place: int) -> Values:
    return corpus.said[place].with_territorial.get(one.key, frozenset())


def _known(
    group: str, key: ComparisonKey, official: Official
) -> Iterator[tuple[Fact, OfficialValue]]:
    slots = [Slot(key.slot), *([Slot.NOT_REQUIRED] if key.rule is Rule.DENIAL else [])]
    for slot in slots:
        for kind in FactKind:
            for value in official.get((group, slot.value, kind.value), ()):
                fact = bare_fact(kind, slot, value.normalised)
                if comparison_key(fact) == key:
                    yield fact, value
