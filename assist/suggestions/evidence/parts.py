"""The questions of one message, in the order asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assist.suggestions.text.folding import fold
from assist.suggestions.text.sentences import besides_questions, questions, wished
from assist.suggestions.understanding.open_questions import open_questions
from assist.suggestions.understanding.pieces import pieces_of, placed
from assist.suggestions.understanding.question import PAGES, Question, Term
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.values import Wanted, named, wanted_in
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Slot, extract_facts
from indexes.models import Aspect
from indexes.redaction import trusted

_BEFORE = (  # what asks
    r"(?:(?:tambi[eé]n|adem[aá]s|luego|despu[eé]s)\s+)?"
    rf"(?:{any_of('before_asking')}\s+)?"
)
_OTHERS = any_of("asking")
_ASKING = rf"{_BEFORE}(?:qu[eé]|q|{_OTHERS})\b"
# «Que» without its accent asks for nothing by itself.
_ASKED = re.compile(rf"{_BEFORE}(?:qué|{_OTHERS})\b", re.IGNORECASE)
_JOINT = re.compile(rf"(?:[,;]|\s[yeo]|\)|\d\))\s+(?=(?:[yeo]\s+)?{_ASKING})", re.IGNORECASE)
_ALSO = re.compile(rf"\s[yeo]\s+(?=(?:si|{any_of('article')}\s+(\w+))\b)", re.IGNORECASE)
# «¿Cuánto cuesta y puedo entregarlo en papel?»: after what asks for something by name.
_WHETHER = re.compile(
    r"(?:[,;]|\s[yeo])\s+(?=(?:[yeo]\s+)?"
    r"(?:hay que|(?:se )?puede|puedo|podemos|tengo que|tenemos que|debo|es obligatorio"
    rf"|{'|'.join(read_table(PAGES, 'several.toml')['indirect'])})\b)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LEAST_WORDS = 2
_TERMS = frozenset({Aspect.DEADLINE, Aspect.STATUS, Aspect.RESOLUTION_TERM})
# What is asked of a thing without asking how much of it is given or paid.
_UNPRICED = frozenset({*_TERMS, Aspect.DOCUMENTS, Aspect.CHANNEL, Aspect.WHERE, Aspect.CONTACT})
# «Soy de máster, ¿…»: who asks, before the first question of the same sentence.
_WHO = re.compile(r"(?:^|[.!?\n]\s*)([^.!?¿\n]{3,80}),\s*¿")
# Of what a value is, where an aspect is asked in a language with fewer cues for values.
_VALUE_OF = {
    Aspect.FEE: Slot.FEE,
    Aspect.BENEFIT: Slot.BENEFIT_AMOUNT,
    Aspect.RESOLUTION_TERM: Slot.RESOLUTION_TERM,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One question. `text` tells its meaning, with what it goes on from; `terms` are its words of
    topic; `aspects` those asked by name."""

    text: str
    aspects: tuple[Aspect, ...]
    wanted: Wanted
    terms: tuple[Term, ...]
    own: tuple[Term, ...] = ()  # of these, those of this turn, where it goes on from others
    goes_on: bool = False  # it wants what was asked before, in another case
    is_particular: bool = True  # it has words of topic of its own, not only those of the message
    at: int = 0  # where the message asks it
    story: str = ""  # what the message of several questions tells around them

    @property
    def case(self) -> str:
        """The question with what may tell its case: «Mi puerta mide 4 metros.»"""
        return f"{self.story} {self.text}".strip()

    @property
    def case_terms(self) -> tuple[Term, ...]:
        """The words of topic of both."""
        told = topic_terms(self.story, aspect_vocabulary(PAGES)) if self.story else ()
        return tuple({term.stem: term for term in (*self.terms, *told)}.values())


@lru_cache(maxsize=64)
def parts_of(question: Question) -> tuple[Part, ...]:
    """At least one. Where only the whole message tells what is asked, the whole."""
    parts = [
        replace(part, at=at)
        for piece, at in placed(_pieces_of(question), question.text)
        if (part := _part(piece, question, at))
    ]
    parts = [_in_its_period(part, question) for part in parts]
    if len(parts) > 1:
        who = _terms_of_who_asks(question.text)
        story = "" if question.carried else besides_questions(question.text)
        parts = [
            replace(part, terms=tuple(dict.fromkeys((*part.terms, *who))), story=story)
            for part in parts
        ]
    told = {aspect for part in parts for aspect in part.aspects}
    if len(parts) > 1 and (not question.decisive or told.issuperset(question.aspects)):
        return tuple(parts)
    wanted = next((part.wanted for part in parts if part.wanted), None)
    at = parts[0].at if parts else 0
    whole = _whole(_without_later_ones(question, at) if parts else question, wanted)
    return (replace(whole, at=at),)


def _without_later_ones(question: Question, at: int) -> Question:
    """What only a later question says, that is answered by itself, tells nothing of the one there:
    it may go on from those before it."""
    left = str(question.text)
    for one in open_questions(question.text, question.language):
        left = left.replace(one.core, " ") if one.at > at else left
    if left == question.text or question.is_foreign or question.carried:
        return question
    vocabulary = aspect_vocabulary(PAGES)
    told = {term.stem for term in topic_terms(left, vocabulary)}
    gone = {term.stem for term in topic_terms(question.text, vocabulary)} - told
    topic = tuple(term for term in question.topic if term.stem not in gone)
    return replace(question, text=trusted(left), topic=topic)


