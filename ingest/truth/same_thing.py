"""Whether two statements give values of one and the same thing.

They do not where one is limited in a way that the other is not: to an audience, an operation, a
case. They do where sentences speak alike; or where each source gives one value for a slot that has
one value in a procedure, however it words it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from indexes.conflicts import COUNT, MEASURE, WINDOW
from indexes.facts import FactKind, Slot
from indexes.facts.modality import subject_of
from indexes.facts.models import REACHABLE_BY
from indexes.facts.naming import bare_offices, named_beside, plain_of_contacts
from indexes.facts.scope import Mark, Scope, apart, scope_of
from indexes.models import Aspect
from indexes.stems import stems_of
from ingest.folding import fold
from ingest.truth.lacking import counted, counts, parts_of
from ingest.truth.statements import POLAR, Speaker, Statement

# Where a page speaks of just that.
OWN_PLACES: dict[str, frozenset[str]] = {
    Slot.RESOLUTION_TERM: frozenset({Aspect.RESOLUTION_TERM, Aspect.SILENCE}),
    Slot.SILENCE: frozenset({Aspect.RESOLUTION_TERM, Aspect.SILENCE}),
    Slot.DEADLINE: frozenset({Aspect.DEADLINE, Aspect.STATUS}),
    Slot.FEE: frozenset({Aspect.FEE}),
    Slot.BENEFIT_AMOUNT: frozenset({Aspect.BENEFIT}),
    Slot.APPEAL_TERM: frozenset({Aspect.APPEAL}),
    Slot.CONTACT: frozenset({Aspect.CONTACT}),
    Slot.AGE_LIMIT: frozenset({Aspect.REQUIREMENTS, Aspect.AUDIENCE}),
    Slot.INCOME_LIMIT: frozenset({Aspect.REQUIREMENTS, Aspect.AUDIENCE}),
    Slot.DISABILITY_DEGREE: frozenset({Aspect.REQUIREMENTS, Aspect.AUDIENCE}),
}
ALIKE = 62  # per cent of `fuzz.token_set_ratio` between what two sentences say beside the values
VERY_ALIKE = 75
# Of which a procedure may have any number: only sentences that speak alike are of the same one.
_ANY_NUMBER = frozenset({Slot.OTHER, Slot.FORM, Slot.CONTACT})  # counts have no slot
_NUMBERS = re.compile(r"\S*\d\S*|\S+@\S+")
_WORDS = 3  # that say something, for a sentence to be one
_NAMES = 2  # words that say something, for an answer to name what it is about
_THING = re.compile(r"(?:el|la|los|las)\b", re.IGNORECASE)  # it begins with what it is about
_THINGS = re.compile(r"\b(?:el|la|los|las|un|una|del|al|que|cuantos|cuantas) (\w+)")
_ADDED = re.compile(r"\b(?:tambien|ademas|otros?)\b")  # to the number that is known
_SHORT_NUMBER = 5  # digits: 012, 010, 060
_SHORT = 4  # letters: shorter words say nothing of what a sentence is about
_MODEL = "modelo"
_LOOKED_UP = stems_of("consulta")  # a document that both say the administration looks up itself
_REQUIRING = frozenset({Aspect.REQUIREMENTS, Aspect.AUDIENCE})
_RESTATED = 0.6  # of the words of a case, in what is required
_OR = re.compile(r"\bo\b(?! (?:mas|menos|superior|inferior|igual)\b)")
_DISCOUNTS = stems_of("bonificación descuento reducción rebaja")
_SUPPORT = stems_of("soporte")


def same_thing(
    a: Statement,
    b: Statement,
    mine: Sequence[Statement],
    theirs: Sequence[Statement],
    about: frozenset[str],
    required: Sequence[frozenset[str]] = (),
) -> bool:
    """`mine` and `theirs`: all that each source states in the slot; `about`: the stems of the
    procedure's title, which limits nothing; `required`: those of each thing that is required of
    all, which is no case either."""
    if a.kind in REACHABLE_BY:
        alone = _is_the_contact(a, b, mine, theirs, about)
        return alone or _same_office(a, b, about) or _swapped_digits(a, b)
    if a.kind == WINDOW:
        return True
    one, other = (_of_all(scope(each, about), required) for each in (a, b))
    if a.kind == MEASURE:  # of which the measures are what they differ in
        one, other = (replace(each, measures=frozenset()) for each in (one, other))
    if a.kind == FactKind.PERCENTAGE:  # a discount goes by many names
        one, other = (replace(each, marks=_without_discounts(each)) for each in (one, other))
    if apart(one, other) or (a.kind == FactKind.DOCUMENT and one.words & other.words & _LOOKED_UP):
        return False
    if a.kind == FactKind.DOCUMENT and (of_others(a, b, about) or of_others(b, a, about)):
        return False
    if a.kind in POLAR:
        return True
    if _asks_of_another(a, b, about) or _asks_of_another(b, a, about):
        return False
    if likeness(a, b) >= ALIKE and a.kind != COUNT:
        return True
    if a.kind == COUNT:
        return likeness(a, b) >= ALIKE and _counted_once(a, mine) and _counted_once(b, theirs)
    if a.slot in _ANY_NUMBER and not (_is_model(a) and _is_model(b)):
        return False
    return _is_only(a, mine, about) and _is_only(b, theirs, about)


def required_by(speaker: Speaker) -> tuple[frozenset[str], ...]:
    """The stems of each thing that it requires; of alternatives, neither is required."""
    return tuple(
        stems_of(one.sentence)
        for one in (*speaker.statements, *speaker.loose)
        if one.aspect in _REQUIRING and not _OR.search(fold(one.sentence))
    )


def _of_all(limits: Scope, required: Sequence[frozenset[str]]) -> Scope:
    """«Hasta 300 €, siempre que el edificio tenga 50 años», where all buildings have to."""
    cases = (
        case
        for case in limits.cases
        if not any(len(case & one) >= _RESTATED * len(case) for one in required)
    )
    return replace(limits, cases=tuple(cases))


def _without_discounts(limits: Scope) -> frozenset[Mark]:
    return frozenset(mark for mark in limits.marks if not mark.stems <= _DISCOUNTS)


def of_others(a: Statement, b: Statement, about: frozenset[str]) -> bool:
    """Of somebody of whom the other does not speak: «las familias no tienen que presentarlo»."""
    return not subject_of(a.said) - about <= stems_of(b.said)


def _counted_once(statement: Statement, all_: Sequence[Statement]) -> bool:
    """Whether the source gives one number of what the sentence counts."""
    known = counted(all_)
    return all(len(known[noun]) == 1 for _, noun in counts(statement))


def _is_model(statement: Statement) -> bool:
    """One fills in one model; annexes are many."""
    return statement.kind == FactKind.FORM and {_MODEL} == {end for end, _ in parts_of(statement)}


def scope(statement: Statement, about: frozenset[str]) -> Scope:
    values = tuple(value.value for value in statement.values if value.value)
    return scope_of(statement.said, statement.slot, values, statement.heading).within(about)


def likeness(a: Statement, b: Statement) -> float:
    return fuzz.token_set_ratio(_understood(a), _understood(b))


def _understood(statement: Statement) -> str:
    """«Sí, 3 €.» says what it says with the question that it answers."""
    asked, telling = _asked(statement), _telling(statement)
    return f"{_words_of(fold(asked))} {telling}".strip() if asked else telling


def _asked(statement: Statement) -> str:
    """The question, where the answer does not name what it is about."""
    asked = statement.heading
    is_answer = asked.endswith("?") and len(_telling(statement).split()) < _NAMES
    return asked if is_answer and not _THING.match(statement.said) else ""


def _asks_of_another(a: Statement, b: Statement, about: frozenset[str]) -> bool:
    """«¿Cuánto cuesta la placa?» «19 €.»: of a thing of which the other does not speak."""
    if not (asked := _asked(a)):
        return False
    things = stems_of(" ".join(_THINGS.findall(fold(asked)))) - about
    named = things & named_beside(asked.strip("¿?"), a.slot)
    return not named <= stems_of(f"{b.heading} {b.said}")


def speaks(statement: Statement) -> bool:
    """Whether it says what its values are of, or is hardly more than they."""
    return len(_telling(statement).split()) >= _WORDS


def _is_only(statement: Statement, all_: Sequence[Statement], about: frozenset[str]) -> bool:
    """Whether the source gives one value of what is limited alike: where it speaks of just this, or
    anywhere if it does not, since terms of other things may stand under the requirements."""
    own = [one for one in all_ if one.aspect in OWN_PLACES.get(one.slot, ())]
    if own and statement not in own:
        return False
    limits = scope(statement, about)
    alike = [one for one in own or all_ if not apart(scope(one, about), limits)]
    parts = [part for one in alike for part in parts_of(one)]
    return all(
        len({fact.normalised for end, fact in parts if end == wanted}) == 1
        for wanted in {end for end, _ in parts_of(statement)}
    )


def _same_office(a: Statement, b: Statement, about: frozenset[str]) -> bool:
    """An office that both name by the same words, with one number on each side."""
    if len(a.values) > 1 or len(b.values) > 1 or apart(scope(a, about), scope(b, about)):
        return False
    few, many = sorted((_office(a), _office(b)), key=len)
    if not few <= many or not few - bare_offices():
        return False
    return bool(
        few - about or few & _SUPPORT or (_names_office(a, about) and _names_office(b, about))
    )


def _names_office(statement: Statement, about: frozenset[str]) -> bool:
    """«Servicio de Teleasistencia: …», where the procedure is called like the office."""
    return about <= _office(statement) and bool(about & bare_offices())


def _is_the_contact(
    a: Statement,
    b: Statement,
    mine: Sequence[Statement],
    theirs: Sequence[Statement],
    about: frozenset[str],
) -> bool:
    """Of the procedure: what stands alone where a sheet speaks of whom to ask, without a name; and
    what a sentence gives that names the procedure and nobody."""
    both = ((a, mine), (b, theirs))
    return any(_is_placed(one) for one, _ in both) and all(
        (_is_placed(one) or _is_called(one, about)) and _is_only(one, all_, frozenset())
        for one, all_ in both
    )


def _is_placed(statement: Statement) -> bool:
    return statement.aspect == Aspect.CONTACT and not _office(statement)


def _is_called(statement: Statement, about: frozenset[str]) -> bool:
    """«Para la licencia de pesca, llame al…»; the numbers of everything (012) are of no one."""
    office = _office(statement)
    is_whole = all(len(value.normalised) > _SHORT_NUMBER for value in statement.values)
    is_added = _ADDED.search(fold(statement.said)) is not None
    return bool(about) and office == about and is_whole and not is_added


def _office(statement: Statement) -> frozenset[str]:
    return stems_of(_telling(statement)) - plain_of_contacts()


def _swapped_digits(a: Statement, b: Statement) -> bool:
    """A telephone that is another one but for two digits that changed places is a slip, and not
    another telephone."""
    return a.kind == FactKind.PHONE and any(
        OSA.distance(mine.normalised, their.normalised) == 1
        and Levenshtein.distance(mine.normalised, their.normalised) == 2
        for mine, their in product(a.values, b.values)
    )


def _telling(statement: Statement) -> str:
    """The words that say what the values are of."""
    words = _NUMBERS.sub(" ", fold(statement.said))
    for value in statement.values if statement.kind != COUNT else ():
        words = words.replace(fold(value.value), " ")
    return _words_of(words)


def _words_of(folded: str) -> str:
    return " ".join(re.findall(rf"[^\W\d]{{{_SHORT},}}", folded))
