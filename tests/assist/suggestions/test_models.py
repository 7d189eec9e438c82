from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assist.suggestions.models import load_models
from indexes.errors import ConfigurationError
from indexes.settings import Settings

_TELLS_WHAT_IS_LOADED = """
import sys
from assist.suggestions.models import load_models
from indexes.settings import Settings
load_models(Settings(**CHOSEN))
print([name for name in ("langchain_openai", "sentence_transformers") if name in sys.modules])
"""


def test_where_nothing_is_named_nothing_is_loaded() -> None:
    assert _loaded({}) == "[]"


def test_a_chat_model_is_ready_before_the_first_question() -> None:
    chosen = {"drafter": "chat", "chat_model": "x", "chat_base_url": "http://127.0.0.1:9/v1"}
    assert _loaded(chosen) == "['langchain_openai']"


def test_a_provider_that_nobody_knows_is_an_error_at_the_start() -> None:
    with pytest.raises(ConfigurationError, match="chat_model"):
        load_models(Settings(drafter="chat", chat_model="nobody:x"))


def test_a_chat_drafter_needs_a_model(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="chat_model"):
        Settings.load(tmp_path, drafter="chat")


def test_a_reranker_that_is_not_there_is_an_error_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="reranker_model"):
        load_models(Settings(reranker_model=str(tmp_path / "nothing")))


def _loaded(chosen: dict[str, str]) -> str:
    """What a fresh process imported for these settings."""
    code = _TELLS_WHAT_IS_LOADED.replace("CHOSEN", repr(chosen))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()
