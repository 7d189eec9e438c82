"""Applies a recipe to a dataset."""

from __future__ import annotations

from collections.abc import Sequence

from eval.dataset.example import Example
from eval.dataset.perturbation.recipe import Perturbation


def perturb(examples: Sequence[Example], recipe: Perturbation, seed: int) -> list[Example]:
    """Each question as somebody else would have typed it; ids, groups and labels stay."""
    raise NotImplementedError
