"""Makes a line of answers.jsonl of what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assist.suggestions.schemas import Suggestion
from eval.models import Answer, CitedQuote, TerritorialValue
from eval.replay.grid import Question
from indexes.models import Office, ProcedureEntry, Value
from indexes.redaction import redact

UNFINISHED = "unfinished"  # the stages that were run give no status


class Themes:
    """The theme of a procedure by its code, or by its title where it has no code."""

    def __init__(self, procedures: Iterable[ProcedureEntry]) -> None:
        self._themes: dict[str, str] = {}
        for entry in procedures:
            for name in (entry.code, entry.title):
                if name and entry.theme:
                    self._themes.setdefault(name, entry.theme)

    def of(self, *names: str | None) -> str | None:
        """Of the first name that has one."""
        return next((self._themes[name] for name in names if name in self._themes), None)


def answer_of(
    question: Question,
    suggestion: Suggestion | None,
    *,
    themes: Themes,
    offices: Mapping[str, Office],
    ranked: tuple[str, ...] = (),
    latency_ms: float | None = None,
) -> Answer:
    """`suggestion` is None where the run ended before one could be made. `text` is the draft's
    body: greeting and signature are particular to the office by design."""
    example = question.example
    reply = _reply(suggestion)
    office = offices.get(question.office or "")
    return Answer(
        key=question.key,
        group=example.need,
        wording=example.id,
        query=str(redact(example.text).text),
        office=question.office,
        channel=question.channel,
        language=question.language,
        repeat=question.repeat,
        status=reply.status,
        confidence=reply.confidence,
        text=reply.text,
        citations=reply.citations,
        territorial=tuple(dict.fromkeys((*reply.territorial, *_of_table(office)))),
        procedure=reply.procedure,
        theme=themes.of(reply.procedure, *example.relevant),
        aspects=reply.aspects,
        ranked=ranked,
        in_conversation=len(example.conversation) > (0 if example.query else 1),
        relevant=example.relevant,
        gold_facts=example.facts,
        expect=example.expect.value if example.expect else None,
        varies_by_office=example.varies_by_office,
        latency_ms=latency_ms,
    )


class _Reply(Value):
    """What the suggestion gives to an answer."""

    status: str = UNFINISHED
    confidence: float = 0.0
    text: str = ""
    citations: tuple[CitedQuote, ...] = ()
    territorial: tuple[TerritorialValue, ...] = ()
    procedure: str | None = None
    aspects: tuple[str, ...] = ()


def _reply(suggestion: Suggestion | None) -> _Reply:
    if suggestion is None:
        return _Reply()
    procedure = suggestion.procedure
    return _Reply(
        status=suggestion.status.value,
        confidence=suggestion.confidence,
        text=suggestion.draft.text,
        citations=tuple(
            CitedQuote.model_validate(one.model_dump(include=set(CitedQuote.model_fields)))
            for one in suggestion.citations
        ),
        territorial=tuple(
            TerritorialValue(kind=fact.kind, slot=fact.slot, value=fact.value)
            for fact in suggestion.facts
            if fact.territorial
        ),
        procedure=(procedure.code or procedure.title) if procedure else None,
        aspects=tuple(aspect.value for aspect in suggestion.aspects),
    )


def _of_table(office: Office | None) -> list[TerritorialValue]:
    """What the table of offices says of this one."""
    values = {"address": office.address, "phone": office.phone} if office else {}
    return [
        TerritorialValue(kind=kind, slot="contact", value=value)
        for kind, value in values.items()
        if value
    ]
