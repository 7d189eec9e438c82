"""What a question is about, apart from what it asks about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assist.suggestions.text.folding import fold
from assist.suggestions.text.sentences import questions, wished
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.aspects import AspectMatch, AspectVocabulary, Strength
from assist.suggestions.vocabulary.stopwords import stopwords
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.models import Aspect

_CLAUSE = re.compile(r"[,;:]\s+")
_ASKS = re.compile(
    rf"\b(?:que|q|{any_of('asking')}|puedo|puede|podemos"
    r"|tengo|tenemos|hay|hace falta|se puede|es|sirve|vale)\b"
)
_WHAT_TO_DO = re.compile(
    rf"\W*(?:\w+,? )?{any_of('what_to_do')}(?: ahora| entonces)?\W*", re.IGNORECASE
)
_WISH_TO_APPEAL = re.compile(rf"\b{any_of('wish_to_appeal')}", re.IGNORECASE)
_TO_COMPLAIN = re.compile(rf"\b{any_of('to_complain')}\b", re.IGNORECASE)
_DECISION = re.compile(rf"\b{any_of('decision')}\b", re.IGNORECASE)
# What may be asked of an appeal as of a request.
_OF_AN_APPEAL = frozenset(
    {Aspect.DEADLINE, Aspect.RESOLUTION_TERM, Aspect.WHERE, Aspect.CHANNEL, Aspect.CONTACT}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """`aspects` in the order asked. `decisive`: by name, not only hinted at. `also`: what the same
    words may mean besides."""

    aspects: tuple[Aspect, ...] = ()
    decisive: bool = False
    also: tuple[Aspect, ...] = ()


@lru_cache(maxsize=512)
def asked_about(text: str, vocabulary: AspectVocabulary) -> Asked:
    """What stands between question marks is the question; the rest is the story behind it. Who asks
    no more than what to do, of a refusal, asks how to appeal."""
    core = " ".join(without_story(one.text) for one in questions(text)) or wished(text)
    in_core = vocabulary.asked(core) if core else ()
    found = in_core if any(one.strength == "ask" for one in in_core) else vocabulary.asked(text)
    aspects = _of(found, "ask") or _of(found, "hint")
    if _asks_to_appeal(core, text, aspects) and Aspect.APPEAL in _of(vocabulary.asked(text), "ask"):
        return Asked((Aspect.APPEAL,), decisive=True)
    also = tuple(one for one in _of(found, "also") if one not in aspects)
    return Asked(aspects, any(one.strength == "ask" for one in found), also)


def _asks_to_appeal(core: str, text: str, aspects: Sequence[Aspect]) -> bool:
    """«Me lo han denegado, ¿qué hago?»; «… y quiero reclamar, ¿cuánto tiempo tengo?»; «No estoy de
    acuerdo con la resolución, ¿dónde reclamo?», but not with a bill."""
    if _WHAT_TO_DO.fullmatch(core):
        return True
    told = text.replace(core, " ")
    if _TO_COMPLAIN.search(core) and _DECISION.search(told):
        return _OF_AN_APPEAL.issuperset(aspects)
    return tuple(aspects) == (Aspect.DEADLINE,) and _WISH_TO_APPEAL.search(told) is not None


def without_story(sentence: str) -> str:
    """`presenté los papeles ayer, cuánto tardan?` → `cuánto tardan?`: without an opening mark the
    question begins at the first clause that asks."""
    if "¿" in sentence:
        return sentence
    clauses = _CLAUSE.split(sentence)
    asking = (n for n, clause in enumerate(clauses) if _ASKS.search(fold(clause)))
    return ", ".join(clauses[next(asking, 0) :])


def _of(found: Iterable[AspectMatch], strength: Strength) -> tuple[Aspect, ...]:
    return tuple(dict.fromkeys(one.aspect for one in found if one.strength == strength))


@lru_cache(maxsize=512)
def topic_terms(text: str, vocabulary: AspectVocabulary) -> tuple[Term, ...]:
    """The words that carry topic, without repetition."""
    found: dict[str, Term] = {}
    for word in vocabulary.words(text):
        if len(word.text) > 1 and word.text not in stopwords() and not word.asks:
            found.setdefault(stem(word.text), Term(word.text, stem(word.text)))
    return tuple(found.values())
