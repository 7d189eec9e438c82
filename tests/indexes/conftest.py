"""A data directory of its own for every test, and the database on every engine there is."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import pytest
from sqlalchemy import Engine

from indexes.database import open_database
from indexes.embedders.fake import FakeEmbedder
from indexes.models import DocumentKind, Passage
from indexes.settings import ENV_PREFIX, Settings

_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(ENV_PREFIX)]:
        monkeypatch.delenv(name)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "data", embedder="fake", cache_dir=tmp_path / "cache")


@pytest.fixture(params=["sqlite", "postgresql"])
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings whose database is empty, once for each engine."""
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    return Settings.load(tmp_path / "data", embedder="fake", database_url=url)


@pytest.fixture
def engine(stored: Settings) -> Iterator[Engine]:
    engine = open_database(stored)
    yield engine
    engine.dispose()


@pytest.fixture
def postgresql_url(_postgresql: Callable[[str], str]) -> str:
    return _postgresql(f"test_{next(_numbers)}")


@pytest.fixture(scope="session")
def _postgresql() -> Iterator[Callable[[str], str]]:
    """Makes an empty database in a throwaway cluster, and gives its address."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("PostgreSQL is not installed in /usr/lib/postgresql")
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-postgresql-"))
    cluster = _Cluster(programs[-1], folder)
    try:
        cluster.start()
        yield cluster.new_database
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


class _Cluster:
    """PostgreSQL refuses to run as root, so that root runs it as `postgres`."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._prefix: list[str] = []
        if os.geteuid() == 0:
            self._prefix = ["runuser", "-u", "postgres", "--"]
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)

    def start(self) -> None:
        data, options = str(self._folder / "data"), f"-c listen_addresses='' -k {self._folder}"
        self._run("initdb", "--auth=trust", "--username=test", "--no-sync", "-D", data)
        options += " -c fsync=off -c full_page_writes=off"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-w", "-D", data, "-l", log, "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "-D", str(self._folder / "data"), "stop")

    def new_database(self, name: str) -> str:
        self._run("createdb", "-h", str(self._folder), "-U", "test", name)
        return f"postgresql://test@/{name}?host={self._folder}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._prefix, str(self._programs / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self._folder)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def make_passage() -> Callable[..., Passage]:
    """A passage whose id is a digest of its text and document, as ingestion makes it."""

    def make(
        text: str, *, document: str = "doc_1", kind: str = "procedure", **rest: object
    ) -> Passage:
        digest = blake2b(f"{document}\0{text}".encode("utf-8", "replace"), digest_size=8).digest()
        values = {
            "id": int.from_bytes(digest) >> 1,
            "document_id": document,
            "revision": 1,
            "kind": DocumentKind(kind),
            "title": "",
            "text": text,
            "url": f"https://sede.example/{document}",
        }
        return Passage.model_validate(values | rest)

    return make
