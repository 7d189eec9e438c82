"""The catalogue of what the audit says."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def texts() -> dict[str, Any]:
    return tomllib.loads((files("eval.audit") / "texts.toml").read_text(encoding="utf-8"))


def told(name: str, **values: object) -> str:
    return str(texts()[name]).format(**values)
