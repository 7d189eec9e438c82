"""The error tree of the assistant.

AssistError
├── SuggestionNotFound     no suggestion has that id
└── DraftingFailed         a drafter could not give a draft; the composer's stands
    ├── ChatUnavailable    the chat model did not answer in time, or refused the connection
    └── ChatMalformed      it answered something that is no draft
"""

from __future__ import annotations


class AssistError(Exception):
    """Base of all errors of this room."""


class SuggestionNotFound(AssistError):
    pass


class DraftingFailed(AssistError):
    pass


class ChatUnavailable(DraftingFailed):
    pass


class ChatMalformed(DraftingFailed):
    pass
