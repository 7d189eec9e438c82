"""A small body of knowledge of an invented administration: procedures, a page that contradicts
one of them, and resolved cases, one of them out of date."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import blake2b

from indexes.models import Aspect, Channel, DocumentKind, Passage, Window
from indexes.repositories import document_id

SEDE = "https://sede.example.org"
PORTAL = "https://portal.example.org"
READ_AT = datetime(2026, 11, 20, 8, tzinfo=UTC)

FISHING = "Licencia de pesca fluvial"
HUNTING = "Licencia de caza menor"
LIBRARY = "Carné de la red de bibliotecas"
CAMPING = 'Permiso de acampada <img src=x onerror="document.title=1">'
DOCUMENTS = (
    "Para pedir la licencia de pesca hay que presentar la solicitud firmada, el documento nacional "
    "de identidad en vigor y el justificante del pago de la tasa. Las personas menores de edad "
    "presentan además la autorización de su padre, madre o tutor, con copia de su documento de "
    "identidad. Quien haya tenido una sanción en los dos últimos años aporta la resolución."
)


def _digest(*parts: str) -> int:
    return int.from_bytes(blake2b("\n".join(parts).encode(), digest_size=8).digest()) >> 1


def _passage(title: str, code: str, aspect: Aspect, section: str, text: str) -> Passage:
    url = f"{SEDE}/tramites/{code}"
    return Passage(
        id=_digest(url, section, text),
        document_id=document_id(url),
        revision=2,
        kind=DocumentKind.PROCEDURE,
        title=title,
        section=(section,),
        aspect=aspect,
        text=text,
        url=url,
        source="sede",
        authority=30,
        procedure_code=code,
        procedure_title=title,
        procedure_theme="Medio ambiente",
        window=Window(state="permanent", text="Abierto todo el año."),
        language="es",
        retrieved_at=READ_AT,
    )


def _other_page(title: str, code: str, aspect: Aspect, section: str, text: str) -> Passage:
    """The portal's page on the same procedure."""
    url = f"{PORTAL}/tramites/{code}"
    changes = {
        "id": _digest(url, section, text),
        "document_id": document_id(url),
        "url": url,
        "source": "portal",
        "authority": 20,
        "published_at": date.today(),  # an old page would contradict nobody
    }
    return _passage(title, code, aspect, section, text).model_copy(update=changes)


def _case(id: str, question: str, answer: str, office: str, resolved_at: datetime) -> Passage:
    return Passage(
        id=_digest("case", id),
        document_id=f"case:{id}",
        revision=1,
        kind=DocumentKind.CASE,
        title=question,
        text=answer,
        url=f"case:{id}",
        source="cases",
        procedure_code="901",
        language="es",
        retrieved_at=resolved_at,
        office=office,
        channel=Channel.EMAIL,
        question=question,
    )


PASSAGES: tuple[Passage, ...] = (
    _passage(
        FISHING,
        "901",
        Aspect.SUMMARY,
        "En qué consiste",
        "La licencia de pesca fluvial permite pescar en los ríos de la comunidad.",
    ),
    _passage(FISHING, "901", Aspect.DOCUMENTS, "Documentación que hay que presentar", DOCUMENTS),
    _passage(
        FISHING,
        "901",
        Aspect.FEE,
        "Tasas",
        "La tasa de la licencia de pesca es de 12,35 €. Se paga con el modelo 530.",
    ),
    _passage(
        HUNTING,
        "902",
        Aspect.FEE,
        "Tasas",
        "La tasa de la licencia de caza menor es de 31,20 €.",
    ),
    _other_page(
        HUNTING,
        "902",
        Aspect.FEE,
        "¿Cuánto cuesta?",
        "La tasa de la licencia de caza menor es de 28,00 €.",
    ),
    _passage(
        LIBRARY,
        "903",
        Aspect.DOCUMENTS,
        "Documentación",
        "Para obtener el carné de biblioteca solo hace falta el documento de identidad.",
    ),
    # A page that was tampered with: it must be shown as the text it is, and linked nowhere.
    _passage(
        CAMPING,
        "904",
        Aspect.FEE,
        "Tasas",
        "La tasa del permiso de acampada es de 5,00 € <script>document.title=1</script>.",
    ).model_copy(update={"url": "javascript:document.title=1"}),
    _case(
        "c1",
        "¿Cuánto se paga por la licencia de pesca?",
        "Buenos días:\n\nLa tasa de la licencia de pesca es de 11,90 €.",
        "huesca",
        datetime(2024, 3, 12, 10, tzinfo=UTC),
    ),
    _case(
        "c2",
        "¿Qué documentos pide la licencia de pesca para mi hijo menor?",
        "Además de la solicitud, la autorización de su padre, madre o tutor.",
        "teruel",
        datetime(2026, 9, 2, 10, tzinfo=UTC),
    ),
)
