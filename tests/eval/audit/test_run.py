from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from eval.audit.errors import AuditError
from eval.audit.run import Audited, Options, audit, clusters_of, report
from indexes.settings import Settings
from tests.eval.audit.conftest import TODAY
from tests.eval.audit.site import NAMES, line

PRICE = "¿Cuánto cuesta la licencia de pesca?"
RIGHT, WRONG = "La tasa es de 12,35 €.", "La tasa es de 15,35 €."


def sent(*answers: str) -> str:
    rows = (
        line(f"c{n}", PRICE, text, office=NAMES[n].lower(), procedure_code="901")
        for n, text in enumerate(answers)
    )
    return "\n".join(rows) + "\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "casos.jsonl"
    path.write_text(sent(RIGHT, RIGHT, RIGHT, WRONG), encoding="utf-8")
    return path


@pytest.fixture
def done(settings: Settings, file: Path) -> Audited:
    return audit(settings, Options(file, today=TODAY))[1]


def test_rate_is_the_share_of_pairs_that_contradict(done: Audited) -> None:
    rate = done.metrics.measures["contradiction"]
    assert (rate.value, rate.n, rate.few) == (0.5, 6, True)  # 3 of 6 pairs, of one group


def test_a_contradiction_names_who_is_wrong_and_what_settles_it(done: Audited) -> None:
    one = done.metrics.contradictions[0]
    assert (one.wrong, one.pairs, one.procedure) == (("c3",), 3, "901")
    assert one.official is not None
    assert (one.official.value, one.official.url) == (
        "12,35 €",
        "https://sede.example.org/licencia-pesca",
    )


def test_rows_open_the_inconsistency_queue(done: Audited) -> None:
    row = done.rows[0].model_dump(mode="json")
    assert (row["procedure_code"], row["slot"], row["kind"]) == ("901", "fee", "amount")
    assert {(v["case_id"], v["office"], v["normalised"]) for v in row["values"]} == {
        ("c0", "norte", "12.35 EUR"),
        ("c3", "oeste", "15.35 EUR"),
    }
    assert row["official"]["normalised"] == "12.35 EUR"


def test_own_phones_are_justified_and_open_no_row(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "casos.jsonl"
    phones = [f"{RIGHT} Puede llamarnos al 974 10 10 0{n}." for n in range(3)]
    path.write_text(sent(*phones), encoding="utf-8")
    done = audit(settings, Options(path, today=TODAY))[1]
    assert done.metrics.measures["contradiction"].value == 0
    assert all(one.justified for one in done.metrics.contradictions)
    assert not done.rows


def test_the_same_cases_give_the_same_bytes(settings: Settings, file: Path) -> None:
    names = ("metrics.json", "findings.json", "conflict_rows.json", "clusters.jsonl")
    runs = [audit(settings, Options(file, today=TODAY))[0].path for _ in range(2)]
    for name in names:
        assert len({(path / name).read_bytes() for path in runs}) == 1


def test_an_edited_file_of_clusters_is_audited_as_it_is(
    settings: Settings, file: Path, tmp_path: Path
) -> None:
    folder, before = audit(settings, Options(file, today=TODAY))
    rows = [json.loads(row) for row in (folder.path / "clusters.jsonl").read_text().splitlines()]
    alone = {**rows[0], "id": "aparte", "cases": rows[0]["cases"][3:]}
    rows[0]["cases"] = rows[0]["cases"][:3]
    edited = tmp_path / "grupos.jsonl"
    edited.write_text("\n".join(json.dumps(row) for row in (*rows, alone)), encoding="utf-8")
    after = audit(settings, Options(edited, today=TODAY))[1]
    assert len(after.clusters) == len(before.clusters) + 1
    assert after.metrics.measures["contradiction"].value == 0
    assert [one.case_id for one in after.findings] == ["c3"]


def test_days_limit_what_is_audited(settings: Settings, file: Path) -> None:
    within = Options(file, since=date(2026, 3, 2), until=date(2026, 3, 2), today=TODAY)
    assert len(clusters_of(settings, within)[0]) == 1
    with pytest.raises(AuditError, match="ninguna consulta"):
        clusters_of(settings, Options(file, since=date(2026, 3, 3), today=TODAY))


def test_report_is_written_beside_the_run_and_where_it_is_asked_for(
    settings: Settings, file: Path, tmp_path: Path
) -> None:
    folder, done = audit(settings, Options(file, today=TODAY))
    gate = ["contradiction=0.01"]
    failures, files = report(settings, folder, done, gate, tmp_path / "informe")
    assert {"report.html", "junit.xml", "conflict_rows.json"} <= {path.name for path in files}
    assert len(failures) == 1
    assert "15,35" in (tmp_path / "informe" / "report.html").read_text(encoding="utf-8")
