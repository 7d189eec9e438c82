"""Evaluation datasets: read, checked, frozen and perturbed."""

from eval.dataset.example import Example, Turn
from eval.dataset.reading import load_dataset

__all__ = ["Example", "Turn", "load_dataset"]
