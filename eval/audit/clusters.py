"""Cases clustered by need, with what is known of the need."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from eval.audit.grouping import grouped
from eval.audit.models import Cluster, SentCase
from eval.audit.needs import Likely, Need, Progress, Reader
from indexes.embedders.protocol import Vectors

_GIVEN, _SOUNDS = 3, 1  # votes for a procedure: said by the case, or only sounding like it


def cluster_cases(
    cases: Iterable[SentCase], reader: Reader, progress: Progress | None = None
) -> list[Cluster]:
    """Largest first. The order of the cases does not matter. Raises EmbedderError."""
    ordered = sorted(cases, key=lambda case: case.id)
    if not ordered:
        return []
    needs, vectors = reader.needs(ordered, progress), reader.vectors(ordered)
    groups = grouped(needs, vectors, reader.floor())
    return by_size(_cluster([needs[n] for n in group], vectors[group], reader) for group in groups)


def rebuilt(cases: Sequence[SentCase], reader: Reader) -> Cluster:
    """One cluster of just these cases, as a person decided."""
    ordered = sorted(cases, key=lambda case: case.id)
    return _cluster(reader.needs(ordered), reader.vectors(ordered), reader)


def by_size(clusters: Iterable[Cluster]) -> list[Cluster]:
    return sorted(clusters, key=lambda one: (-len(one.cases), one.id))


def cluster_id(cases: Iterable[SentCase]) -> str:
    """Of the cases that it holds."""
    ids = "\n".join(sorted(case.id for case in cases))
    return "c_" + hashlib.blake2b(ids.encode(), digest_size=5).hexdigest()


def _cluster(needs: Sequence[Need], vectors: Vectors, reader: Reader) -> Cluster:
    procedure = _procedure(needs)
    centre = vectors.mean(axis=0)
    nearest = max(range(len(needs)), key=lambda n: (float(vectors[n] @ centre), -n))
    cases = tuple(need.case for need in needs)
    return Cluster(
        id=cluster_id(cases),
        label=" ".join(cases[nearest].question.split()),
        key=procedure.key if procedure else None,
        code=procedure.code if procedure else None,
        title=procedure.title if procedure else "",
        theme=_theme(procedure, reader),
        is_sure=any(need.is_sure and need.likely[0] == procedure for need in needs),
        aspects=_aspects(needs),
        cases=cases,
    )


def _procedure(needs: Sequence[Need]) -> Likely | None:
    votes: Counter[str] = Counter()
    known: dict[str, Likely] = {}
    for need in needs:
        for place, one in enumerate(need.likely):
            weight = _GIVEN if need.case.procedure_code else _SOUNDS / (1 + place)
            votes[one.key] += weight  # type: ignore[assignment]
            known.setdefault(one.key, one)
    best = min(votes, key=lambda key: (-votes[key], key), default=None)
    return known[best] if best is not None else None


def _aspects(needs: Sequence[Need]) -> tuple[str, ...]:
    """Those that at least half of the questions ask for; else the commonest one."""
    votes = Counter(aspect for need in needs for aspect in need.aspects)
    ranked = sorted(votes, key=lambda one: (-votes[one], one))
    often = [one for one in ranked if 2 * votes[one] >= len(needs)]
    return tuple(str(one) for one in often or ranked[:1])


def _theme(procedure: Likely | None, reader: Reader) -> str | None:
    if procedure is None or procedure.document_id is None or reader.knowledge is None:
        return None
    page = reader.knowledge.document(procedure.document_id)
    return page[0].procedure_theme if page else None
