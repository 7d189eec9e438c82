"""What a question of yes or no names and no page of the procedure speaks of: «¿puedo llevar al
perro?» of a day centre that says nothing of animals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assist.suggestions.evidence import yes_or_no
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.pinpointing.asked_values import slots_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.slots import VALUED
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import passage_stems, stands
from assist.suggestions.text.folding import folded_in_place, words
from assist.suggestions.text.sentences import questions
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.open_questions import asked_in, asks_whether
from assist.suggestions.understanding.pieces import begins_asking
from assist.suggestions.understanding.question import PAGES, Question, Term
from assist.suggestions.understanding.repeated import repeated
from assist.suggestions.understanding.subject import things_named
from assist.suggestions.understanding.topic import topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.glossary import gloss
from assist.suggestions.vocabulary.stopwords import stopwords
from assist.suggestions.vocabulary.values import is_unit, wanted_in
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import FactKind
from indexes.models import Aspect, Passage

_NAMED = frozenset({Aspect.REQUIREMENTS, Aspect.DOCUMENTS, Aspect.FEE})
_PAID = frozenset({FactKind.AMOUNT, FactKind.FEE_CODE})
_NEAR = 0.8  # in meaning: it says the same in other words
_CLAUSE = re.compile(r"[,;:]\s+")
_DONE = re.compile(r"\w{2,}(?:[aei]r|[ai]dos?|[ae]is|[ae]mos|ando|iendo)(?:[mts]e|nos|l[aeo]s?)*")
# Anywhere else: no page names all that is outside.
_OUTSIDE = re.compile(rf"\bfuera(?: del?(?: {any_of('article')})? \w+)?")
_GOVERNS = re.compile(any_of("before_nouns", "preposition", "article", "indefinite", "possessive"))
_NO_THING = re.compile(any_of("family", "no_thing"))


def unstated(
    read: Reading,
    told: Sequence[Unit],
    primary: Candidate,
    pages: Iterable[Page],
    others: Iterable[Candidate],
) -> tuple[str, ...]:
    """The question of a message that asks one thing, and that whether something is so, where it
    names what stands in none of the pages, under any name, nor in what `others` say of the
    procedure, and nothing that is told is plainly near to it. Only in the language of the pages."""
    core = _closed(read.question)
    if not core or _is_valued(read.question, told):
        return ()
    named = things_named(read.question, primary.title)
    things = named - stem_set(primary.title)
    passages = [passage for page in pages for passage in page]
    passages.extend(_speaking_of(named - things, others))
    said = frozenset().union(*map(passage_stems, passages))
    asked = [one.stem for one in _nouns(core, said) if one.stem in things]
    if all(stands(one, said) for one in asked) or _is_near(read, told):
        return ()
    return (repeated(core, PAGES),)


def _closed(question: Question) -> str:
    """The question of yes or no that is all that a message asks; empty where there is none, or it
    asks whether there is a telephone or a term."""
    if question.is_foreign or question.carried or not yes_or_no.asks_whether(question.text):
        return ""
    if question.decisive and not _NAMED.issuperset(question.aspects):
        return ""
    asked = [*asked_in(question.text, PAGES)]
    core = asked[0][0] if len(asked) == 1 else ""
    is_marked = bool(questions(question.text))
    if not (is_marked or asks_whether(core, PAGES)):
        return ""
    return "" if any(begins_asking(one, PAGES) for one in _CLAUSE.split(core)) else core


def _is_valued(question: Question, told: Iterable[Unit]) -> bool:
    """Whether what is told gives the value that was asked for by name: «¿hay que pagar por el
    duplicado?», «es gratuito»."""
    slots = slots_of({*question.aspects} & VALUED)
    kinds = wanted_in(question.text).kinds or _PAID
    facts = (fact for unit in told for fact in unit.facts)
    return any(fact.slot in slots and fact.kind in kinds for fact in facts)


def _speaking_of(named: frozenset[str], others: Iterable[Candidate]) -> Iterable[Passage]:
    """What was found that names the procedure by the words of the question."""
    found = (hit.passage for one in others for hit in one.hits)
    return (one for one in found if all(stands(each, passage_stems(one)) for each in named))


def _nouns(core: str, said: frozenset[str]) -> Iterable[Term]:
    """But for what is done or counted, or is called something that is said."""
    text = _OUTSIDE.sub(" ", folded_in_place(core))
    nouns, meant = frozenset(_governed(text)), gloss(core, PAGES)
    is_meant = any(stands(stem(word), said) for word in meant.words)
    for term in topic_terms(text, aspect_vocabulary(PAGES)):
        is_known = is_meant and term.word not in meant.left
        is_thing = not (_DONE.fullmatch(term.word) or is_unit(term.word) or term.word.isdigit())
        if term.word in nouns and is_thing and not is_known:
            yield term


def _governed(text: str) -> Iterable[str]:
    """The words behind what stands before nouns, up to the next that carries no topic; but for
    people of one's own, and what names no thing («algún sitio»)."""
    goes_on = False
    for word in words(text):
        if _GOVERNS.fullmatch(word):
            goes_on = True
        elif word in stopwords():
            goes_on = False
        elif goes_on and not _NO_THING.fullmatch(word):
            yield word


def _is_near(read: Reading, told: Sequence[Unit]) -> bool:
    if read.embedder is None or read.vector is None:
        return False
    floor = read.knowledge.noise_floor(read.embedder, PAGES)
    near = Nearness(read.embedder, read.vector, floor).of(told)
    return max(near, default=0.0) >= _NEAR
