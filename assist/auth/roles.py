"""Who may call what."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    AGENT = "agent"
    EDITOR = "editor"
    QA = "qa"
    ADMIN = "admin"
    HOST = "host"  # the backend of a CRM: asks for sessions of its agents, and does nothing else


AGENTS = frozenset(Role) - {Role.HOST}  # reading and suggesting is open to every other role
EDITORS = frozenset({Role.EDITOR, Role.ADMIN})
HOSTS = frozenset({Role.HOST, Role.ADMIN})
QUALITY = frozenset({Role.QA, Role.EDITOR, Role.ADMIN})
