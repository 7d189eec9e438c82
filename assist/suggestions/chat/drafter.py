"""Asks the model for a draft, and reads it as sentences that name their sources."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, Field, ValidationError

from assist.errors import (
    ChatMalformed,
    ChatOverBudget,
    ChatTimeout,
    ChatUnavailable,
    DraftingFailed,
)
from assist.suggestions.chat.evidence_tokens import Tokens, tokens_of
from assist.suggestions.evidence import Evidence
from assist.suggestions.text.folding import squeeze
from assist.suggestions.understanding.question import Question
from assist.suggestions.verification.layout import SPOKEN
from assist.suggestions.writing.text import Paragraph, Sentence, WrittenDraft
from indexes.models import Channel
from indexes.settings import Settings
from prompts.catalogue import catalogue
from prompts.loader import render

_CHARACTERS_A_TOKEN = 6  # more than any language has
# Links, images, tags, titles: what a page or a reader would take for more than words.
_MARKUP = re.compile(r"\]\(|</?[a-z!]|//|`|\*\*|^\s*#|javascript:", re.I | re.M)
_TOKEN = re.compile(r"\s*\[S\d+\]")


class ChatSentence(BaseModel):
    """Una frase de la respuesta y las fuentes en las que se apoya."""

    text: str
    sources: list[str] = Field(description="Fuentes: S1, S2…")


class ChatDraft(BaseModel):
    """La respuesta, frase a frase."""

    sentences: list[ChatSentence]


_FORMAT = {
    "type": "json_schema",
    "json_schema": {"name": "respuesta", "schema": ChatDraft.model_json_schema()},
}


def draft_with_model(
    settings: Settings,
    question: Question,
    evidence: Evidence,
    *,
    channel: Channel,
    style: str,
    instruction: str,
) -> WrittenDraft:
    """Raises ChatUnavailable and ChatMalformed, or their kin; all are DraftingFailed."""
    tokens = tokens_of(evidence)
    messages = [
        SystemMessage(render("chat/system", style=style, spoken=channel in SPOKEN)),
        HumanMessage(_request(question, tokens, instruction)),
    ]
    answer = _asked(settings, messages)
    sentences = tuple(_sentences(answer.sentences, tokens))
    if not sentences:
        raise ChatMalformed("the model answered no sentence")
    return WrittenDraft((Paragraph(sentences),), drafter="chat")


def _request(question: Question, tokens: Tokens, instruction: str) -> str:
    labels = catalogue("messages")["aspects"]
    return render(
        "chat/user",
        question=question.search,
        labels=[labels[aspect.value] for aspect in question.aspects] if question.decisive else [],
        instruction=instruction,
        sources=tokens.sources,
    )


def _asked(settings: Settings, messages: list[Any]) -> ChatDraft:
    """Whatever a client library raises is a failed call: the composer's draft stands."""
    try:
        model = chat_model(settings)
        # Passed on as it is: given as an argument, the client would wait for the whole.
        stream = model.bind(extra_body={"response_format": _FORMAT}).stream(messages)
        text = _read(stream, settings)
    except DraftingFailed:
        raise
    except Exception as error:
        kind = ChatTimeout if _is_late(error) else ChatUnavailable
        raise kind(f"{type(error).__name__}: {error}") from error
    try:
        return ChatDraft.model_validate_json(text)
    except ValidationError as error:
        raise ChatMalformed(f"no draft in the answer: {error.error_count()} errors") from error


def _read(stream: Iterator[BaseMessage], settings: Settings) -> str:
    """As it comes, so that an answer that never ends is left. Raises ChatTimeout when the whole
    takes longer than a call may, however it drips, and ChatOverBudget."""
    deadline = time.monotonic() + settings.chat_timeout_s
    most = settings.chat_max_tokens * _CHARACTERS_A_TOKEN
    text = ""
    with closing(stream):  # type: ignore[type-var]  # generators have a close()
        for piece in stream:
            text += str(piece.text)
            if time.monotonic() > deadline:
                raise ChatTimeout(f"no whole answer in {settings.chat_timeout_s} s")
            if len(text) > most:
                raise ChatOverBudget(f"more than {settings.chat_max_tokens} tokens")
    return text


def _is_late(error: BaseException | None) -> bool:
    """Client libraries wrap what happened."""
    while error is not None:
        if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
            return True
        error = error.__cause__ or error.__context__
    return False


def chat_model(settings: Settings) -> BaseChatModel:
    """The same one for the same settings; nothing is sent yet. Raises what LangChain raises for a
    provider that it does not know, or cannot import."""
    return _model(
        settings.chat_model,
        settings.chat_base_url,
        settings.chat_api_key.get_secret_value(),
        settings.chat_timeout_s,
        settings.chat_max_tokens,
    )


@lru_cache(maxsize=4)
def _model(
    name: str, base_url: str, api_key: str, timeout_s: float, max_tokens: int
) -> BaseChatModel:
    """`provider:model`; a bare name is a model behind an OpenAI-compatible address."""
    options: dict[str, Any] = {
        "temperature": 0,
        "timeout": timeout_s,
        "max_retries": 0,
        "max_tokens": max_tokens,
    }
    if base_url:
        options["base_url"] = base_url
    if api_key or base_url:
        options["api_key"] = (
            api_key or "none"
        )  # clients refuse an empty key, local servers need none
    provider = None if ":" in name else "openai"
    model: BaseChatModel = init_chat_model(name, model_provider=provider, **options)
    return model


def _sentences(answered: Iterable[ChatSentence], tokens: Tokens) -> Iterator[Sentence]:
    """Each once. Raises ChatMalformed for a sentence of no source that was given out, with markup,
    or with an address of its own."""
    seen: set[str] = set()
    for one in answered:
        plain = squeeze(_TOKEN.sub("", one.text))
        text = None if _MARKUP.search(one.text) else tokens.with_links(plain)
        if text is None:
            raise ChatMalformed("the model wrote markup, or an address that it was not given")
        found = tuple(unit for token in one.sources if (unit := tokens.unit(token)))
        if not found:
            raise ChatMalformed("the model wrote a sentence without a source")
        if text and text not in seen:
            seen.add(text)
            yield Sentence(text, found)
