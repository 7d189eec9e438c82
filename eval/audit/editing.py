"""Clusters as a file that a person may edit: one line a cluster, its cases in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from eval.audit.clusters import by_size, rebuilt
from eval.audit.errors import CasesInvalid, EditRefused
from eval.audit.models import Cluster
from eval.audit.needs import Reader
from eval.audit.reading import read_material
from indexes.snapshots.durable import write_atomically


def read_clusters(path: Path) -> list[Cluster]:
    """Raises CasesInvalid, OSError."""
    material = read_material(path)
    if material.clusters is None:
        reason = "es un fichero de consultas; agrúpelas antes con `ventanilla eval clusters make`"
        raise CasesInvalid(str(path), [reason])
    return list(material.clusters)


def write_clusters(path: Path, clusters: Iterable[Cluster]) -> None:
    """Whole, or not at all."""
    write_atomically(path, "".join(f"{cluster.model_dump_json()}\n" for cluster in clusters))


def merged(clusters: Sequence[Cluster], ids: Sequence[str], reader: Reader) -> list[Cluster]:
    """With the named ones joined. Raises EditRefused."""
    chosen = [_named(clusters, id) for id in dict.fromkeys(ids)]
    if len(chosen) < 2:
        raise EditRefused("para unir hacen falta dos grupos distintos")
    joined = rebuilt([case for cluster in chosen for case in cluster.cases], reader)
    return by_size([*(one for one in clusters if one not in chosen), joined])


def split(
    clusters: Sequence[Cluster], id: str, cases: Collection[str], reader: Reader
) -> list[Cluster]:
    """With the named cases in a cluster of their own. Raises EditRefused."""
    whole = _named(clusters, id)
    missing = sorted(set(cases) - {case.id for case in whole.cases})
    if missing:
        raise EditRefused(f"el grupo «{id}» no tiene la consulta «{missing[0]}»")
    apart = [case for case in whole.cases if case.id in cases]
    rest = [case for case in whole.cases if case.id not in cases]
    if not apart or not rest:
        raise EditRefused("al partir, a cada lado debe quedar al menos una consulta")
    others = [one for one in clusters if one is not whole]
    return by_size([*others, rebuilt(apart, reader), rebuilt(rest, reader)])


def _named(clusters: Sequence[Cluster], id: str) -> Cluster:
    found = next((cluster for cluster in clusters if cluster.id == id), None)
    if found is None:
        raise EditRefused(f"no existe el grupo «{id}»")
    return found
