"""The models that settings name beside the embedder: ready before the first question, or no start.
A service that cannot have what it is set to would answer otherwise than the others."""

from __future__ import annotations

from indexes.cross_encoder import get_cross_encoder
from indexes.errors import ConfigurationError
from indexes.settings import Settings


def load_models(settings: Settings) -> None:
    """Raises ConfigurationError, which names the setting."""
    reranker = get_cross_encoder(settings)
    if reranker is not None:
        reranker.load()
    if settings.drafter == "chat":
        _open_chat(settings)


def _open_chat(settings: Settings) -> None:
    # Imported only where a model is set: LangChain takes seconds, for which nobody waits later.
    from assist.suggestions.chat.drafter import chat_model

    try:
        chat_model(settings)
    except Exception as error:  # of any client library
        reason = str(error).strip().partition("\n")[0]
        raise ConfigurationError(
            f"chat_model: no se puede usar {settings.chat_model!r} ({reason})"
        ) from error
