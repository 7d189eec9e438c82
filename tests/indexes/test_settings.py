from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from indexes.errors import ConfigurationError
from indexes.settings import Settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"
ROW = re.compile(r"^\| `(?P<name>\w+)` \| (?P<default>.*?) \| (?P<meaning>.+) \|$", re.MULTILINE)


def documented() -> dict[str, str]:
    return {row["name"]: row["default"] for row in ROW.finditer(DOCUMENT.read_text("utf-8"))}


def printed(value: object) -> str:
    if value == "" or isinstance(value, SecretStr):
        return "empty"
    if value == ():
        return "none"
    text = str(value).lower() if isinstance(value, bool) else f"{value}"
    return f"`{text}`"


def test_every_setting_is_documented_and_no_other() -> None:
    assert list(documented()) == list(Settings.model_fields)


def test_the_documented_defaults_are_the_real_ones(tmp_path: Path) -> None:
    told = documented()
    hidden = {"data_dir", "cache_dir", "chat_api_key", "session_secret"}
    defaults = Settings.load(tmp_path).model_dump(exclude=hidden)
    assert {name: told[name] for name in defaults} == {
        name: printed(value) for name, value in defaults.items()
    }
    assert told["chat_api_key"] == told["session_secret"] == "empty"


def test_paths_follow_the_xdg_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    settings = Settings.load()
    assert settings.data_dir == tmp_path / "d" / "ventanilla"
    assert settings.models_dir == tmp_path / "c" / "ventanilla" / "models"


def test_paths_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VENTANILLA_CACHE_DIR", "models")
    settings = Settings.load(Path("~/data"))
    assert settings.cache_dir == tmp_path / "models"
    assert settings.data_dir == Path.home() / "data"


def test_options_beat_the_environment_which_beats_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ventanilla.toml").write_text('port = 1\nhost = "a"\norganisation = "X"\n')
    monkeypatch.setenv("VENTANILLA_PORT", "2")
    monkeypatch.setenv("VENTANILLA_HOST", "b")
    settings = Settings.load(tmp_path, port=3)
    assert (settings.port, settings.host, settings.organisation) == (3, "b", "X")


def test_the_data_directory_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VENTANILLA_DATA_DIR", str(tmp_path))
    (tmp_path / "ventanilla.toml").write_text("port = 7\n")
    assert Settings.load().port == 7
    assert Settings.load(tmp_path / "other").port == 8600


def test_origins_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VENTANILLA_ALLOWED_ORIGINS", "https://a.example,https://b.example")
    assert Settings.load(tmp_path).allowed_origins == ("https://a.example", "https://b.example")


def test_an_unknown_variable_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VENTANILLA_COLOUR", "red")
    with pytest.raises(ConfigurationError, match="VENTANILLA_COLOUR"):
        Settings.load(tmp_path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("colour = 1", "colour: no se conoce"),
        ('port = "x"', "port: debe ser un número entero"),
        ("port = 70000", "port: debe ser como mucho 65535"),
        ('embedder = "magic"', "embedder: debe ser 'onnx', 'sentence-transformers' o 'fake'"),
        ("port = ", "TOML"),
        ("[chat]\nmodel = 1", "chat: no se conoce"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "ventanilla.toml").write_text(content)
    with pytest.raises(ConfigurationError, match=re.escape(told)):
        Settings.load(tmp_path)


def test_a_secret_is_not_printed(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, chat_api_key="sesame")
    assert "sesame" not in repr(settings) + settings.model_dump_json()
    assert settings.chat_api_key.get_secret_value() == "sesame"


def test_the_key_of_a_client_is_no_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VENTANILLA_KEY", "vk_prueba")
    assert Settings.load(tmp_path).data_dir == tmp_path
