from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eval.dataset import Example
from eval.replay.grid import first_groups, questions_of
from indexes.models import Channel

NAMES = st.text(st.sampled_from("ab/%-"), min_size=1, max_size=4)


def examples(*ids: str, group: str | None = None) -> list[Example]:
    return [Example(id=id, query="¿?", group=group) for id in ids]


@given(
    wordings=st.dictionaries(NAMES, st.none() | NAMES, min_size=1, max_size=5),
    offices=st.lists(NAMES, min_size=1, max_size=3, unique=True),
    channels=st.lists(st.sampled_from(Channel), min_size=1, unique=True),
    repeats=st.integers(1, 3),
)
def test_keys_are_unique_whatever_the_names(
    wordings: dict[str, str | None], offices: list[str], channels: list[Channel], repeats: int
) -> None:
    asked = [Example(id=id, query="¿?", group=group) for id, group in wordings.items()]
    keys = [
        question.key
        for question in questions_of(
            asked,
            offices=offices,
            channels=channels,
            repeats=repeats,
            languages=["es"] * len(asked),
        )
    ]
    assert len(set(keys)) == len(keys) == len(asked) * len(offices) * len(channels) * repeats


def test_limit_counts_groups_not_wordings() -> None:
    asked = [*examples("1", "2", group="a"), *examples("3"), *examples("4", group="b")]
    assert [e.id for e in first_groups(asked, 2)] == ["1", "2", "3"]
    assert first_groups(asked, None) == asked


def test_repeats_are_far_from_each_other() -> None:
    asked = examples("1", "2")
    laid = questions_of(asked, offices=None, channels=None, repeats=2, languages=["es", "es"])
    assert [(q.example.id, q.repeat) for q in laid] == [("1", 0), ("2", 0), ("1", 1), ("2", 1)]


def test_office_and_channel_of_the_grid_go_into_the_request() -> None:
    (question,) = questions_of(
        examples("1"), offices=["jaca"], channels=[Channel.PHONE], repeats=1, languages=["es"]
    )
    request = question.request()
    assert (request.office, request.channel, request.query) == ("jaca", Channel.PHONE, "¿?")
