"""A store of its own for every test, on every engine there is; and how messages look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from assist.interactions.intake import take_in
from assist.interactions.schemas import CitizenIn, IncomingMessage, Received
from indexes.database import session_scope
from indexes.settings import Settings
from tests.indexes.conftest import (  # noqa: F401  # fixtures
    _postgresql,
    engine,
    postgresql_url,
    settings,
    stored,
)

MONDAY = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)

Bring = Callable[..., Received]


def message(id: str, text: str = "¿Cuánto cuesta la licencia?", **rest: object) -> IncomingMessage:
    ref = rest.pop("ref", "crm-1")
    minutes = rest.pop("after", 0)
    values: dict[str, object] = {
        "source": "whatsapp",
        "channel": "whatsapp",
        "at": MONDAY + timedelta(minutes=float(str(minutes))),
        **rest,
    }
    return IncomingMessage.model_validate(
        {**values, "external_id": id, "text": text, "citizen": CitizenIn(ref=ref)}
    )


@pytest.fixture
def bring(engine: Engine, stored: Settings) -> Bring:  # noqa: F811
    """Takes one message in, in a transaction of its own."""

    def one(id: str, text: str = "¿Cuánto cuesta la licencia?", **rest: object) -> Received:
        with session_scope(engine) as session:
            return take_in(session, stored, message(id, text, **rest))

    return one
