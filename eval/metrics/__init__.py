"""The measures of a run, computed from its answers alone. Definitions: README of the room."""

from eval.metrics.latency import latency
from eval.metrics.measuring import compute

__all__ = ["compute", "latency"]
