"""The catalogue of what is said to people: `texts.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def text(key: str, /, **values: object) -> str:
    """`text("sources.unknown", name="sede")`. Raises KeyError for a key that is not there."""
    group, _, name = key.partition(".")
    return str(_catalogue()[group][name]).format(**values)


def failure(code: str, /, **values: object) -> tuple[str, str]:
    """(reason, remedy)."""
    entry = _catalogue()["failures"][code]
    return entry["reason"].format(**values), entry["remedy"].format(**values)


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(
        resources.files(__package__).joinpath("texts.toml").read_text(encoding="utf-8")
    )