def _in_its_period(part: Part, question: Question) -> Part:
    """«¿Cuánto por curso y cuánto al mes?» asks for both, whatever each part says."""
    wanted = part.wanted
    if not wanted.period or wanted_in(question.text, question.language).period:
        return part
    return replace(part, wanted=replace(wanted, period=""))


def as_asked(part: Part) -> str:
    """«Una finca: cuánto tiempo antes aviso» → «cuánto tiempo antes aviso»; empty where the
    question has no word that asks, or states a value: a reply states none that no page does."""
    match = _ASKED.search(part.text)
    words = part.text[match.start() :].strip(" ¿?.,;:«»\n") if match else ""
    return "" if _DIGIT.search(words) or extract_facts(words) else words


def _terms_of_who_asks(text: str) -> tuple[Term, ...]:
    match = _WHO.search(text)
    return topic_terms(match[1], aspect_vocabulary(PAGES)) if match else ()


def _whole(question: Question, wanted: Wanted | None) -> Part:
    asked = question.aspects if question.decisive else ()
    found = wanted or _wanted(question.text, question.language, asked)
    goes_on = not found and question.carried and _goes_on(question)
    if goes_on:
        found = wanted_in(question.search, PAGES)
    if question.is_foreign:
        found = _of_what(found, asked)
    if not question.carried:
        return Part(question.text, asked, found, question.topic)
    own = () if question.is_foreign else topic_terms(question.text, aspect_vocabulary(PAGES))
    return Part(question.search, asked, found, question.topic, own, goes_on and question.decisive)


def _wanted(text: str, language: str, aspects: Sequence[Aspect]) -> Wanted:
    is_priced = not aspects or not _UNPRICED.issuperset(aspects)
    return wanted_in(text, language, of_things=is_priced)


def _of_what(wanted: Wanted, asked: Sequence[Aspect]) -> Wanted:
    is_told = len(asked) == 1 and asked[0] in _VALUE_OF
    return named(wanted, _VALUE_OF[asked[0]]) if is_told else wanted


def _goes_on(question: Question) -> bool:
    """«¿Y si no estoy empadronado?» asks for nothing of its own: what was asked before is meant."""
    if not question.decisive:
        return True
    return not asked_about(question.text, aspect_vocabulary(question.language)).aspects


def _part(piece: str, question: Question, at: int) -> Part | None:
    """None for what asks neither for an aspect nor for a value."""
    vocabulary = aspect_vocabulary(question.language)
    asked = asked_about(piece, vocabulary)
    aspects = asked.aspects if asked.decisive else ()
    wanted = _wanted(piece, question.language, aspects)
    if not question.is_foreign:
        aspects = tuple(aspect for aspect in aspects if aspect in question.aspects)
    if len(aspects) > 1:  # «el silencio, ¿qué significa?» asks for no summary
        aspects = tuple(one for one in aspects if one is not Aspect.SUMMARY)
    if not aspects and not wanted:
        return None
    if question.is_foreign:  # its words are not those of the pages: what the message is about is
        wanted = _of_what(wanted, aspects)
        return Part(piece, aspects, wanted, question.topic, is_particular=False)
    terms = topic_terms(piece, vocabulary)
    if terms and not question.carried:
        return Part(piece, aspects, wanted, terms)
    around = _without_later_ones(question, at)
    text = question.search if around is question else str(around.text)
    return Part(text, aspects, wanted, around.topic, terms, is_particular=bool(terms))


def _pieces_of(question: Question) -> Sequence[str]:
    if question.is_foreign:
        return () if question.carried else pieces_of(question.text, question.language)
    return _pieces(question.text)


def _pieces(text: str) -> list[str]:
    core = [one.text for one in questions(text)] or [wished(text) or text]
    return [piece for one in core for piece in _split(one)]


def _split(text: str) -> Iterable[str]:
    start = 0
    also = (one for one in _ALSO.finditer(text) if one[1] is None or fold(one[1]) in _joined())
    whether = (one for one in _WHETHER.finditer(text) if _asks_besides(text, one))
    for joint in sorted((*_JOINT.finditer(text), *also, *whether), key=lambda one: one.start()):
        if len(text[start : joint.start()].split()) >= _LEAST_WORDS:
            yield text[start : joint.start()]
            start = joint.end()
    yield text[start:]


def _asks_besides(text: str, joint: re.Match[str]) -> bool:
    """For something by name that is no other term: «y puedo prorrogarla» is told with how long it
    lasts."""
    *_, asking = (None, *_ASKED.finditer(text, 0, joint.start()))
    if asking is None:
        return False
    before, behind = text[asking.start() : joint.start()], text[joint.end() :]
    first, then = (asked_about(one, aspect_vocabulary(PAGES)) for one in (before, behind))
    of_other = bool(first.aspects) and _TERMS.isdisjoint(first.aspects)
    of_terms = _TERMS.issuperset(then.aspects) and not of_other
    return then.decisive and not of_terms


@cache
def _joined() -> frozenset[str]:
    return frozenset(read_table(PAGES, "lists.toml")["joined"])
