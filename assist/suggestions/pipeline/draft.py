"""Writes the draft: composed from the evidence, or by a chat model where one is set."""

from __future__ import annotations

import logging

from assist.errors import DraftingFailed
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.writing.compose import compose
from assist.suggestions.writing.notices import with_notices
from assist.suggestions.writing.other_language import compose_in
from assist.suggestions.writing.text import WrittenDraft

logger = logging.getLogger(__name__)


def draft(context: Context) -> Context:
    composed = _composed(context)
    if context.collected.approved.used:  # approved wording is sent as it was approved
        return replace(context, draft=composed, notes=(*context.notes, "canonical"))
    if not _may_be_worded(context):
        return replace(context, draft=composed)
    try:
        worded = with_notices(_by_model(context), composed)
        return replace(context, draft=worded, fallback=composed)
    except DraftingFailed as error:
        logger.warning("the chat drafter failed, the composer's draft stands: %s", error)
        return replace(context, draft=composed, notes=(*context.notes, error.note))


def _may_be_worded(context: Context) -> bool:
    """By a model, in the language in which what it says can be checked. Which of two sources
    prevails, and that a reply is nothing but a precedent, is told in our words."""
    evidence = context.collected
    told_by_us = evidence.conflict is not None or evidence.is_precedent
    chats = context.resources.settings.drafter == "chat"
    return chats and context.reply_language == PAGES and not told_by_us


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
