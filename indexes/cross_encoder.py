"""A model that reads a question and a passage together, and says how well they fit. Optional: it is
slower than all other stages together, and imports torch."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from functools import lru_cache
from pathlib import Path
from typing import Any

from indexes.errors import ConfigurationError
from indexes.settings import Settings

logger = logging.getLogger(__name__)


class CrossEncoder:
    """Any sentence-transformers `CrossEncoder` with one output, from a hub or a folder. Loads when
    it is told to, or in the background when it is first asked."""

    def __init__(self, model: str, *, device: str = "cpu", budget_s: float) -> None:
        self._name = model
        self._device = device
        self._budget_s = budget_s
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cross-encoder")
        self._model: Any = None
        self._waiting: Future[list[float]] | None = None

    def load(self) -> None:
        """Waits for it, whatever the budget. Raises ConfigurationError where it cannot be used."""
        try:
            self._worker.submit(self._fits, "", [""]).result()
        except Exception as error:  # whatever a model of somebody else raises
            reason = str(error).strip().partition("\n")[0]
            raise ConfigurationError(
                f"reranker_model: no se puede usar {self._name!r} ({reason}); tiene que ser un "
                "CrossEncoder de sentence-transformers, por su nombre o en una carpeta"
            ) from error

    def fits(self, question: str, texts: Sequence[str]) -> list[float] | None:
        """From 0 to 1, one for each text. None where there is no answer within the budget, or the
        model cannot be used: the reason is logged, and what it was asked goes on without it."""
        if not texts:
            return []
        if self._waiting is not None and not self._waiting.done():
            return None  # still loading, or still busy with a question that was given up
        self._waiting = self._worker.submit(self._fits, question, list(texts))
        try:
            return self._waiting.result(timeout=self._budget_s)
        except TookTooLong:
            logger.warning("the cross-encoder took longer than %.2f s", self._budget_s)
        except Exception as error:  # whatever a model of somebody else raises
            logger.error("the cross-encoder %s cannot be used: %s", self._name, error)
        return None

    def _fits(self, question: str, texts: list[str]) -> list[float]:
        if self._model is None:
            self._model = _load(self._name, self._device)
        from torch.nn import Identity

        raw = self._model.predict(
            [(question, text) for text in texts],
            activation_fn=Identity(),
            show_progress_bar=False,
        )
        return [1 / (1 + math.exp(-max(-30.0, min(30.0, float(one))))) for one in raw]


def get_cross_encoder(settings: Settings) -> CrossEncoder | None:
    """The same one for the same settings; None where none is set."""
    if not settings.reranker_model:
        return None
    return _shared(settings.reranker_model, settings.embedder_device, settings.reranker_budget_s)


def check_reranker(settings: Settings) -> None:
    """Without loading it, for who starts others that will. Raises ConfigurationError for a folder
    that holds no model; what a hub has is known when it is loaded."""
    name = settings.reranker_model
    is_folder = name.startswith(("/", ".", "~")) or (name != "" and Path(name).exists())
    if is_folder and not (Path(name) / "config.json").is_file():
        raise ConfigurationError(f"reranker_model: en {name} no hay ningún modelo")


@lru_cache(maxsize=2)
def _shared(model: str, device: str, budget_s: float) -> CrossEncoder:
    return CrossEncoder(model, device=device, budget_s=budget_s)


def _load(model: str, device: str) -> Any:
    from sentence_transformers import CrossEncoder as Model

    return Model(
        str(Path(model).expanduser()) if model.startswith("~") else model,
        device=device,
        num_labels=1,
    )
