"""What a reply says of a need that it does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assist.suggestions.schemas import Status
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.open_questions import asked_in, asks_for_help
from assist.suggestions.understanding.repeated import repeated
from assist.suggestions.writing.other_language import label
from assist.suggestions.writing.text import Paragraph, Sentence
from prompts.loader import render

if TYPE_CHECKING:
    from assist.suggestions.pipeline.context import Context


def unanswered(run: Context, language: str) -> list[Paragraph]:
    """One paragraph: whose it is, that it needs consent, which one is meant, or what is missing."""
    assert run.status is not None
    evidence, stated = run.evidence, run.elsewhere
    question, asked = run.question, repeated(run.asked.text, run.asked.language)
    if run.status is Status.NO_EVIDENCE and not asked and (several := _several(run)):
        return [Paragraph((Sentence(render("unsaid", language=language, questions=several)),))]
    text = render(
        f"several/{run.status.value}",
        language=language,
        asked=asked,
        # Their own words name it surely; a page that says nothing of it may be another one.
        title=evidence.primary.title if evidence and run.missing and not asked else "",
        labels=[label(aspect, language) for aspect in run.missing],
        titles=_titles(run),
        authority=stated.authority
        if stated
        else (question.matter.authority if question and question.matter else ""),
        quote=stated.unit.text if stated else "",
    )
    sources = (stated.unit,) if stated and run.status is Status.OUT_OF_SCOPE else ()
    return [Paragraph((Sentence(text, sources),))]


def _titles(run: Context) -> list[str]:
    """Which of them may be meant; none where the question names none: those are guesses."""
    titles = [rival.title for rival in run.evidence.rivals] if run.evidence else []
    own = stem_set(run.asked.text)
    is_named = run.asked.is_foreign or all(own & stem_set(title) for title in titles)
    return titles if is_named else []


def _several(run: Context) -> list[str]:
    """Its questions, where they cannot be repeated as one."""
    language = run.asked.language
    cores = (repeated(core, language) for core, _, _ in asked_in(run.asked.text, language))
    return [core for core in cores if core and not asks_for_help(core, language)]
