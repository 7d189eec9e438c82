"""The day on which a term ends, where the question says when it began. It depends on the holidays
of the office's municipality: it is told apart from the draft, as all that is particular to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assist.suggestions.evidence.units import Unit
from assist.suggestions.known_facts import facts_in
from assist.suggestions.schemas import DraftFact, SuggestionWarning, WarningCode
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.warnings import warning
from assist.suggestions.writing.dates import spoken_date
from assist.tools.schemas import Term, TermUnit
from assist.tools.terms import PlaceUnknown, count_term
from indexes.facts import Fact, FactKind, Slot
from prompts.loader import render

if TYPE_CHECKING:
    from assist.suggestions.pipeline.context import Context

_FORM = re.compile(r"P(\d+)([DMY])(;working)?")
_UNITS: dict[str, TermUnit] = {"D": "calendar_days", "M": "months", "Y": "years"}
_DAY = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)")
# Terms that run from what the citizen or the administration did.
_COUNTED = frozenset({Slot.RESOLUTION_TERM, Slot.DEADLINE, Slot.APPEAL_TERM, Slot.CORRECTION_TERM})
_RUNS = re.compile(
    r"\b(?:desde|a contar|contad[oa]s?|a partir|siguientes?|posterior(?:es)?|tras|después)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ending:
    """What is said of it; facts that may differ by office; how it was counted."""

    lines: tuple[str, ...] = ()
    facts: tuple[DraftFact, ...] = ()
    warnings: tuple[SuggestionWarning, ...] = ()


def ending_of(context: Context, language: str) -> Ending:
    """Empty unless one term is told that runs from something, and one day of the past is given."""
    term = _term(context)
    start = _start(context) if term else None  # a question is read for days only where one counts
    if start is None or term is None:
        return Ending()
    amount, unit = _amount(term)
    office = context.resources.office
    try:
        counted = count_term(start, amount, unit, office.municipality if office else None)
    except PlaceUnknown:
        counted = count_term(start, amount, unit, None)
    line = _line(start, term, counted, language)
    facts = tuple(_territorial(fact) for fact in facts_in(line))
    return Ending((line,), facts, _explained(counted))


def emergency(language: str) -> Ending:
    """Whom to call. No page says it: it stands apart from what pages say."""
    line = render("status/crisis_call", language=language)
    return Ending((line,), tuple(_territorial(fact) for fact in facts_in(line)))


def _start(context: Context) -> date | None:
    """The only day that the question names; of a day without its year, the last one."""
    today = context.resources.today
    found = {fact.normalised for fact in facts_in(context.asked.text) if fact.kind is FactKind.DATE}
    match = _DAY.fullmatch(next(iter(found))) if len(found) == 1 else None
    if match is None:
        return None
    try:
        named = match[1] != "-"
        day = date(int(match[1]) if named else today.year, int(match[2]), int(match[3]))
        if day > today and not named:
            day = day.replace(year=day.year - 1)
    except ValueError:
        return None
    return day if day <= today else None


def _term(context: Context) -> Fact | None:
    """The only one that is told, where its sentence says that it runs from something."""
    terms = {
        fact.normalised: (fact, unit)
        for unit in _told(context)
        for fact in unit.facts
        if fact.kind is FactKind.DURATION and fact.slot in _COUNTED
    }
    if len(terms) != 1:
        return None
    fact, unit = next(iter(terms.values()))
    runs = fact.slot is Slot.RESOLUTION_TERM or _RUNS.search(unit.text)
    return fact if runs and _FORM.fullmatch(fact.normalised) else None


def _told(context: Context) -> Iterable[Unit]:
    for one in context.collected.aspects:
        yield from one.units


def _amount(term: Fact) -> tuple[int, TermUnit]:
    match = _FORM.fullmatch(term.normalised)
    assert match is not None
    return int(match[1]), "working_days" if match[3] else _UNITS[match[2]]


def _line(start: date, term: Fact, counted: Term, language: str) -> str:
    days = (start, counted.ends)
    first, last = (spoken_date(d) if language == PAGES else f"{d:%d/%m/%Y}" for d in days)
    return render(
        "register/term_ends",
        language=language,
        start=first,
        term=term.value,
        end=last,
        municipality=counted.municipality or "",
    )


def _territorial(fact: Fact) -> DraftFact:
    return DraftFact(
        kind=fact.kind.value,
        slot=fact.slot.value,
        value=fact.value,
        citation=None,
        territorial=True,
    )


def _explained(counted: Term) -> tuple[SuggestionWarning, ...]:
    """For the agent: each step with its law, and what to mind."""
    steps = "; ".join(f"{s.text} ({s.law})" if s.law else s.text for s in counted.steps)
    told = warning(WarningCode.TERRITORIAL, "term_counted", steps=steps)
    minded = (warning(WarningCode.TERRITORIAL, "term_mind", text=text) for text in counted.warnings)
    return (told, *minded)


def shortened(ending: Ending) -> Ending:
    """Of a text message, which has no room for it, only how it was counted."""
    return replace(ending, lines=(), facts=())
