from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest

from assist.suggestions.assessment.meaning import NearestMatter
from assist.suggestions.pipeline import STAGES, run
from assist.suggestions.pipeline.context import Context
from assist.suggestions.vocabulary.patterns import Matter

meant = import_module("assist.suggestions.pipeline.meant")


@pytest.mark.parametrize(("confidence", "is_meant"), [(0.4, True), (0.6, False)])
def test_a_matter_that_no_word_names_is_meant_where_no_page_answers(
    start: Callable[..., Context],
    monkeypatch: pytest.MonkeyPatch,
    confidence: float,
    is_meant: bool,
) -> None:
    matter = Matter("elections", "la Oficina del Censo Electoral")
    nearest = NearestMatter(matter, "votar por correo", 1.0)
    monkeypatch.setattr(meant, "nearest_matter", lambda *given: nearest)
    context = run(start("¿Dónde se pescan truchas con caña?"), STAGES[:5])
    context, _ = meant.with_matter(replace(context, confidence=confidence))
    assert (context.question.matter == matter) is is_meant
