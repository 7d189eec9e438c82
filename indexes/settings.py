"""All settings, one flat table, read from `VENTANILLA_*` and from `ventanilla.toml` in the data
directory. Unknown keys are refused by name. Documented in docs/settings.md (a test compares)."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from indexes.errors import ConfigurationError
from indexes.validation import explained

ENV_PREFIX = "VENTANILLA_"
CONFIG_FILE = "ventanilla.toml"
CLIENT_KEY = "VENTANILLA_KEY"  # what callers of the API keep their key in: no setting of ours

_REMEDY = "todos los ajustes están en docs/settings.md"


def default_data_dir() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "ventanilla"


def default_cache_dir() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "ventanilla"


class Settings(BaseModel):
    """Frozen; made by `Settings.load`. Paths are absolute."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path = Field(default_factory=default_data_dir)
    cache_dir: Path = Field(default_factory=default_cache_dir)
    database_url: str = ""  # "" means SQLite in the data directory
    organisation: str = ""  # signs where no office does

    # embeddings
    embedder: Literal["onnx", "sentence-transformers", "fake"] = "onnx"
    embedder_model: str = ""  # sentence-transformers: a name or a folder
    embedder_device: str = "cpu"
    embedder_query_prefix: str = "query: "
    embedder_passage_prefix: str = "passage: "
    embedder_threads: int = Field(default=0, ge=0)  # 0: one per core

    # indexes
    vector_index: Literal["auto", "flat", "sq8", "ivf"] = "auto"
    keep_snapshots: int = Field(default=5, ge=1)
    passage_max_words: int = Field(default=90, ge=20, le=400)

    # ingestion
    user_agent: str = "Ventanilla/0.1"
    allow_private_addresses: bool = False
    max_page_bytes: int = Field(default=8_000_000, ge=10_000)
    page_timeout_s: float = Field(default=60.0, gt=0)
    crawl_delay_s: float = Field(default=0.5, ge=0)
    crawl_concurrency: int = Field(default=4, ge=1)

    # suggestions
    drafter: Literal["composer", "chat"] = "composer"
    chat_model: str = ""  # LangChain's `provider:model`
    chat_base_url: str = ""
    chat_api_key: SecretStr = SecretStr("")
    chat_timeout_s: float = Field(default=20, gt=0)
    chat_max_tokens: int = Field(default=1_200, ge=50, le=20_000)
    default_language: str = "es"
    answer_threshold: float = Field(default=0.5, ge=0, le=1)
    reranker_model: str = ""  # a sentence-transformers CrossEncoder: a name or a folder
    reranker_budget_s: float = Field(default=0.5, gt=0)

    # service
    host: str = "127.0.0.1"
    port: int = Field(default=8600, ge=0, le=65535)
    allowed_origins: tuple[str, ...] = ()  # CORS, framing and postMessage
    max_body_bytes: int = Field(default=256_000, ge=1_000)
    session_minutes: int = Field(default=15, ge=1, le=60)
    session_secret: SecretStr = SecretStr("")  # "": one in the data directory

    @field_validator("data_dir", "cache_dir")
    @classmethod
    def _absolute(cls, path: Path) -> Path:
        return path.expanduser().absolute()

    @classmethod
    def load(cls, data_dir: Path | None = None, **overrides: Any) -> Self:
        """Overrides beat the environment, which beats the file. Raises ConfigurationError."""
        environment = _from_environment(set(cls.model_fields))
        chosen = data_dir or overrides.get("data_dir") or environment.get("data_dir")
        home = Path(chosen).expanduser().absolute() if chosen else default_data_dir()
        values = {**_from_file(home / CONFIG_FILE), **environment, **overrides, "data_dir": home}
        try:
            return cls(**values)
        except ValidationError as error:
            raise ConfigurationError(f"{explained(error)}; {_REMEDY}") from error

    @property
    def resolved_database_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'ventanilla.db'}"

    @property
    def snapshots_dir(self) -> Path:
        return self.data_dir / "indexes"

    @property
    def evaluations_dir(self) -> Path:
        return self.data_dir / "evaluations"

    @property
    def models_dir(self) -> Path:
        return self.cache_dir / "models"


def _from_environment(known: set[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in os.environ.items():
        if not name.startswith(ENV_PREFIX) or name == CLIENT_KEY:
            continue
        key = name.removeprefix(ENV_PREFIX).lower()
        if key not in known:
            raise ConfigurationError(f"el ajuste {name} del entorno no se conoce; {_REMEDY}")
        values[key] = tuple(filter(None, value.split(","))) if key == "allowed_origins" else value
    return values


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} no es TOML válido: {error}") from error
