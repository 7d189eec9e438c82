"""Extracts the facts of a text. One extractor serves pages, cases, drafts and the evaluation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from indexes.facts.ages import find_ages
from indexes.facts.amounts import find_amounts
from indexes.facts.candidates import Candidate
from indexes.facts.channels import find_channels
from indexes.facts.codes import find_fee_codes, find_forms
from indexes.facts.composing import Composed, compose
from indexes.facts.date_ranges import find_dates
from indexes.facts.documents import find_documents
from indexes.facts.durations import find_durations
from indexes.facts.legal import find_legal_references
from indexes.facts.models import Fact, FactKind, Slot
from indexes.facts.percentages import find_percentages
from indexes.facts.phones import find_phones
from indexes.facts.procedure_codes import find_procedure_codes
from indexes.facts.reading import Reading
from indexes.facts.silence import find_silence
from indexes.facts.slots import SlotReader
from indexes.facts.superseded import is_denied, is_superseded
from indexes.facts.web_addresses import find_emails, find_urls
from indexes.models import Aspect

Recogniser = Callable[[Reading], Iterable[Candidate]]

# A recogniser never takes what an earlier one of its layer took. Layers may overlap: the name of a
# document may hold a fee code, a sentence about silence a document.
LAYERS: tuple[tuple[Recogniser, ...], ...] = (
    (
        find_emails,
        find_urls,
        find_legal_references,
        find_forms,
        find_fee_codes,
        find_procedure_codes,
        find_dates,
        find_amounts,
        find_percentages,
        find_ages,
        find_phones,
        find_durations,
    ),
    (find_silence,),
    (find_channels,),
    (find_documents,),
)

_TERMS = {Slot.DEADLINE, Slot.RESOLUTION_TERM, Slot.APPEAL_TERM, Slot.CORRECTION_TERM}
_TERM = re.compile(r"\bplazos?\b")
_APPLYING = re.compile(
    r"\b(?:present|solicit|inscri|ped|pid|reclam|recurr|aleg|subsan|comunic|desde|siguient)"
)
_BEFORE = re.compile(r"\s+antes\b")


def extract_facts(
    text: str, *, section: Sequence[str] = (), aspect: Aspect | None = None
) -> tuple[Fact, ...]:
    """Facts in order of place, deterministic; `text[fact.start:fact.end] == fact.value`.

    `section` are the headings above the text and `aspect` what its passage speaks of: both help to
    tell the slots where the sentence does not. Never raises on any text.
    """
    composed = compose(text)
    if composed is None:
        return _extract(Reading.of(text, tuple(section), aspect))
    facts = _extract(Reading.of(composed.text, tuple(section), aspect))
    return tuple(_moved(fact, text, composed) for fact in facts)


def extract_dates(text: str, *, aspect: Aspect | None = None) -> tuple[Fact, ...]:
    """Of `extract_facts` the dates alone, in a third of its time."""
    first = LAYERS[0]
    composed = compose(text)
    reading = Reading.of(composed.text if composed else text, (), aspect)
    found = list(find_dates(reading))
    if not found:
        return ()  # the others could only take some away
    facts = _extract(reading, ((*first[: first.index(find_dates)], lambda _: found),))
    dates = (fact for fact in facts if fact.kind is FactKind.DATE)
    return tuple(_moved(fact, text, composed) if composed else fact for fact in dates)


def _extract(
    reading: Reading, layers: tuple[tuple[Recogniser, ...], ...] = LAYERS
) -> tuple[Fact, ...]:
    slots = SlotReader(reading)
    facts = (
        _fact(reading, slots, candidate)
        for layer in layers
        for candidate in _resolve(reading, layer)
        if not is_denied(reading, candidate)
    )
    told = _with_silence(list(facts), reading)
    return tuple(sorted(told, key=lambda f: (f.start, f.end, f.kind, f.normalised)))


def _with_silence(facts: list[Fact], reading: Reading) -> list[Fact]:
    """`Plazo: tres meses. Si no se contesta, se entiende desestimada.`: the only term beside what
    silence means is that of the administration, unless its words are those of who applies."""
    slots = {fact.slot for fact in facts}
    terms = [fact for fact in facts if fact.slot is Slot.DEADLINE]
    if Slot.SILENCE not in slots or Slot.RESOLUTION_TERM in slots or len(terms) != 1:
        return facts
    term = terms[0]
    says = reading.folded[slice(*reading.sentence(term.start))]
    if term.kind is not FactKind.DURATION or not _TERM.search(says) or _APPLYING.search(says):
        return facts
    told = term.model_copy(update={"slot": Slot.RESOLUTION_TERM})
    return [told if fact is term else fact for fact in facts]


def _moved(fact: Fact, text: str, composed: Composed) -> Fact:
    start, end = composed.places[fact.start], composed.places[fact.end]
    return fact.model_copy(update={"start": start, "end": end, "value": text[start:end]})


def _resolve(reading: Reading, layer: tuple[Recogniser, ...]) -> list[Candidate]:
    """Earlier recognisers win; within one, the longer span at the earlier place."""
    kept: list[Candidate] = []
    taken = bytearray(len(reading.raw))
    for recogniser in layer:
        own: dict[tuple[int, int], list[Candidate]] = {}
        for candidate in sorted(recogniser(reading), key=_place):
            said = own.get((candidate.start, candidate.end))
            # one phrase may say two things: "solo presencial" is yes to one channel, no to another
            if said is not None:
                if candidate not in said:
                    said.append(candidate)
            elif not any(taken[candidate.start : candidate.end]):
                own[candidate.start, candidate.end] = [candidate]
                taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
        kept += chain.from_iterable(own.values())
    return kept


def _place(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.start, -candidate.end, candidate.normalised


def _fact(reading: Reading, slots: SlotReader, candidate: Candidate) -> Fact:
    slot = slots.slot(candidate)
    normalised = candidate.normalised
    if candidate.bare_days and _counts_working_days(reading, slot, candidate):
        normalised += ";working"
    if is_superseded(reading, candidate):
        slot = Slot.SUPERSEDED
    return Fact(
        kind=candidate.kind,
        slot=slot,
        value=reading.raw[candidate.start : candidate.end],
        normalised=normalised,
        start=candidate.start,
        end=candidate.end,
    )


def _counts_working_days(reading: Reading, slot: Slot, candidate: Candidate) -> bool:
    """Ley 39/2015, art. 30.2: days of a procedure's term are working days unless told otherwise.
    Days before something happens are no such term."""
    if candidate.kind is not FactKind.DURATION or _BEFORE.match(reading.folded, candidate.end):
        return False
    if slot in _TERMS:
        return True
    start, end = reading.clause(candidate.start)
    return slot is Slot.OTHER and _TERM.search(reading.folded, start, end) is not None
