"""Values that cross rooms: frozen, typed, free of storage concerns.

Text in a `Block` or a `Passage` is verbatim page text (white space folded), so that a quote taken
from it stands in the page that it cites.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """Base of all frozen values."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Aspect(StrEnum):
    """What is asked about a procedure, and what a piece of its page speaks of."""

    SUMMARY = "summary"
    AUDIENCE = "audience"
    REQUIREMENTS = "requirements"
    DOCUMENTS = "documents"
    DEADLINE = "deadline"
    RESOLUTION_TERM = "resolution_term"
    SILENCE = "silence"
    FEE = "fee"
    BENEFIT = "benefit"
    CHANNEL = "channel"
    WHERE = "where"
    APPEAL = "appeal"
    LEGAL_BASIS = "legal_basis"
    CONTACT = "contact"
    STATUS = "status"
    OTHER = "other"


class Channel(StrEnum):
    EMAIL = "email"
    WHATSAPP = "whatsapp"
    CHAT = "chat"
    WEB_FORM = "web_form"
    PHONE = "phone"
    IN_PERSON = "in_person"
    SMS = "sms"
    SOCIAL = "social"


class DocumentKind(StrEnum):
    PROCEDURE = "procedure"
    PAGE = "page"
    ARTICLE = "article"
    CASE = "case"
    PDF = "pdf"
    CANONICAL = "canonical"  # an approved answer; only citations are of this kind


class Pool(StrEnum):
    """The two pools that are retrieved apart: what is official, and what was answered before."""

    OFFICIAL = "official"
    CASES = "cases"


WindowState = Literal["open", "closed", "upcoming", "permanent", "undefined"]


class Block(Value):
    """One verbatim piece of a page: a paragraph, a list item, a table row, a definition."""

    text: str = Field(min_length=1)
    section: tuple[str, ...] = ()  # headings from the outermost inwards, as printed
    aspect: Aspect = Aspect.OTHER
    kind: Literal["paragraph", "item", "row", "question"] = "paragraph"
    page: int | None = None  # 1-based, PDFs only
    anchor: str | None = None  # id of the nearest heading, for a #fragment
    titles: bool = False  # a row that names the columns of those below it


class Window(Value):
    """The submission window of one edition of a procedure."""

    state: WindowState | None = None
    text: str = ""
    starts: date | None = None
    ends: date | None = None


class RequiredDocument(Value):
    name: str
    condition: str = ""  # "" when always required
    provided_by: Literal["citizen", "administration"] = "citizen"


class ProcedureChannels(Value):
    """None: the page does not say."""

    online: bool | None = None
    in_person: bool | None = None
    phone: bool | None = None


class Procedure(Value):
    """A public service as its page states it. Verbatim texts by aspect, plus parsed values."""

    code: str | None
    title: str
    theme: str | None = None
    department: str | None = None
    body: str | None = None
    edition: str | None = None
    texts: dict[Aspect, tuple[str, ...]] = {}
    documents: tuple[RequiredDocument, ...] = ()
    window: Window = Window()
    channels: ProcedureChannels = ProcedureChannels()
    related: tuple[str, ...] = ()


class ExtractedDocument(Value):
    """What extraction makes of one fetched page, PDF or article."""

    url: str  # canonical
    kind: DocumentKind
    title: str
    blocks: tuple[Block, ...]
    procedure: Procedure | None = None
    language: str | None = None
    aliases: tuple[str, ...] = ()  # other addresses of the same document
    published_at: date | None = None
    links: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()  # why an editor should look: "instructions", "hidden_text", …


class Edition(Value):
    """Which of the calls of one procedure a document is: `procedure` is the same for all of them,
    whatever their codes. One that is not `current` is kept, to be found by those who ask for it."""

    procedure: str
    name: str  # "2026", "2025/2026", "3.ª convocatoria"
    current: bool = True


class Passage(Value):
    """The retrievable piece of a document. `id` is a positive 63-bit digest of place and text, so
    that the same content has the same id in every build."""

    id: int
    document_id: str
    revision: int
    kind: DocumentKind
    title: str  # of the document
    section: tuple[str, ...] = ()
    aspect: Aspect = Aspect.OTHER
    text: str  # verbatim blocks joined with "\n"
    url: str  # with #fragment or #page=N where there is one
    source: str = ""
    authority: int = 0  # higher prevails: see docs/adr on source authority
    procedure_code: str | None = None
    procedure_title: str | None = None
    procedure_theme: str | None = None
    window: Window | None = None
    edition: Edition | None = None
    language: str | None = None
    retrieved_at: datetime | None = None
    published_at: date | None = None
    office: str | None = None  # resolved cases only
    channel: Channel | None = None  # resolved cases only
    question: str | None = None  # resolved cases only, redacted

    @property
    def pool(self) -> Pool:
        return Pool.CASES if self.kind is DocumentKind.CASE else Pool.OFFICIAL

    @property
    def heading(self) -> str:
        """The innermost one above the text; "" where none is."""
        return self.section[-1] if self.section else ""

    @property
    def subject(self) -> str:
        """The procedure that it is about, or what its document is called."""
        return self.procedure_title or self.title

    @property
    def context(self) -> str:
        """Title and section, which go before the text when it is embedded or indexed."""
        return " > ".join(part for part in (self.title, *self.section) if part)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its scores. `score` orders; `scores` explains (dense, lexical, fused, …).

    Not checked: every question makes some hundreds of them."""

    passage: Passage
    score: float
    scores: Mapping[str, float] = field(default_factory=dict)


class Office(Value):
    id: str  # slug: "huesca"
    name: str
    municipality: str
    province: str
    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    hours: str | None = None
    dir3: str | None = None


class ProcedureEntry(Value):
    """One line of the catalogue of procedures: what a mention is resolved against."""

    code: str | None  # the same code may stand on several pages
    title: str
    document_id: str
    theme: str | None = None
    window: Window | None = None
    url: str = ""  # of its first passage
