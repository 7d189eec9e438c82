"""Values of redaction: what was found, the redacted text, the redacted case."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from indexes.models import Channel, Value
from indexes.redaction.text import RedactedText


class FindingKind(StrEnum):
    """The value is the word inside the placeholder's brackets."""

    DNI = "DNI"
    NIE = "NIE"
    PASSPORT = "PASAPORTE"
    SOCIAL_SECURITY = "NÚMERO DE LA SEGURIDAD SOCIAL"
    HEALTH_CARD = "TARJETA SANITARIA"
    IBAN = "IBAN"
    ACCOUNT = "CUENTA"
    CARD = "TARJETA BANCARIA"
    CADASTRE = "REFERENCIA CATASTRAL"
    SUPPLY_POINT = "CUPS"
    PLATE = "MATRÍCULA"
    PHONE = "TELÉFONO"
    EMAIL = "CORREO"
    NAME = "NOMBRE"
    ADDRESS = "DIRECCIÓN"
    BIRTH_DATE = "FECHA DE NACIMIENTO"

    @property
    def placeholder(self) -> str:
        return f"[{self.value}]"


class Finding(Value):
    """A place of the original text that was replaced. The datum itself is not kept."""

    kind: FindingKind
    start: int = Field(ge=0)
    end: int = Field(gt=0)


class Redaction(Value):
    text: RedactedText
    found: tuple[Finding, ...] = ()


class RedactedCase(Value):
    """A resolved query with its reply, without personal data."""

    id: str = Field(min_length=1)
    question: RedactedText
    answer: RedactedText
    office: str
    channel: Channel
    resolved_at: datetime
    procedure_code: str | None = None
    language: str | None = None
