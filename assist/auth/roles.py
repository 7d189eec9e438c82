"""Who may call what."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    AGENT = "agent"
    EDITOR = "editor"
    QA = "qa"
    ADMIN = "admin"
    SUPERVISOR = "supervisor"  # second level: approves what is sent, merges, sees consents
    MANAGER = "manager"  # indicators and surveys: no citizen's text
    HOST = "host"  # the backend of a CRM: asks for sessions of its agents, and does nothing else


AGENTS = frozenset(Role) - {Role.HOST, Role.MANAGER}  # reading and suggesting: nearly everybody
# Whoever answers citizens reads what they wrote.
ATTENDING = frozenset({Role.AGENT, Role.SUPERVISOR, Role.ADMIN})
ADMINS = frozenset({Role.ADMIN})
SUPERVISORS = frozenset({Role.SUPERVISOR, Role.ADMIN})
MANAGERS = frozenset({Role.MANAGER, Role.SUPERVISOR, Role.QA, Role.ADMIN})
EDITORS = frozenset({Role.EDITOR, Role.ADMIN})
HOSTS = frozenset({Role.HOST, Role.ADMIN})
QUALITY = frozenset({Role.QA, Role.EDITOR, Role.ADMIN})
NOTIFIERS = SUPERVISORS | EDITORS  # decide what citizens are told
