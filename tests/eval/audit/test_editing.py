from __future__ import annotations

from pathlib import Path

import pytest

from eval.audit.clusters import cluster_cases
from eval.audit.editing import merged, read_clusters, split, write_clusters
from eval.audit.errors import CasesInvalid, EditRefused
from eval.audit.models import Cluster
from eval.audit.needs import Reader
from tests.eval.audit.site import case, line
from tests.eval.audit.test_clusters import FEE, OTHER, TERM


@pytest.fixture
def clusters(reader: Reader) -> list[Cluster]:
    return cluster_cases((*FEE, *TERM, *OTHER), reader)


def test_a_written_file_reads_back_as_it_was(clusters: list[Cluster], tmp_path: Path) -> None:
    write_clusters(tmp_path / "grupos.jsonl", clusters)
    assert read_clusters(tmp_path / "grupos.jsonl") == clusters


def test_merged_clusters_hold_all_their_cases(clusters: list[Cluster], reader: Reader) -> None:
    after = merged(clusters, [clusters[0].id, clusters[1].id], reader)
    assert [len(one.cases) for one in after] == [5, 1]


def test_split_cases_get_a_cluster_of_their_own(clusters: list[Cluster], reader: Reader) -> None:
    after = split(clusters, clusters[0].id, ["f2"], reader)
    assert sorted(len(one.cases) for one in after) == [1, 1, 2, 2]
    assert sum(len(one.cases) for one in after) == 6


def test_edits_of_what_is_not_there_are_refused(clusters: list[Cluster], reader: Reader) -> None:
    with pytest.raises(EditRefused, match="no existe el grupo «c_nada»"):
        merged(clusters, [clusters[0].id, "c_nada"], reader)
    with pytest.raises(EditRefused, match="no tiene la consulta «a1»"):
        split(clusters, clusters[0].id, ["a1"], reader)
    with pytest.raises(EditRefused, match="al menos una consulta"):
        split(clusters, clusters[0].id, ["f1", "f2", "f3"], reader)
    with pytest.raises(EditRefused, match="dos grupos distintos"):
        merged(clusters, [clusters[0].id, clusters[0].id], reader)


def test_a_file_of_cases_is_no_file_of_clusters(tmp_path: Path) -> None:
    (tmp_path / "casos.jsonl").write_text(line("c1", "¿Qué?", "Eso."), encoding="utf-8")
    with pytest.raises(CasesInvalid, match="fichero de consultas"):
        read_clusters(tmp_path / "casos.jsonl")


def test_a_case_in_two_clusters_is_refused_by_name(tmp_path: Path) -> None:
    twice = [Cluster(id=id, cases=(case("c1", "¿Qué?", "Eso."),)) for id in ("a", "b")]
    write_clusters(tmp_path / "grupos.jsonl", twice)
    with pytest.raises(CasesInvalid, match="el id «c1» está repetido"):
        read_clusters(tmp_path / "grupos.jsonl")
