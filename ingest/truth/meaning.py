"""Which procedure a passage speaks of that names none: «¿Qué pasa si heredo?» among frequent
questions. It is the one whose own passages are nearest to it in meaning, where no other is nearly
as near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from indexes.embedders.protocol import Vectors
from indexes.models import DocumentKind, Passage
from ingest.truth.naming import Names

# Of cosine, that it must be nearer than the second. Of 199 passages of the demonstration that name
# their procedure and are as clear as this, 193 lead to it; of 229 at 0.015, 220.
_CLEARLY = 0.02
_NEARER = 0.008  # where it says besides what tells the procedure apart
_LEAST = 0.88  # of cosine; what is of no procedure is hardly ever as near to any
_ROWS = 2_048  # passages compared at once
_NOT_READ = frozenset({DocumentKind.CASE, DocumentKind.ARTICLE})

# Document → key of what it is the sheet of, and the names of all; then document → passage → key.
SpokenOf = Callable[[Mapping[str, str], Names], Mapping[str, Mapping[int, str]]]


def spoken_of(
    passages: Sequence[Passage],
    vectors: Callable[[], Vectors],
    subjects: Mapping[str, str],
    names: Names,
) -> Mapping[str, Mapping[int, str]]:
    """Document → passage → key; of a passage any sentence of which names a procedure, none: it may
    speak of several. `vectors`: of `passages`, unit length, shape (passages, dimensions)."""
    own: dict[str, list[int]] = defaultdict(list)
    others: list[int] = []
    for place, passage in enumerate(passages):
        if passage.document_id in subjects:
            own[subjects[passage.document_id]].append(place)
        elif passage.kind not in _NOT_READ and not _names_any(passage, names):
            others.append(place)
    keys = sorted(own)
    if not others or len(keys) < 2:
        return {}
    rows = vectors()
    centres = np.stack([_centre(rows[own[key]]) for key in keys])
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for start in range(0, len(others), _ROWS):
        some = others[start : start + _ROWS]
        for place, scores in zip(some, rows[some] @ centres.T, strict=True):
            second, first = np.argsort(scores)[-2:]
            key, nearer = keys[first], scores[first] - scores[second]
            said = passages[place]
            if scores[first] >= _LEAST and (
                nearer >= _CLEARLY or (nearer >= _NEARER and names.speaks_of(key, _words(said)))
            ):
                found[said.document_id][said.id] = key
    return found


def _names_any(passage: Passage, names: Names) -> bool:
    headings = (passage.title, *passage.section)
    return names.subject_at(passage.text, len(passage.text), headings) is not None


def _words(passage: Passage) -> str:
    return f"{passage.heading}\n{passage.text}"


def _centre(rows: Vectors) -> Vectors:
    mean: Vectors = rows.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
