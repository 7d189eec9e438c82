"""The office that asks: it signs, and says where it is. It never changes what is answered."""

from __future__ import annotations

import logging

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from indexes.database import session_scope
from indexes.models import Office
from indexes.offices import find_office
from indexes.repositories.offices import OfficeRepository

logger = logging.getLogger(__name__)


def find_office_of(wanted: str | None, engine: Engine) -> Office | None:
    """By id, municipality or name. None when it is unknown, or the database does not answer:
    a reply without signature is better than none."""
    if not wanted:
        return None
    try:
        with session_scope(engine) as session:
            repository = OfficeRepository(session)
            return repository.get(wanted) or find_office(repository.list(), wanted)
    except SQLAlchemyError:
        logger.exception("the offices could not be read")
        return None
