"""The floors of the extractor on the labelled sets of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexes.facts.labelled import LabelledText, read_labelled
from indexes.facts.scoring import Agreement, measure_agreement

FOLDER = Path(__file__).parent / "labelled"
SETS = sorted(FOLDER.glob("*.jsonl"))
FLOOR, FLOOR_WITH_SLOT = 0.95, 0.90
# A kind is held to a floor of its own where there are enough of it to tell.
ENOUGH, FLOOR_OF_KIND = 15, 0.90


def _texts(path: Path) -> list[LabelledText]:
    results = list(read_labelled(path.read_bytes().splitlines()))
    texts = [result for result in results if isinstance(result, LabelledText)]
    assert len(texts) == len(results), [r for r in results if not isinstance(r, LabelledText)]
    return texts


@pytest.fixture(params=SETS, ids=lambda path: path.stem)
def agreement(request: pytest.FixtureRequest) -> Agreement:
    return measure_agreement(_texts(request.param))


def test_sets_are_large_enough_and_say_each_line_once() -> None:
    texts = [text for path in SETS for text in _texts(path)]
    assert len(texts) >= 300
    assert len({text.id for text in texts}) == len(texts)
    assert len({(text.text, text.section) for text in texts}) == len(texts)


def test_value_kind_and_place_agree_with_the_labels(agreement: Agreement) -> None:
    assert (agreement.overall.precision or 0) >= FLOOR, agreement.misses
    assert (agreement.overall.recall or 0) >= FLOOR, agreement.misses


def test_slots_agree_with_the_labels(agreement: Agreement) -> None:
    assert (agreement.with_slot.precision or 0) >= FLOOR_WITH_SLOT, agreement.misses
    assert (agreement.with_slot.recall or 0) >= FLOOR_WITH_SLOT, agreement.misses


def test_no_frequent_kind_is_left_behind(agreement: Agreement) -> None:
    frequent = {k: s for k, s in agreement.kinds.items() if s.labelled >= ENOUGH}
    assert frequent
    for kind, score in frequent.items():
        assert (score.precision or 0) >= FLOOR_OF_KIND, kind
        assert (score.recall or 0) >= FLOOR_OF_KIND, kind
