"""The catalogue of what the measuring commands say."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def texts() -> dict[str, Any]:
    content = (files("eval.cli") / "texts.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def told(name: str, /, **values: object) -> str:
    """`"interrupted"` with its placeholders filled."""
    return str(texts()[name]).format(**values)
