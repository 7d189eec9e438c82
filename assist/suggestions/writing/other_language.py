"""Composes a reply in another language than the pages': fixed wording in that language around the
official texts, which stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assist.suggestions.evidence import AspectEvidence, Conflict, Evidence, Unit
from assist.suggestions.evidence.slots import DATED, WAYS
from assist.suggestions.evidence.windows import said_day
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.cells import without_cells
from assist.suggestions.writing.approved import is_approved, state_approved
from assist.suggestions.writing.cases import case_of, is_checked
from assist.suggestions.writing.compose import admitted
from assist.suggestions.writing.deadlines import is_bare_state
from assist.suggestions.writing.text import Paragraph, Sentence, WrittenDraft, each_notice_once
from assist.suggestions.writing.ways import without_bare_manners
from indexes.models import Aspect
from prompts.catalogue import catalogue
from prompts.filters import without_stop
from prompts.loader import REPLY_LANGUAGES, render

_WORTH_SAYING = ("closed", "upcoming")


def wording_language(asked: str) -> str:
    """That of the question where its wording exists, else that of the pages."""
    return asked if asked in REPLY_LANGUAGES else PAGES


def label(aspect: Aspect, language: str) -> str:
    if language == PAGES:
        return str(catalogue("messages")["aspects"][aspect.value])
    return str(catalogue("wording", language)["aspects"][aspect.value])


def compose_in(
    language: str, evidence: Evidence, missing: Sequence[Aspect], style: str
) -> WrittenDraft:
    """In the order of `compose`: what was asked, what is missing, the next step."""
    approved = [p for one in evidence.approved.used for p in state_approved(one)]
    told = [one for one in evidence.aspects if not is_approved(one, evidence)]
    asked = [*approved, *(p for one in told for p in _aspect(one, evidence, language))]
    if style != "brief":
        asked.extend(
            replace(p, aspect=None)
            for one in evidence.aside
            for p in _aspect(one, evidence, language)
        )
    focus = _quoted(render("focus", language=language), evidence.focus, None)
    answer = [*focus, *asked] if evidence.focus_leads else [*asked, *focus]
    before = [*_precedent(evidence, language), *_conflict(evidence.conflict, language)]
    parts = [*before, *answer, *_missing(evidence, missing, language)]
    if style != "brief" and evidence.closed is not None:
        parts.append(Paragraph((_state("closed", evidence.closed, language),)))
    if style != "brief" and evidence.next_step is not None:
        lead = render("next_step", language=language)
        parts.extend(_quoted(lead, [evidence.next_step], None))
    return WrittenDraft(each_notice_once(_once(parts)), language=language)


def _aspect(one: AspectEvidence, evidence: Evidence, language: str) -> list[Paragraph]:
    state = evidence.window_state if one.spoken in DATED else None
    told = [unit for unit in one.units if not (state and is_bare_state(unit.text))]
    told = without_bare_manners(told) if one.spoken in WAYS else told
    paragraphs: list[Paragraph] = []
    if state and (one.aspect is Aspect.STATUS or state in _WORTH_SAYING or not told):
        unit = (told or list(one.units))[0]
        paragraphs.append(Paragraph((_state(state, unit, language),), aspect=one.aspect))
    lead = render("said", language=language, label=label(one.spoken, language))
    more = [Paragraph((Sentence(render("more", language=language)),))] if one.more else []
    checked = [unit for unit in told if one.spoken is Aspect.DOCUMENTS and is_checked(unit)]
    asked = [unit for unit in told if unit not in checked]
    known = _quoted(render("said_checked", language=language), checked, one.aspect)
    return [*paragraphs, *_by_case(one, asked, lead, language), *known, *more]


def _state(state: str, unit: Unit, language: str) -> Sentence:
    day = said_day(state, unit)
    text = render("state", language=language, state=state, date=f"{day:%d/%m/%Y}" if day else "")
    return Sentence(text, (unit,), is_derived=True)


def _by_case(
    one: AspectEvidence, units: Sequence[Unit], lead: str, language: str
) -> list[Paragraph]:
    """Papers for some cases stand below the heading that says for which."""
    if one.spoken is not Aspect.DOCUMENTS:
        return _quoted(lead, units, one.aspect)
    found: list[Paragraph] = []
    for case, below in groupby(units, key=case_of):
        name = f"{label(one.spoken, language)}, «{without_stop(case)}»"
        own = render("said", language=language, label=name) if case else lead
        found.extend(_quoted(own, list(below), one.aspect))
    return found


def _quoted(lead: str, units: Sequence[Unit], aspect: Aspect | None) -> list[Paragraph]:
    if not units:
        return []
    items = tuple(Sentence(without_stop(without_cells(unit.text)), (unit,)) for unit in units)
    return [Paragraph(items, lead=lead, layout="list", aspect=aspect)]


def _conflict(conflict: Conflict | None, language: str) -> list[Paragraph]:
    if conflict is None:
        return []
    mine, other, alone = conflict.preferred.unit, conflict.other.unit, conflict.is_of_one_page
    said = render(
        "conflict_preferred", language=language, one_page=alone, text=without_stop(mine.text)
    )
    opposed = render(
        "conflict_other",
        language=language,
        one_page=alone,
        title=other.passage.title,
        text=without_stop(other.text),
    )
    first = Sentence(render("conflict", language=language, one_page=alone))
    sentences = (first, Sentence(said, (mine,)), Sentence(opposed, (other,)))
    return [Paragraph(sentences, aspect=conflict.aspect, is_whole=True)]


def _precedent(evidence: Evidence, language: str) -> list[Paragraph]:
    if not evidence.is_precedent:
        return []
    return [Paragraph((Sentence(render("precedent", language=language)),))]


def _missing(evidence: Evidence, missing: Sequence[Aspect], language: str) -> list[Paragraph]:
    said: list[Sentence] = []
    if missing:
        labels = [label(aspect, language) for aspect in missing]
        text = render("missing", language=language, title=evidence.primary.title, labels=labels)
        said.append(Sentence(text))
    said.extend(admitted(evidence, language))
    return [Paragraph(tuple(said))] if said else []


def _once(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """What one paragraph quoted another does not quote again."""
    said: set[tuple[int, int]] = set()
    kept: list[Paragraph] = []
    for one in paragraphs:
        own = [(u.passage.id, u.start) for s in one.sentences for u in s.sources]
        if one.layout == "prose" or not said.issuperset(own):
            kept.append(one)
        if one.layout == "list":
            said.update(own)
    return tuple(kept)
