"""Hand-made pages of an invented administration, as extraction would give them."""

from __future__ import annotations

from indexes.models import (
    Aspect,
    Block,
    DocumentKind,
    ExtractedDocument,
    Procedure,
    ProcedureChannels,
    Window,
)

ALLOWED_ORIGIN = "https://crm.example.org"
SEDE = "https://sede.example.org"


def _page(slug: str, code: str, title: str, **texts: str) -> ExtractedDocument:
    aspects = {Aspect(name): text for name, text in texts.items()}
    blocks = tuple(
        Block(text=text, section=(aspect.value.capitalize(),), aspect=aspect)
        for aspect, text in aspects.items()
    )
    procedure = Procedure(
        code=code,
        title=title,
        texts={aspect: (text,) for aspect, text in aspects.items()},
        window=Window(state="permanent", text="Plazo permanente."),
        channels=ProcedureChannels(online=True, in_person=True),
    )
    return ExtractedDocument(
        url=f"{SEDE}/{slug}",
        kind=DocumentKind.PROCEDURE,
        title=title,
        blocks=blocks,
        procedure=procedure,
        language="es",
    )


FISHING = _page(
    "licencia-pesca",
    "901",
    "Licencia de pesca fluvial",
    summary="La licencia de pesca fluvial permite pescar en los ríos de la comunidad.",
    requirements="Para obtenerla hay que tener 14 años cumplidos.",
    documents="Hay que presentar el documento nacional de identidad y el justificante de pago.",
    fee="La tasa de la licencia de pesca es de 12,35 €.",
    deadline="La licencia de pesca puede solicitarse durante todo el año.",
    resolution_term="La licencia de pesca se resuelve en el plazo de 15 días hábiles.",
)
NURSERY = _page(
    "escuela-infantil",
    "902",
    "Admisión en escuelas infantiles",
    summary="Permite solicitar plaza en las escuelas infantiles públicas.",
    requirements="El niño o la niña debe haber nacido antes del 1 de mayo de 2026.",
    documents="Hay que presentar el libro de familia y el certificado de empadronamiento.",
    deadline="Las solicitudes se presentan del 1 al 20 de mayo de 2026.",
)
LIBRARY = _page(
    "carne-biblioteca",
    "903",
    "Carné de la red de bibliotecas",
    summary="El carné de biblioteca permite llevarse libros y películas en préstamo.",
    documents="Solo hace falta el documento de identidad.",
    fee="El carné de biblioteca es gratuito.",
)
PAGES = (FISHING, NURSERY, LIBRARY)
