from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.canonical import canonical_json, rounded

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(-1e6, 1e6),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(data=JSON)
def test_canonical_form_is_its_own_canonical_form(data: object) -> None:
    text = canonical_json(data)
    assert canonical_json(json.loads(text)) == text


def test_order_of_keys_and_the_seventh_place_do_not_count() -> None:
    assert canonical_json({"b": 0.1 + 0.2, "a": -0.0}) == canonical_json({"a": 0.0, "b": 0.3})


def test_accents_stay_readable() -> None:
    assert "«año»" in canonical_json({"texto": "«año»"})


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"valor": float("nan")})


def test_tuples_become_lists() -> None:
    assert rounded({"a": (1, 0.12345678)}) == {"a": [1, 0.123457]}
