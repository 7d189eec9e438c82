"""All settings, one flat table, read from `VENTANILLA_*` and from `ventanilla.toml` in the data
directory. Unknown keys are refused by name. Documented in docs/settings.md (a test compares)."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from indexes.errors import ConfigurationError
from indexes.validation import explained

ENV_PREFIX = "VENTANILLA_"
CONFIG_FILE = "ventanilla.toml"
# What callers of the API keep their key in: no settings of ours.
CLIENT_KEYS = frozenset({"VENTANILLA_KEY", "VENTANILLA_API_KEY"})

_TIME_OF_DAY = r"^([01]\d|2[0-3]):[0-5]\d$"
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

    # citizens
    citizen_secret: SecretStr = SecretStr("")  # keys their hashes; "": one in the data directory
    audit_secret: SecretStr = SecretStr("")  # signs the end of the audit; "": likewise
    sensitivity: str = ""  # a file like assist/consent/sensitivity.toml; "": that one
    keep_interactions_days: int = Field(default=1_095, ge=1)  # after they are resolved
    keep_open_days: int = Field(default=1_825, ge=1)  # after the last message of one that is not
    keep_consents_days: int = Field(default=1_825, ge=1)  # after they ended
    keep_rejected_days: int = Field(default=90, ge=1)

    # interactions
    service_levels: str = ""  # a file like assist/interactions/service_levels.toml; "": that one
    reopen_days: int = Field(default=14, ge=0)  # within which a message opens what was resolved
    inbound_secret: SecretStr = SecretStr("")  # of which those of sources are made; "": likewise
    whatsapp_app_secret: SecretStr = SecretStr("")  # signs what Meta delivers
    whatsapp_verify_token: SecretStr = SecretStr("")  # what Meta shows to have the address verified

    # what goes out: second level, webhooks, notices
    public_url: str = Field(default="", pattern=r"^(https?://\S+)?$")  # where people reach it
    outbound_secret: SecretStr = SecretStr("")  # "": one in the data directory
    outbound_allow_loopback: bool = False
    outbound_timeout_s: float = Field(default=10.0, gt=0)
    outbound_max_attempts: int = Field(default=12, ge=1)
    teams_webhook_url: SecretStr = SecretStr("")
    teams_callback_hours: int = Field(default=168, ge=1)
    escalation_queues: str = ""  # a file; "": `queues.toml` in the data directory, or ours
    approval_offices: tuple[str, ...] = ()
    approval_themes: tuple[str, ...] = ()
    notice_gateway_app: SecretStr = SecretStr("")
    notice_gateway_mail: SecretStr = SecretStr("")
    notice_gateway_sms: SecretStr = SecretStr("")
    notice_audience_order: tuple[str, ...] = ()
    notices_per_week: int = Field(default=2, ge=1)
    notice_days_ahead: int = Field(default=7, ge=1)
    notice_quiet_from: str = Field(default="21:00", pattern=_TIME_OF_DAY)
    notice_quiet_until: str = Field(default="09:00", pattern=_TIME_OF_DAY)
    time_zone: str = "Europe/Madrid"

    # surveys and indicators
    survey_automatic: bool = True
    survey_days: int = Field(default=14, ge=2, le=365)
    survey_requests_per_minute: int = Field(default=30, ge=1)
    survey_secret: SecretStr = SecretStr("")  # "": one in the data directory
    indicators_min_count: int = Field(default=5, ge=1)  # smaller numbers are not shown
    open_data: bool = True
    open_data_license: str = "https://creativecommons.org/licenses/by/4.0/"

    # other systems
    dataverse_url: str = Field(default="", pattern=r"^(https://\S+)?$")  # of the environment
    dataverse_authority: str = Field(
        default="https://login.microsoftonline.com", pattern=r"^https://\S+$"
    )
    dataverse_tenant: str = ""
    dataverse_client_id: str = ""
    dataverse_client_secret: SecretStr = SecretStr("")
    dataverse_mapping: str = (
        ""  # a file like assist/connectors/dataverse/mapping.toml; "": that one
    )
    dataverse_every_minutes: int = Field(default=15, ge=0)  # 0: only when it is asked for
    dataverse_page_rows: int = Field(default=500, ge=1, le=5_000)
    dataverse_timeout_s: float = Field(default=60.0, gt=0)
    citizen_adapter: str = ""  # "": none; "demo"; or an entry point of `ventanilla.adapters`
    citizen_adapter_file: str = ""  # what the demo reads; "": its own people
    card_secret: SecretStr = SecretStr("")  # signs cards; "": one in the data directory
    card_days: int = Field(default=30, ge=1, le=366)

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("no existe esa zona horaria")
        return name

    @model_validator(mode="after")
    def _names_its_chat_model(self) -> Self:
        if self.drafter == "chat" and not self.chat_model:
            raise ValueError("drafter = chat necesita chat_model")
        return self

    @field_validator("data_dir", "cache_dir")
    @classmethod
    def _absolute(cls, path: Path) -> Path:
        return path.expanduser().absolute()

    @classmethod
    def load(cls, data_dir: Path | None = None, **overrides: Any) -> Self:
        """Overrides beat the environment, which beats the file. Raises ConfigurationError."""
        lists = {name for name, field in cls.model_fields.items() if field.default == ()}
        environment = _from_environment(set(cls.model_fields), lists)
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


def _from_environment(known: set[str], lists: set[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in os.environ.items():
        if not name.startswith(ENV_PREFIX) or name in CLIENT_KEYS:
            continue
        key = name.removeprefix(ENV_PREFIX).lower()
        if key not in known:
            raise ConfigurationError(f"el ajuste {name} del entorno no se conoce; {_REMEDY}")
        values[key] = tuple(filter(None, value.split(","))) if key in lists else value
    return values


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} no es TOML válido: {error}") from error
