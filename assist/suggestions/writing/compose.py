"""The default drafter: composes a reply from evidence, without any model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assist.suggestions.evidence import AspectEvidence, Conflict, Evidence, Unit
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import DATED, ITEMISED, LISTED
from assist.suggestions.text.folding import folded_words
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.writing.approved import is_approved, state_approved
from assist.suggestions.writing.deadlines import state_deadline, state_sentence
from assist.suggestions.writing.descriptions import described
from assist.suggestions.writing.labels import without_said_label
from assist.suggestions.writing.phrases import stands_alone
from assist.suggestions.writing.pointers import pointing_there
from assist.suggestions.writing.polarity import with_yes_or_no
from assist.suggestions.writing.statements import Wording, one_of, state
from assist.suggestions.writing.styles import brief, plain
from assist.suggestions.writing.text import Paragraph, Sentence, WrittenDraft, each_notice_once
from indexes.models import Aspect
from prompts.catalogue import catalogue
from prompts.filters import without_stop
from prompts.loader import render


def compose(
    evidence: Evidence, question: Question, missing: Sequence[Aspect], style: str
) -> WrittenDraft:
    """What was asked comes first, then the circumstance, what is missing, and the next step.

    Reads nothing of the office: the same question gets the same text everywhere."""
    approved = [p for one in evidence.approved.used for p in state_approved(one)]
    told = [one for one in evidence.aspects if not is_approved(one, evidence)]
    asked = [*approved, *(p for one in told for p in _aspect(one, evidence, question, style))]
    focus = _focus(evidence.focus)
    if style == "brief":
        asked, focus = brief(asked), [] if asked else focus
    else:
        asked.extend(_aside(evidence, style))
    leads = evidence.focus_leads and not approved
    answer = [*focus, *asked] if leads else [*asked, *focus]
    before = [*_precedent(evidence), *_conflict(evidence.conflict)]
    lacking = _missing(evidence, missing)
    parts = [*before, *lacking, *answer] if evidence.unstated else [*before, *answer, *lacking]
    if style != "brief":
        parts.extend([*_closed(evidence), *_next_step(evidence)])
    said = [pointing_there(one) for one in each_notice_once(_without_repetition(parts))]
    return WrittenDraft(tuple(plain(said) if style == "plain" else said))


def _aside(evidence: Evidence, style: str) -> list[Paragraph]:
    """Nobody asked for it, so that nothing is missing where it falls."""
    told = (p for one in evidence.aside for p in state(one, Wording(style)))
    return [replace(paragraph, aspect=None) for paragraph in told]


def _aspect(
    one: AspectEvidence, evidence: Evidence, question: Question, style: str
) -> list[Paragraph]:
    if one.spoken in DATED:
        paragraphs = state_deadline(one, evidence.window_state, style)
    else:
        paragraphs = [replace(p, aspect=one.aspect) for p in state(one, Wording(style))]
    paragraphs = with_yes_or_no(one, paragraphs, question)
    if one.more and one.aspect in LISTED:
        paragraphs = [*paragraphs, Paragraph((Sentence(render("more")),))]
    return paragraphs


def _focus(units: Sequence[Unit]) -> list[Paragraph]:
    """In reading order where they come from one passage."""
    if not units:
        return []
    first = units[0].passage.id
    near = sorted((u for u in units if u.passage.id == first), key=lambda unit: unit.start)
    ordered = [*near, *(unit for unit in units if unit.passage.id != first)]
    return [Paragraph(tuple(map(_standing, ordered)))]


def _standing(unit: Unit) -> Sentence:
    """By itself; what is an item of a list, as one of its items."""
    place = place_of(unit.passage)
    if place in ITEMISED and not stands_alone(unit):
        return one_of(place, unit)
    text = described(unit, without_said_label(Aspect.OTHER, unit).text)
    return Sentence(render("aspects/other", form="text", heading="", text=text), (unit,))


def _conflict(conflict: Conflict | None) -> list[Paragraph]:
    if conflict is None:
        return []
    mine, other, alone = conflict.preferred.unit, conflict.other.unit, conflict.is_of_one_page
    said = render("conflict_preferred", one_page=alone, text=without_stop(mine.text))
    opposed = render(
        "conflict_other", one_page=alone, title=other.passage.title, text=without_stop(other.text)
    )
    first = Sentence(render("conflict", one_page=alone))
    sentences = (first, Sentence(said, (mine,)), Sentence(opposed, (other,)))
    return [Paragraph(sentences, aspect=conflict.aspect, is_whole=True)]


def _precedent(evidence: Evidence) -> list[Paragraph]:
    return [Paragraph((Sentence(render("precedent")),))] if evidence.is_precedent else []


def _missing(evidence: Evidence, missing: Sequence[Aspect]) -> list[Paragraph]:
    said: list[Sentence] = []
    if missing:
        labels = [catalogue("messages")["aspects"][aspect.value] for aspect in missing]
        said.append(Sentence(render("missing", title=evidence.primary.title, labels=labels)))
    said.extend(admitted(evidence))
    return [Paragraph(tuple(said))] if said else []


def admitted(evidence: Evidence, language: str = PAGES) -> list[Sentence]:
    """That nothing was found for these questions."""
    questions = [one for one in evidence.admitted if one]
    if evidence.unstated and language == PAGES:
        return [Sentence(render("unstated", questions=questions))]
    said = [render("unsaid", language=language, questions=questions)] if questions else []
    if len(questions) < len(evidence.admitted):
        said.append(render("several/no_evidence", language=language, title="", asked=""))
    return [Sentence(text) for text in said]


def _closed(evidence: Evidence) -> list[Paragraph]:
    if evidence.closed is None:
        return []
    return [Paragraph((state_sentence("closed", evidence.closed),))]


def _next_step(evidence: Evidence) -> list[Paragraph]:
    if evidence.next_step is None:
        return []
    told = AspectEvidence(Aspect.CHANNEL, (evidence.next_step,))
    return [replace(paragraph, aspect=None) for paragraph in state(told, Wording())]


def _without_repetition(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """What is said once is not said again, be it from a twin page."""
    said: list[str] = []
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        kept = tuple(one for one in paragraph.sentences if _is_new(one, said))
        if kept:
            found.append(replace(paragraph, sentences=kept))
    return found


def _is_new(sentence: Sentence, said: list[str]) -> bool:
    if sentence.is_derived or not sentence.sources:
        text = " ".join(folded_words(sentence.text))
        said.append(text)
        return text not in said[:-1]
    quoted = " ".join(word for unit in sentence.sources for word in folded_words(unit.quote))
    if any(f" {quoted} " in f" {other} " for other in said):
        return False
    said.append(quoted)
    return True
