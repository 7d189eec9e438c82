"""`python -m assist.openapi > tests/assist/openapi.json`: accepts a change of the interface."""

from __future__ import annotations

import json
from functools import cache

from assist.app import create_app
from indexes.settings import Settings


@cache
def document() -> str:
    """The OpenAPI document of the API, as the snapshot in the tests keeps it."""
    return json.dumps(create_app(Settings()).openapi(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    print(document(), end="")
