"""The error tree of the assistant.

AssistError
└── DraftingFailed         a drafter could not give a draft; the composer's stands
    ├── ChatUnavailable    the chat model refused the connection, or failed
    │   └── ChatTimeout    it did not end its answer in time
    └── ChatMalformed      it answered something that is no draft
        └── ChatOverBudget it wrote more than it may
"""

from __future__ import annotations


class AssistError(Exception):
    """Base of all errors of this room."""


class DraftingFailed(AssistError):
    """`note` says it in the record of the suggestion."""

    note = "drafting_failed"


class ChatUnavailable(DraftingFailed):
    note = "chat_unavailable"


class ChatTimeout(ChatUnavailable):
    note = "chat_timeout"


class ChatMalformed(DraftingFailed):
    note = "chat_malformed"


class ChatOverBudget(ChatMalformed):
    note = "chat_over_budget"
