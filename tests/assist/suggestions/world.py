"""A small invented administration: procedures, a guide, a stale twin, resolved cases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import blake2b

from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.standing import standing as standing_of
from indexes.models import Aspect, Channel, DocumentKind, Passage, Window
from indexes.page_outline import outlined

TODAY = date(2026, 5, 20)
SEDE = "https://sede.example.org"
PORTAL = "https://portal.example.org"

Row = tuple[str, Aspect, str]


def passage_id(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big") >> 1


def standing(page: Sequence[Passage], today: date, family: int = 0) -> Standing:
    """Of a page by its passages."""
    return standing_of(outlined(page), today, family)


def page(
    url: str,
    title: str,
    rows: Sequence[Row],
    *,
    code: str | None = None,
    kind: DocumentKind = DocumentKind.PROCEDURE,
    authority: int = 30,
    window: Window | None = None,
    published_at: date | None = None,
    retrieved_at: datetime = datetime(2026, 5, 19, tzinfo=UTC),
) -> list[Passage]:
    """One passage a row: heading, aspect, text."""
    return [
        Passage(
            id=passage_id(url, heading, text),
            document_id=f"doc_{passage_id(url):016x}"[:20],
            revision=2,
            kind=kind,
            title=title,
            section=(heading,) if heading else (),
            aspect=aspect,
            text=text,
            url=url,
            source="sede",
            authority=authority,
            procedure_code=code,
            procedure_title=title if kind is DocumentKind.PROCEDURE else None,
            window=window,
            language="es",
            retrieved_at=retrieved_at,
            published_at=published_at,
        )
        for heading, aspect, text in rows
    ]


def case(id: str, question: str, answer: str, *, code: str | None = None) -> Passage:
    return Passage(
        id=passage_id("case", id),
        document_id=id,
        revision=1,
        kind=DocumentKind.CASE,
        title=question,
        text=answer,
        url=f"case:{id}",
        source="cases",
        procedure_code=code,
        retrieved_at=datetime(2025, 2, 3, tzinfo=UTC),
        office="huesca",
        channel=Channel.EMAIL,
        question=question,
    )


FISHING = page(
    f"{SEDE}/licencia-pesca",
    "Licencia de pesca fluvial",
    [
        ("", Aspect.SUMMARY, "Autoriza a pescar en los ríos y embalses de la región."),
        (
            "Requisitos",
            Aspect.REQUIREMENTS,
            "Ser mayor de 14 años.\nNo estar inhabilitado para pescar.",
        ),
        (
            "Documentación",
            Aspect.DOCUMENTS,
            "Solicitud normalizada.\nDocumento de identidad.\nJustificante del pago de la tasa.",
        ),
        (
            "La Administración comprobará",
            Aspect.DOCUMENTS,
            "Certificado de empadronamiento.",
        ),
        ("Plazo de presentación", Aspect.DEADLINE, "Se puede solicitar durante todo el año."),
        ("Tasa", Aspect.FEE, "19,73 €"),
        ("Plazo de resolución", Aspect.RESOLUTION_TERM, "3 meses"),
        ("Silencio administrativo", Aspect.SILENCE, "Estimatorio"),
        (
            "Presentación",
            Aspect.CHANNEL,
            "La solicitud se puede presentar por internet con certificado electrónico.",
        ),
        ("Contacto", Aspect.CONTACT, "Teléfono: 976 11 22 33"),
        (
            "Preguntas frecuentes",
            Aspect.OTHER,
            "¿Sirve la licencia para pescar cangrejos?\n"
            "No, el cangrejo necesita un permiso especial.",
        ),
    ],
    code="901",
    window=Window(state="permanent", text="Se puede solicitar durante todo el año."),
)
CRAFTS = page(
    f"{SEDE}/ayudas-artesania-2026",
    "Ayudas a talleres de artesanía - Convocatoria 2026",
    [
        ("", Aspect.SUMMARY, "Ayudas para que los talleres de artesanía renueven su maquinaria."),
        (
            "Plazo de presentación",
            Aspect.DEADLINE,
            "Del 1 de abril de 2026 al 5 de mayo de 2026.",
        ),
        ("Cuantía", Aspect.BENEFIT, "La ayuda cubre el 60 % del gasto, con un máximo de 4.500 €."),
        (
            "Presentación",
            Aspect.CHANNEL,
            "La solicitud se presenta únicamente por vía electrónica.",
        ),
    ],
    code="955",
    window=Window(
        state="closed",
        text="Del 1 de abril de 2026 al 5 de mayo de 2026.",
        starts=date(2026, 4, 1),
        ends=date(2026, 5, 5),
    ),
)
CRAFTS_BEFORE = page(
    f"{SEDE}/ayudas-artesania-2024",
    "Ayudas a talleres de artesanía - Convocatoria 2024",
    [
        ("", Aspect.SUMMARY, "Ayudas para que los talleres de artesanía renueven su maquinaria."),
        ("Cuantía", Aspect.BENEFIT, "La ayuda cubre el 40 % del gasto, con un máximo de 2.000 €."),
    ],
    code="871",
    window=Window(state="closed", starts=date(2024, 4, 1), ends=date(2024, 4, 30)),
)
LIBRARY = page(
    f"{SEDE}/carne-biblioteca",
    "Carné de la biblioteca regional",
    [
        ("", Aspect.SUMMARY, "Permite sacar libros en préstamo de la biblioteca regional."),
        ("Plazo de resolución", Aspect.RESOLUTION_TERM, "El carné se entrega en 10 días."),
        ("Tasa", Aspect.FEE, "El carné es gratuito."),
    ],
    code="903",
)
LIBRARY_TWIN = page(
    f"{PORTAL}/carne-biblioteca",
    "Carné de la biblioteca regional",
    [
        ("Resolución", Aspect.RESOLUTION_TERM, "El carné se entrega en 20 días."),
        ("Tasa", Aspect.FEE, "El carné es gratuito."),
    ],
    code="903",
    authority=20,
)
GUIDE = page(
    f"{PORTAL}/guia-del-rio",
    "Guía del río Guadalope",
    [
        (
            "Baño",
            Aspect.OTHER,
            "El baño está prohibido en el tramo de la presa. "
            "La temporada de baño empieza en junio. "
            "Las piraguas necesitan chaleco homologado.",
        ),
    ],
    kind=DocumentKind.PAGE,
    authority=20,
)
CASES = [
    case(
        "c1",
        "¿Cuánto cuesta la licencia de pesca?",
        "La licencia de pesca fluvial cuesta 15,00 €.",
        code="901",
    ),
    case("c2", "¿Cuándo abre la piscina?", "La piscina abre el 1 de junio.", code=None),
]
ALL = [*FISHING, *CRAFTS, *CRAFTS_BEFORE, *LIBRARY, *LIBRARY_TWIN, *GUIDE, *CASES]
