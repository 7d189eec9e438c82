"""Questions are grouped whatever the rounding of their likeness."""

from __future__ import annotations

import numpy as np
import pytest

from assist.insights import clustering


def test_a_likeness_that_rounding_takes_over_one_does_no_harm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over = np.full((3, 3), np.nextafter(1.0, 2.0))
    monkeypatch.setattr(clustering, "likeness", lambda *_: over)
    vectors = np.full((3, 4), 0.5, np.float32)
    assert clustering.grouped(["plazo de la beca"] * 3, vectors, 0.5) == [[0, 1, 2]]
