from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indexes.embedders.fake import FakeEmbedder
from indexes.keys import key_digest, list_keys
from indexes.models import Passage
from indexes.settings import Settings
from indexes.snapshots import Manifest, SnapshotStore
from tests.indexes.cli.conftest import Run

MakePassage = Callable[..., Passage]


@pytest.fixture
def write(
    settings: Settings, embedder: FakeEmbedder, make_passage: MakePassage
) -> Callable[..., Manifest]:
    store = SnapshotStore(settings.snapshots_dir, embedder)

    def write(*passages: Passage) -> Manifest:
        vectors = embedder.encode_passages([passage.text for passage in passages])
        manifest = store.write(passages, vectors)
        store.switch(manifest.id)
        return manifest

    return write


@pytest.fixture
def indexed(write: Callable[..., Manifest], make_passage: MakePassage) -> Manifest:
    return write(
        make_passage("La tasa es de 19,73 €. " * 30, title="Familia numerosa", section=("Tasas",)),
        make_passage("Becas de comedor", kind="page", document="doc_2"),
        make_passage("Le costará 19,73 €", kind="case", document="case_1"),
    )


def test_init_prepares_the_data_directory_and_doctor_sees_it(run: Run, settings: Settings) -> None:
    made = json.loads(run("init", "--json").out)
    assert made["data_dir"] == str(settings.data_dir)
    assert (settings.data_dir / "ventanilla.db").is_file()
    assert json.loads(run("init", "--json").out) == made
    seen = run("doctor", "--json")
    assert seen.code == 1
    checks = {check["name"]: check["ok"] for check in json.loads(seen.out)["checks"]}
    assert checks == {
        "data_dir": True, "database": True, "model": True, "snapshot": False, "disk": True,
    }  # fmt: skip


def test_doctor_is_content_when_all_is_there(run: Run, indexed: Manifest) -> None:
    run("init")
    seen = run("doctor")
    assert seen.code == 0
    assert indexed.id in seen.out
    assert "mal" not in seen.out


def test_search_finds_passages(run: Run, indexed: Manifest) -> None:
    found = json.loads(run("search", "cuánto es la tasa", "--json").out)
    assert found[0]["title"] == "Familia numerosa"
    assert found[0]["section"] == ["Tasas"]
    assert {"dense", "lexical", "fused"} <= set(found[0]["scores"])
    assert len(found) == 3


def test_search_shows_people_the_place_the_text_and_the_address(
    run: Run, indexed: Manifest
) -> None:
    first = run("search", "tasa de familia numerosa", "--limit", "1").out.splitlines()
    assert first[0] == "1. Familia numerosa > Tasas"
    assert first[1].endswith(" …")
    assert len(first[1]) < 210
    assert first[2].strip().startswith("https://")


def test_search_says_why_a_passage_stands_where_it_does(run: Run, indexed: Manifest) -> None:
    shown = run("search", "tasa de familia numerosa", "--limit", "1", "--explain").out
    assert "por significado, 1.º" in shown
    assert "por palabras, 1.º" in shown


def test_search_can_be_limited_to_what_is_wanted(run: Run, indexed: Manifest) -> None:
    found = json.loads(run("search", "becas", "--validity", "past", "--json").out)
    assert found == []
    assert json.loads(run("search", "becas", "--office", "jaca", "--json").out) == []


@pytest.mark.parametrize(("kind", "count"), [("case", 1), ("page", 1), ("pdf", 0)])
def test_search_can_be_limited_to_a_kind(
    run: Run, indexed: Manifest, kind: str, count: int
) -> None:
    found = json.loads(run("search", "19,73 € becas", "--kind", kind, "--json").out)
    assert [passage["kind"] for passage in found] == [kind] * count


def test_snapshots_are_listed_and_rolled_back(
    run: Run, write: Callable[..., Manifest], make_passage: MakePassage
) -> None:
    first, second = write(make_passage("uno")), write(make_passage("dos"))
    listed = json.loads(run("snapshot", "list", "--json").out)
    assert [(row["id"], row["current"]) for row in listed] == [
        (second.id, True),
        (first.id, False),
    ]
    assert f"* {second.id}" in run("snapshot", "list").out
    assert json.loads(run("snapshot", "rollback", "--json").out)["id"] == first.id
    assert f"* {first.id}" in run("snapshot", "list").out
    refused = run("snapshot", "rollback")
    assert refused.code == 1
    assert "anterior" in refused.err
    assert run("snapshot", "rollback", second.id).code == 0


def test_without_snapshots_the_list_says_what_to_do(run: Run) -> None:
    assert "ventanilla crawl" in run("snapshot", "list").out
    assert json.loads(run("snapshot", "list", "--json").out) == []


def test_a_key_is_printed_once_alone_on_the_output(run: Run, settings: Settings) -> None:
    made = run("key", "create", "--role", "editor", "--name", "Consola")
    [row] = list_keys(settings)
    assert key_digest(made.out.strip()) == row.digest
    assert row.id in made.err
    assert made.out.strip() not in run("key", "list").out + run("key", "list", "--json").out


def test_key_json_is_as_the_interface_says(run: Run, settings: Settings) -> None:
    made = json.loads(run("key", "create", "--role", "agent", "--json").out)
    assert set(made) == {"key", "id", "role"}
    assert made["role"] == "agent"
    assert run("key", "revoke", made["id"]).code == 0
    assert "revocada" in run("key", "list").out
    assert run("key", "revoke", made["id"]).code == 1


def test_an_unknown_role_is_refused(run: Run) -> None:
    refused = run("key", "create", "--role", "king")
    assert refused.code == 1
    assert "agent" in refused.err


def test_offices_are_imported_and_bad_lines_reported(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "offices.jsonl"
    good = {"name": "Oficina", "municipality": "Huesca", "province": "Huesca"}
    file.write_text(json.dumps(good) + "\nx\n")
    report = run("offices", "import", str(file), "--json")
    assert report.code == 1
    assert json.loads(report.out)["imported"] == 1
    assert json.loads(report.out)["errors"][0]["line"] == 2
    file.write_text(json.dumps(good))
    assert run("offices", "import", str(file)).code == 0
    assert run("offices", "import", str(tmp_path / "missing")).code == 2


def test_the_data_directory_is_an_option_of_every_command(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run("key", "create", "--data-dir", str(other))
    assert (other / "ventanilla.db").is_file()
    assert "key_" in run("key", "list", "--data-dir", str(other)).out
    assert run("key", "list").out == ""
