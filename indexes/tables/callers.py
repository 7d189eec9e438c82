"""Who calls: keys, and the sessions of agents."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, time_column


class ApiKey(SQLModel, table=True):
    __tablename__ = "api_key"

    id: str = Field(primary_key=True)
    name: str = ""
    role: str  # agent | editor | qa | admin | host | supervisor | manager
    digest: str = Field(unique=True)  # SHA-256 of the key, which is 256 random bits
    created_at: datetime = time_column()
    revoked_at: datetime | None = time_column(nullable=True)


class AgentSession(SQLModel, table=True):
    """A short-lived permission that a host's backend asked for: one agent, office, interaction."""

    __tablename__ = "agent_session"

    id: str = Field(primary_key=True)
    key_id: str = Field(foreign_key="api_key.id", index=True)  # of the host
    agent: str
    office: str
    interaction: str
    created_at: datetime = time_column()
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    revoked_at: datetime | None = time_column(nullable=True)
