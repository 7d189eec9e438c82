from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from eval.models import Answer


@pytest.fixture
def answer() -> Callable[..., Answer]:
    """Makes an answer: its text, and what else matters to the test."""
    numbers = count()

    def make(text: str = "", **fields: Any) -> Answer:
        number = next(numbers)
        values: dict[str, Any] = {
            "key": f"key{number:04}",
            "group": "g",
            "wording": f"w{number}",
            "query": "¿Cuánto cuesta?",
            "office": None,
            "channel": "email",
            "language": "es",
            "status": "answered",
            "confidence": 0.9,
            "text": text,
        }
        return Answer(**(values | fields))

    return make
