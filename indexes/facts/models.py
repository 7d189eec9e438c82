"""What a fact is: a value of a kind, in a slot, at a place of a text."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from indexes.models import Value


class FactKind(StrEnum):
    """What sort of value it is; each kind has one normal form (see README)."""

    DATE = "date"
    DURATION = "duration"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    AGE = "age"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    LEGAL_REFERENCE = "legal_reference"
    FORM = "form"
    FEE_CODE = "fee_code"
    PROCEDURE_CODE = "procedure_code"
    DOCUMENT = "document"
    SILENCE = "silence"
    CHANNEL = "channel"


REACHABLE_BY = frozenset({FactKind.PHONE, FactKind.EMAIL})


class Slot(StrEnum):
    """What the value is of: the question that it answers."""

    DEADLINE = "deadline"
    RESOLUTION_TERM = "resolution_term"
    SILENCE = "silence"
    APPEAL_TERM = "appeal_term"
    CORRECTION_TERM = "correction_term"
    VALIDITY = "validity"
    FEE = "fee"
    BENEFIT_AMOUNT = "benefit_amount"
    INCOME_LIMIT = "income_limit"
    AGE_LIMIT = "age_limit"
    DISABILITY_DEGREE = "disability_degree"
    DOCUMENT = "document"
    NOT_REQUIRED = "not_required"
    CHANNEL = "channel"
    CONTACT = "contact"
    LEGAL_BASIS = "legal_basis"
    FORM = "form"
    PROCEDURE = "procedure"
    SUPERSEDED = "superseded"
    OTHER = "other"


class Fact(Value):
    """`value` is the text as printed: `text[start:end] == value`; `normalised`, its normal form."""

    kind: FactKind
    slot: Slot
    value: str = Field(min_length=1)
    normalised: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)
