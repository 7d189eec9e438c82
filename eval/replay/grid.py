"""Lays out what is asked: group × wording × office × channel × repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assist.suggestions.schemas import SuggestionRequest
from assist.suggestions.schemas import Turn as RequestTurn
from eval.dataset.example import Example
from indexes.models import Channel, Value


class Question(Value):
    """One wording as one office asks it in one channel. `key` is unique in a run."""

    key: str
    example: Example
    office: str | None
    channel: Channel
    language: str
    repeat: int

    def request(self) -> SuggestionRequest:
        """Raises ValueError (pydantic's) when the service would refuse it."""
        return request_of(self.example).model_copy(
            update={"office": self.office, "channel": self.channel}
        )


def questions_of(
    examples: Sequence[Example],
    *,
    offices: Sequence[str] | None,
    channels: Sequence[Channel] | None,
    repeats: int,
    languages: Sequence[str],
) -> Iterator[Question]:
    """`languages` are those of the examples. Repeats are far from each other, so that whatever a
    process keeps between questions has had time to change."""
    for repeat in range(repeats):
        for example, language in zip(examples, languages, strict=True):
            for office in offices or (example.office,):
                for channel in channels or (example.channel,):
                    yield _question(example, office, channel, language, repeat)


def first_groups(examples: Sequence[Example], limit: int | None) -> list[Example]:
    """The examples of the first `limit` groups; all of them where there is no limit."""
    needs = list(dict.fromkeys(example.need for example in examples))
    wanted = set(needs[:limit])
    return [example for example in examples if example.need in wanted]


def request_of(example: Example) -> SuggestionRequest:
    """Raises ValueError (pydantic's)."""
    return SuggestionRequest(
        query=example.query,
        conversation=tuple(
            RequestTurn.model_validate(turn.model_dump()) for turn in example.conversation
        ),
        channel=example.channel,
        office=example.office,
        language=example.language,
    )


def _question(
    example: Example, office: str | None, channel: Channel, language: str, repeat: int
) -> Question:
    parts = (example.need, example.id, office or "-", channel.value, language, str(repeat))
    key = "/".join(part.replace("%", "%25").replace("/", "%2F") for part in parts)
    return Question(
        key=key, example=example, office=office, channel=channel, language=language, repeat=repeat
    )
