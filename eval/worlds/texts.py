"""The catalogue of what making worlds says."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def told(name: str, **values: object) -> str:
    return _texts()[name].format(**values)


@cache
def _texts() -> dict[str, str]:
    return tomllib.loads((files("eval.worlds") / "texts.toml").read_text(encoding="utf-8"))
