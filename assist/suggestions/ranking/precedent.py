"""Resolved cases that are near in meaning point at the procedure they were about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from assist.suggestions.confidence import above_floor
from assist.suggestions.ranking.overview import Array, Overview
from assist.suggestions.text.stems import content_stems
from assist.suggestions.titles import Titles
from assist.suggestions.vocabulary.synonyms import alternatives
from indexes.models import Hit, Passage, Pool
from indexes.snapshots import Snapshot

_HEARD = 8  # cases
_NEAR = 200  # passages
_MEANING, _WORDS, _PROCEDURE = 2.0, 4.0, 1.0
_CLEAR = 0.8  # how far the best procedure must lead: nineteen of twenty are right then
_MOST = 20_000  # cases


def votes(cases: Sequence[Hit], floor: float, about: Mapping[int, str]) -> Mapping[str, float]:
    """Key → how much the nearest cases speak for it. They choose among official pages only; what
    they said is not repeated. `about`: see `cases_by_content`."""
    found: dict[str, float] = {}
    for hit in cases[:_HEARD]:
        key = hit.passage.procedure_code or about.get(hit.passage.id)
        if key:
            nearness = above_floor(hit.scores["dense"], floor)
            found[key] = min(1.0, found.get(key, 0.0) + nearness)
    return found


def cases_by_content(
    snapshot: Snapshot, overview: Overview, titles: Titles, hubs: Array
) -> dict[int, str]:
    """Passage id → key of the procedure that a case without a code is clearly about, told by its
    question and by the answer that was sent. Many procedures have no code to be filed under."""
    if not overview.keys:
        return {}
    cases = snapshot.each_of_pool(Pool.CASES)
    open_ones = list(islice((case for case in cases if not case.procedure_code), _MOST))
    vectors = snapshot.vectors([case.id for case in open_ones], Pool.CASES)
    if not len(vectors):
        return {}
    procedures = np.array([_PROCEDURE * titles.is_procedure(key) for key in overview.keys])
    found: dict[int, str] = {}
    for case, vector in zip(open_ones, vectors, strict=True):
        nearest, three = overview.nearness(snapshot.nearest(vector, _NEAR, Pool.OFFICIAL), hubs)
        words = overview.words([alternatives(stem) for stem in _stems(case)])
        total = _MEANING * (nearest + three) + _WORDS * words + procedures
        best = int(np.argmax(total))
        if total[best] - np.delete(total, best).max(initial=0.0) >= _CLEAR:
            found[case.id] = overview.keys[best]
    return found


def questions_and_titles(
    snapshot: Snapshot, titles: Titles, about: Mapping[int, str]
) -> Iterator[tuple[str, str]]:
    """Of the cases of which it is known which procedure they were about."""
    for case in snapshot.each_of_pool(Pool.CASES):
        title = titles.title_of(case.procedure_code or about.get(case.id, ""))
        if title and case.question:
            yield case.question, title


def _stems(case: Passage) -> list[str]:
    return list(dict.fromkeys(content_stems(f"{case.question or ''} {case.text}")))
