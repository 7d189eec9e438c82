from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from indexes.cli.lazy import GROUP
from indexes.cli.summaries import summary_of
from indexes.settings import Settings
from tests.indexes.cli.conftest import Run

PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"


def registered() -> dict[str, str]:
    groups = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["entry-points"]
    commands: dict[str, str] = groups[GROUP]
    return commands


def test_help_lists_every_command_with_its_line(run: Run) -> None:
    shown = run("--help")
    assert shown.code == 0
    for entry in entry_points(group=GROUP):
        assert f"\n  {entry.name} " in shown.out
        assert summary_of(entry.value)[:30] in shown.out


def test_every_registered_command_has_a_line_of_help() -> None:
    assert [name for name, value in registered().items() if not summary_of(value)] == []


def test_the_line_comes_from_a_docstring_or_an_apps_help() -> None:
    assert summary_of("indexes.cli.search:search") == "Busca pasajes en la última instantánea."
    assert summary_of("indexes.cli.key:app").startswith("Crea, enumera y revoca")
    assert summary_of("indexes.cli.key:nothing") == ""
    assert summary_of("indexes.nothing.at_all:x") == ""


@pytest.mark.parametrize("arguments", [["--help"], ["nothing"], ["key", "--help"], ["--version"]])
def test_help_imports_no_engine(arguments: list[str]) -> None:
    script = (
        "import sys; from indexes.cli.main import app\n"
        "try: app(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'faiss', 'tantivy', 'onnxruntime', 'numpy', 'sqlalchemy', 'fastapi',"
        " 'scrapy', 'langchain_core', 'pandas', 'rich'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("serch", "search"), ("keys", "key"), ("docto", "doctor"), ("Init", "init")],
)
def test_an_unknown_command_suggests_the_nearest(run: Run, typed: str, meant: str) -> None:
    shown = run(typed)
    assert shown.code == 2
    assert f"¿Quiso decir «{meant}»?" in shown.err


def test_a_command_like_no_other_is_told_where_to_look(run: Run) -> None:
    assert "ventanilla --help" in run("xyzzy").err


def test_the_version_is_shown(run: Run) -> None:
    assert run("--version").out.strip() == "0.1.0"


def test_without_arguments_there_is_help(run: Run) -> None:
    shown = run()
    assert "doctor" in shown.out + shown.err


def test_a_foreseen_error_is_one_line_and_exit_code_1(run: Run) -> None:
    shown = run("search", "hola")
    assert shown.code == 1
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "Error: todavía no hay nada indexado; ejecute `ventanilla crawl`"
    ]


def test_a_wrong_setting_is_an_error_in_every_command(run: Run) -> None:
    shown = run("key", "list", VENTANILLA_COLOUR="red")
    assert shown.code == 1
    assert "VENTANILLA_COLOUR" in shown.err
    assert "Traceback" not in shown.err


def test_a_bug_shows_itself() -> None:
    script = (
        "import sys; from indexes.cli import main\n"
        "def broken(*a, **k): raise ZeroDivisionError('bug')\n"
        "main.app = broken; main.main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 1
    assert "ZeroDivisionError: bug" in done.stderr


def test_what_the_machine_refuses_is_one_line_too(run: Run, settings: Settings) -> None:
    settings.data_dir.parent.mkdir(exist_ok=True)
    settings.data_dir.write_text("a file where a folder should be")
    shown = run("key", "list")
    assert shown.code == 1
    assert len(shown.err.splitlines()) == 1
    assert str(settings.data_dir) in shown.err


def test_a_database_that_cannot_be_reached_is_one_line(run: Run) -> None:
    url = "postgresql://127.0.0.1:1/nowhere?connect_timeout=1"
    shown = run("key", "list", VENTANILLA_DATABASE_URL=url)
    assert shown.code == 1
    assert shown.err.startswith("Error: no se puede abrir la base de datos")
    assert len(shown.err.splitlines()) == 1
