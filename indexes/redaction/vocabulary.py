"""Reads the word lists of `data/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The parsed `data/<name>.toml`."""
    path = resources.files("indexes.redaction") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
