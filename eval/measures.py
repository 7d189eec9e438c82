"""The measures by name: which way is better, and what they are called."""

from __future__ import annotations

from typing import Literal

Direction = Literal["lower", "higher"]

# name -> which way is better. Definitions: README of this room.
DIRECTIONS: dict[str, Direction] = {
    "contradiction": "lower",
    "divergence": "lower",
    "office_divergence": "lower",
    "agreement": "higher",
    "omission": "lower",
    "status_agreement": "higher",
    "citation_overlap": "higher",
    "stability": "higher",
    "groundedness": "higher",
    "fact_recall": "higher",
    "fact_precision": "higher",
    "hit@1": "higher",
    "hit@5": "higher",
    "MRR": "higher",
    "nDCG@10": "higher",
    "confidence_auroc": "higher",
    "false_answers": "lower",
    "false_refusals": "lower",
}
