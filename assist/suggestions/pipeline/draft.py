"""Writes the draft: composed from the evidence, or by a chat model where one is set."""

from __future__ import annotations

import logging

from assist.errors import DraftingFailed
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.writing.compose import compose
from assist.suggestions.writing.other_language import compose_in
from assist.suggestions.writing.text import WrittenDraft

logger = logging.getLogger(__name__)


def draft(context: Context) -> Context:
    composed = _composed(context)
    if context.collected.approved.used:  # approved wording is sent as it was approved
        return replace(context, draft=composed, notes=(*context.notes, "canonical"))
    words_freely = context.resources.settings.drafter == "chat"
    if not words_freely or context.reply_language != PAGES:  # what it may say is checked in that
        return replace(context, draft=composed)
    try:
        return replace(context, draft=_by_model(context), fallback=composed)
    except DraftingFailed as error:
        logger.warning("the chat drafter failed, the composer's draft stands: %s", error)
        return replace(context, draft=composed, notes=(*context.notes, error.note))


def _composed(context: Context) -> WrittenDraft:
    style, language = context.request.style, context.reply_language
    if language != PAGES:
        return compose_in(language, context.collected, context.missing, style)
    return compose(context.collected, context.asked, context.missing, style)


def _by_model(context: Context) -> WrittenDraft:
    # Imported only where a model is set: LangChain takes a second to import.
    from assist.suggestions.chat.drafter import draft_with_model

    return draft_with_model(
        context.resources.settings,
        context.asked,
        context.collected,
        channel=context.request.channel,
        style=context.request.style,
        instruction=context.instruction,
    )
