from __future__ import annotations

from pathlib import Path

import pytest

from eval.audit.clusters import cluster_cases
from eval.audit.errors import AuditError
from eval.audit.needs import Reader
from eval.audit.official import OfficialPages
from eval.audit.proposals import (
    Proposal,
    examples_of,
    proposals,
    read_proposals,
    write_dataset,
    write_proposals,
)
from eval.dataset import load_dataset
from tests.eval.audit.site import case
from tests.eval.audit.test_clusters import FEE, OTHER, TERM


@pytest.fixture
def found(reader: Reader) -> list[Proposal]:
    again = case("f4", "PRECIO, licencia de pesca.", "12,35 €")
    return proposals(cluster_cases((*FEE, *TERM, *OTHER, again), reader), OfficialPages(reader))


def test_only_needs_with_three_wordings_are_proposed_with_the_official_value(
    found: list[Proposal],
) -> None:
    assert [(one.procedure, one.facts, one.accepted) for one in found] == [
        ("901", ("12,35 €",), None)
    ]
    assert {wording.id for wording in found[0].wordings} == {"f1", "f2", "f3"}


def test_nothing_enters_a_dataset_unless_a_person_accepts_it(
    found: list[Proposal], tmp_path: Path
) -> None:
    path = tmp_path / "propuestas.jsonl"
    write_proposals(path, found)
    read = read_proposals(path)
    with pytest.raises(AuditError, match="ningún grupo está aceptado"):
        examples_of(read)
    accepted = [one.model_copy(update={"accepted": True, "comment": "bien"}) for one in read]
    write_dataset(tmp_path / "conjunto.jsonl", examples_of(accepted))
    examples = load_dataset(tmp_path / "conjunto.jsonl")
    assert {example.group for example in examples} == {found[0].group}
    assert all(one.facts == ("12,35 €",) and one.relevant == ("901",) for one in examples)


def test_nothing_to_propose_is_said(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="3 preguntas distintas"):
        write_proposals(tmp_path / "propuestas.jsonl", [])
