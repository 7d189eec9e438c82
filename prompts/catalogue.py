"""Catalogues of short texts: `prompts/<language>/<name>.toml`, flat or by table."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def catalogue(name: str, language: str = "es") -> dict[str, Any]:
    """The whole catalogue. Raises FileNotFoundError for an unknown name or language."""
    path = files("prompts") / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
