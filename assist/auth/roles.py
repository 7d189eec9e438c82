"""Who may call what."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    AGENT = "agent"
    EDITOR = "editor"
    QA = "qa"
    ADMIN = "admin"


ANYONE = frozenset(Role)
AGENTS = frozenset(Role)  # reading and suggesting is open to every role
EDITORS = frozenset({Role.EDITOR, Role.ADMIN})
QUALITY = frozenset({Role.QA, Role.EDITOR, Role.ADMIN})
