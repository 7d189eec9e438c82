"""Takes citizens' personal data out of the question, the conversation and the agent's instruction,
and what in their writing says nothing."""

from __future__ import annotations

from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context, RedactedTurn
from assist.suggestions.schemas import SuggestionRequest
from assist.suggestions.text.evened import evened
from indexes.redaction import redact as redact_text
from indexes.redaction import trusted


def redact(context: Context) -> Context:
    turns = tuple(
        RedactedTurn(role, trusted(evened(redact_text(_printable(text)).text)))
        for role, text in _turns(context.request)
    )
    return replace(context, turns=turns, instruction=str(redact_text(context.instruction).text))


def _turns(request: SuggestionRequest) -> list[tuple[str, str]]:
    """The conversation; a query that is not its last turn comes after it."""
    turns: list[tuple[str, str]] = [(t.role, t.text) for t in request.conversation if t.text]
    if request.query and (not turns or turns[-1] != ("citizen", request.query)):
        turns.append(("citizen", request.query))
    return turns


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)
