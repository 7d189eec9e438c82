"""Two runs over the same groups: what differs, by how much, and where it got worse."""

from eval.comparison.comparing import compare
from eval.comparison.models import Comparison

__all__ = ["Comparison", "compare"]
