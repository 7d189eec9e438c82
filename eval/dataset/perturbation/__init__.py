"""The same questions as people also write them: deterministic, seeded."""

from eval.dataset.perturbation.perturb import perturb
from eval.dataset.perturbation.recipe import Perturbation

__all__ = ["Perturbation", "perturb"]
