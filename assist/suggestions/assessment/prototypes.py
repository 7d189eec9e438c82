"""What kind of message it is, by meaning and in any language: public question, own file, danger…

Kernel ridge regression on the examples in `vocabulary/examples`, one column a kind. A kind is told
only where it leads over `public` by more than 98 of 100 public examples do, each judged by all the
others; what an embedder cannot tell apart is so told of hardly anything. And only where one of its
own examples is about as near as any public one, or the lead is a large one: words that are like
nothing known are public.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.assessment.kernel import Floats, Ridge, fitted
from assist.suggestions.embedded import embedded_queries
from assist.suggestions.vocabulary.files import read_text
from indexes.embedders.protocol import Embedder
from indexes.settings import Settings

_FOLDER = "examples"
_RIDGE = 0.1
_HONEST = 0.98  # of the public examples must stay public
_LARGE = 1.0  # lead: kinds are fitted to lie 2 apart
_FARTHER = 1.1  # at most, in squared distance, than the nearest public example


class Kind(StrEnum):
    PUBLIC = "public"
    OWN_FILE = "own_file"
    CRISIS = "crisis"
    MISUSE = "misuse"
    OTHER_TOPIC = "other_topic"


@dataclass(frozen=True, slots=True)
class Prototypes:
    """Each example is of the kind at its place in `kinds`; `leads` by how much each kind has to
    lead over the first one."""

    ridge: Ridge
    kinds: NDArray[np.intp]
    leads: Floats
    centre: Floats  # of the public examples: where questions lie

    def kind_of(self, vector: Floats) -> Kind:
        """Of a question's vector, of shape (dimensions,)."""
        apart = self.ridge.apart(vector)
        scores = self.ridge.scores(apart)
        beyond = scores - scores[0] - self.leads
        best = int(np.argmax(scores[1:])) + 1
        near = apart[self.kinds == best].min() <= _FARTHER * apart[self.kinds == 0].min()
        told = beyond[best] > (0 if near else _LARGE)
        return tuple(Kind)[best] if told else Kind.PUBLIC


def learnt(examples: Floats, kinds: NDArray[np.intp]) -> Prototypes:
    """`kinds` are places in `Kind`, 0 for public."""
    ridge = fitted(examples, np.eye(len(Kind))[kinds] * 2 - 1, _RIDGE)
    over_public = (ridge.by_others - ridge.by_others[:, :1])[kinds == 0]
    leads = np.quantile(over_public, _HONEST, axis=0)
    return Prototypes(ridge, kinds, leads, examples[kinds == 0].mean(axis=0))


_learnt: dict[str, Prototypes] = {}  # by embedder: its digest


def prototypes(embedder: Embedder, settings: Settings) -> Prototypes:
    """Fitted once a process and model. Raises EmbedderError."""
    known = _learnt.get(embedder.digest)
    if known is None:
        texts = [(place, text) for place, kind in enumerate(Kind) for text in _examples(kind)]
        rows = embedded_queries([text for _, text in texts], embedder, settings)
        known = _learnt[embedder.digest] = learnt(rows, np.array([place for place, _ in texts]))
    return known


def centre_of_questions(embedder: Embedder, settings: Settings) -> NDArray[np.float32]:
    """Where questions lie: of shape (dimensions,). Raises EmbedderError."""
    return prototypes(embedder, settings).centre.astype(np.float32)


def _examples(kind: Kind) -> list[str]:
    text = read_text(_FOLDER, f"{kind.value}.txt")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
