"""What one page answers with yes or no, and another page says the contrary of in plain words:
«¿Está incluido el proyector? No», «El proyector va incluido en el precio»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.contradictions.between import between
from assist.suggestions.evidence.contradictions.other_counts import is_limited_alike
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.units import Unit
from assist.suggestions.evidence.yes_or_no import asks_whether
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem, stem_set
from indexes.facts import Slot
from indexes.facts.modality import plain_stems
from indexes.facts.vocabulary import alternatives, vocabulary

_CLAUSE = re.compile(r"[;:.,()]\s*|\s(?=(?:pero|aunque|y no)\s)")
_WORD = re.compile(r"\w+")
_YES_OR_NO = re.compile(r"\W*(?P<yes>si(?=[,:.;]|$)|no\b)")
_NEAR = 4  # words after a denial that it denies
_ALIKE = 0.6  # of what is asked, that the frequent question asks too
_BESIDE = 3  # stems that the other sentence may say besides


def denied(
    answers: Sequence[Answer],
    title: str,
    told: Sequence[Unit],
    beside: Iterable[Unit],
    is_of_it: Callable[[Unit], bool],
    standings: Callable[[Iterable[str]], Mapping[str, Standing]],
) -> Conflict | None:
    """Between a sentence that is `told` of what is called by the `title` and one `beside` it, of
    which either answers a question like this one. `is_of_it`: whether that one is of the same,
    which takes long; `standings`: of documents."""
    closed = [each.part for each in answers if is_closed(each.part)]
    for part, pair in product(closed, product(told, beside) if closed else ()):
        if (_deny(part, title, *pair) or _deny(part, title, *reversed(pair))) and is_of_it(pair[1]):
            return _between(part, pair, standings(unit.passage.document_id for unit in pair))
    return None


def is_closed(part: Part) -> bool:
    """Whether it asks for yes or no."""
    return not part.wanted and asks_whether(part.text)


def _deny(part: Part, title: str, answer: Unit, other: Unit) -> bool:
    """Whether the first answers the question with yes or no, and the second says the contrary."""
    is_yes = _answered(answer)
    if is_yes is None or answer.passage.document_id == other.passage.document_id:
        return False
    titles = f"{title} {other.passage.title} {other.passage.heading}"
    asked = _telling(part.text, titles)
    shared = asked & _telling(f"{answer.question} {answer.quote}", titles)
    polarities = _polarities(other.quote)
    said = shared & polarities.keys()
    return (
        bool(said)
        and len(shared) >= _ALIKE * len(asked)
        and len(said) >= _ALIKE * len(shared)
        and is_yes is not all(polarities[one] for one in said)
        and len(_telling(other.quote, titles) - asked) <= _BESIDE
        and is_limited_alike(part, title, (answer, ()), (other, ()))
    )


@lru_cache(maxsize=4_096)
def _answered(unit: Unit) -> bool | None:
    found = _YES_OR_NO.match(fold(unit.quote)) if unit.question else None
    return found["yes"] == "si" if found else None


@lru_cache(maxsize=4_096)
def _telling(text: str, title: str) -> frozenset[str]:
    return stem_set(text) - stem_set(title) - plain_stems()


@lru_cache(maxsize=4_096)
def _polarities(sentence: str) -> dict[str, bool]:
    """Of each stem, whether it is affirmed; nothing of what is said of some only."""
    if case_of(sentence) or _of_some().search(fold(sentence)):
        return {}
    return {one: is_yes for clause in _CLAUSE.split(sentence) for one, is_yes in _affirmed(clause)}


def _affirmed(clause: str) -> Iterator[tuple[str, bool]]:
    since = _NEAR + 1
    for word in _WORD.findall(clause):
        since = 0 if _denial().fullmatch(fold(word)) else since + 1
        yield stem(word), since > _NEAR


def _between(part: Part, pair: tuple[Unit, Unit], standings: Mapping[str, Standing]) -> Conflict:
    first, second = sorted(pair, key=lambda unit: standings[unit.passage.document_id], reverse=True)
    aspect = next(iter(part.aspects), place_of(first.passage))
    return between(aspect, Slot.OTHER.value, Stance(first, ()), Stance(second, ()), standings)


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(alternatives(vocabulary("modality")["denial"]["words"]))


@cache
def _of_some() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(vocabulary('modality')['denial']['of_some'])}\b")
