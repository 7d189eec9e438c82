"""Groups of a dataset, proposed from what citizens really asked, for a person to accept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from assist.suggestions.evidence.slots import SLOTS
from assist.suggestions.text.folding import folded_words
from eval.audit.errors import AuditError, CasesInvalid
from eval.audit.models import Cluster, SentCase
from eval.audit.official import OfficialPages, Stated, best_matching
from eval.audit.territory import varies
from eval.audit.texts import told
from eval.dataset import Example
from eval.metrics.comparison_keys import FUNCTIONAL
from eval.models import OfficialValue
from indexes.facts import Slot
from indexes.models import Aspect, Channel, Value
from indexes.snapshots.durable import write_atomically
from indexes.validation import explained

FEWEST = 3  # wordings of a group, so that paraphrases can be compared


class Wording(Value):
    id: str = Field(min_length=1)
    query: str = Field(min_length=1)
    channel: Channel
    language: str | None = None


class Proposal(Value):
    """One line of the file that a person goes through. `accepted`: null is undecided. `official`
    is why the facts are what they are; only `facts` enter the dataset."""

    group: str = Field(min_length=1)
    accepted: bool | None = None
    procedure: str | None = None
    title: str = ""
    aspects: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    varies_by_office: bool = False
    wordings: tuple[Wording, ...] = Field(min_length=1)
    official: tuple[OfficialValue, ...] = ()
    comment: str = ""


def proposals(clusters: Iterable[Cluster], official: OfficialPages) -> list[Proposal]:
    """Of clusters with enough different wordings, largest first."""
    return [
        _proposal(cluster, wordings, official)
        for cluster in clusters
        if len(wordings := _wordings(cluster.cases)) >= FEWEST
    ]


def write_proposals(path: Path, found: Sequence[Proposal]) -> None:
    """Raises AuditError when there is nothing to propose; OSError."""
    if not found:
        raise AuditError(told("none_proposed", n=FEWEST))
    write_atomically(path, "".join(f"{one.model_dump_json()}\n" for one in found))


def read_proposals(path: Path) -> list[Proposal]:
    """Raises CasesInvalid with every bad line; OSError."""
    found: list[Proposal] = []
    problems: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if line.strip():
            try:
                found.append(Proposal.model_validate_json(line))
            except ValidationError as error:
                problems.append(f"línea {number}: {explained(error)}")
    if problems:
        raise CasesInvalid(str(path), problems)
    return found


def examples_of(found: Iterable[Proposal]) -> list[Example]:
    """Of the accepted groups. Raises AuditError when there is none."""
    examples = [
        Example(
            id=wording.id,
            query=wording.query,
            relevant=one.relevant,
            facts=one.facts,
            group=one.group,
            channel=wording.channel,
            language=wording.language,
            varies_by_office=one.varies_by_office,
        )
        for one in found
        if one.accepted
        for wording in one.wordings
    ]
    if not examples:
        raise AuditError(told("none_accepted"))
    return examples


def write_dataset(path: Path, examples: Iterable[Example]) -> None:
    lines = (json.dumps(_row(one), ensure_ascii=False) for one in examples)
    write_atomically(path, "".join(f"{line}\n" for line in lines))


def _row(example: Example) -> dict[str, Any]:
    return example.model_dump(mode="json", exclude_defaults=True)


def _wordings(cases: Iterable[SentCase]) -> tuple[Wording, ...]:
    """Questions that differ in more than printing."""
    found: dict[str, Wording] = {}
    for case in cases:
        wording = Wording(
            id=case.id, query=case.question, channel=case.channel, language=case.language
        )
        found.setdefault(" ".join(folded_words(case.question)), wording)
    return tuple(found.values())


def _proposal(cluster: Cluster, wordings: tuple[Wording, ...], official: OfficialPages) -> Proposal:
    stated = list(_gold(cluster, official)) if cluster.is_sure else []
    return Proposal(
        group=cluster.id,
        procedure=cluster.code,
        title=cluster.title,
        aspects=cluster.aspects,
        relevant=_relevant(cluster, official),
        facts=tuple(dict.fromkeys(one.fact.value for one in stated)),
        varies_by_office=varies(cluster),
        wordings=wordings,
        official=tuple(one.as_official() for one in stated),
    )


def _gold(cluster: Cluster, official: OfficialPages) -> Iterator[Stated]:
    """The official value of each slot that is asked for; of several, the one whose sentence speaks
    most of what is asked."""
    asked = " ".join(case.question for case in cluster.cases)
    for slot in sorted(_slots(cluster)):
        for page in official.of(cluster):
            facts = [fact for fact in page.facts if fact.slot is slot]
            if facts:
                yield best_matching(page.where(facts), asked)
                break


def _slots(cluster: Cluster) -> frozenset[Slot]:
    slots = {s for one in cluster.aspects for s in SLOTS.get(Aspect(one), ())}
    return frozenset(slots & FUNCTIONAL)


def _relevant(cluster: Cluster, official: OfficialPages) -> tuple[str, ...]:
    """The procedure's code; its title, or the page's address, where it has none."""
    if cluster.name:
        return (cluster.name,)
    return tuple(page.stated[0].unit.passage.url for page in official.of(cluster) if page.stated)[
        :1
    ]
