from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from assist.suggestions.confidence import Support, above_floor, confidence_of

shares = st.floats(min_value=0, max_value=1, allow_nan=False)
supports = st.builds(Support, *[shares for _ in fields(Support)])


@given(supports, st.sampled_from([f.name for f in fields(Support)]), shares)
def test_more_evidence_never_lowers_the_confidence(
    support: Support, name: str, value: float
) -> None:
    more = replace(support, **{name: max(value, getattr(support, name))})
    assert confidence_of(more) >= confidence_of(support)


@given(supports)
def test_the_confidence_is_a_share(support: Support) -> None:
    assert 0 < confidence_of(support) < 1


def test_nothing_is_unsure_and_everything_is_sure() -> None:
    assert confidence_of(Support(*[0.0] * len(fields(Support)))) < 0.06
    assert confidence_of(Support(*[1.0] * len(fields(Support)))) > 0.99


def test_nearness_is_measured_from_the_noise() -> None:
    assert above_floor(0.80, 0.82) == 0
    assert above_floor(1.0, 0.82) == 1
    assert abs(above_floor(0.9, 0.8) - 0.5) < 1e-9


def test_what_is_as_near_as_noise_and_said_nowhere_is_not_answered() -> None:
    everything = Support(*[1.0] * len(fields(Support)))
    assert confidence_of(replace(everything, meaning=0.0, words=0.0)) <= 0.5
    assert confidence_of(replace(everything, meaning=0.0)) > 0.99
