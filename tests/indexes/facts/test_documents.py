from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import Fact, FactKind, Slot, extract_facts
from indexes.models import Aspect

NAMES = [
    ("el certificado de empadronamiento", ["certificado de empadronamiento"]),
    ("Aporte el DNI", ["dni"]),
    ("DNI o NIE", ["dni", "nie"]),
    ("DNI/NIE", ["dni", "nie"]),
    ("fotocopia del DNI", ["fotocopia del dni"]),
    ("Libro de familia", ["libro de familia"]),
    ("el certificado de empadronamiento actualizado", ["certificado de empadronamiento"]),
    (
        "volante de empadronamiento colectivo, con fecha de alta",
        ["volante de empadronamiento colectivo"],
    ),
    (
        "certificado de eficiencia energética emitido por técnico",
        ["certificado de eficiencia energética"],
    ),
    (
        "DNI, libro de familia y certificado de empadronamiento",
        ["dni", "libro de familia", "certificado de empadronamiento"],
    ),
    ("Declaración responsable", ["declaración responsable"]),
    ("declaración de la renta", ["declaración de la renta"]),
    ("justificante de pago de la tasa", ["justificante de pago de la tasa"]),
    (
        "certificado de hallarse al corriente con la Agencia Tributaria",
        ["certificado de hallarse al corriente con la agencia tributaria"],
    ),
    ("Le falta el contrato de alquiler", ["contrato de alquiler"]),
    ("certificado médico", ["certificado médico"]),
    ("certificado de estar al corriente de pago", ["certificado de estar al corriente de pago"]),
    ("Debe aportar el contrato de alquiler", ["contrato de alquiler"]),
    ("Hay que presentar un informe médico", ["informe médico"]),
    ("Necesita la partida de nacimiento", ["partida de nacimiento"]),
    ("Presente el DNI del solicitante", ["dni"]),
    ("Presente el DNI del representante", ["dni del representante"]),
    ("certificado o volante de empadronamiento", ["certificado o volante de empadronamiento"]),
    ("Traiga el pasaporte y la tarjeta sanitaria", ["pasaporte", "tarjeta sanitaria"]),
]

NONE = [
    "El contrato dura un año",
    "Presente la solicitud en la oficina",
    "la resolución se notificará",
    "DNI: 12345678Z",
    "un informe",
    "el certificado",
    "la documentación",
    "Su solicitud está en trámite",
    "fichas.aragon.es",
    "el título preliminar",
    "el plan de estudios",
    "la escritura",
    "el proyecto es bueno",
    "copias",
    "la sentencia del Supremo",
    "actas",
    "carta blanca",
    "el permiso",
    "autoridad",
    "el justificante",
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_document_is_named_in_lower_case_without_article(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.DOCUMENT, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_text_that_names_no_document_gives_none(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.DOCUMENT, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "No es necesario aportar el DNI",
        "No hace falta el DNI",
        "No tiene que presentar el DNI",
        "No se exige el DNI",
        "Ya no hay que llevar el DNI",
        "Sin necesidad de aportar el DNI",
        "La Administración consultará el DNI",
        "El DNI no es necesario",
        "El DNI lo consulta la Administración",
        "El DNI no hace falta",
    ],
)
def test_document_that_need_not_be_brought(of_kind: Callable[..., list[Fact]], text: str) -> None:
    assert [fact.slot for fact in of_kind(FactKind.DOCUMENT, text)] == [Slot.NOT_REQUIRED]


def test_negation_ends_where_something_else_is_asked(
    of_kind: Callable[..., list[Fact]],
) -> None:
    text = "No hace falta el certificado de soltería: basta con la declaración responsable."
    slots = [fact.slot for fact in of_kind(FactKind.DOCUMENT, text)]
    assert slots == [Slot.NOT_REQUIRED, Slot.DOCUMENT]


def test_negation_ends_at_but(of_kind: Callable[..., list[Fact]]) -> None:
    text = "No es necesario aportar el DNI, pero sí el certificado de empadronamiento."
    slots = [fact.slot for fact in of_kind(FactKind.DOCUMENT, text)]
    assert slots == [Slot.NOT_REQUIRED, Slot.DOCUMENT]


@pytest.mark.parametrize(
    "text",
    [
        "Se le entregará un certificado de discapacidad",
        "Permite obtener el certificado de profesionalidad",
        "Para renovar el título de familia numerosa",
        "Expedición del certificado de nacimiento",
        "Solicitar el certificado de empadronamiento",
    ],
)
def test_result_is_another_thing_than_what_is_brought(
    of_kind: Callable[..., list[Fact]], text: str
) -> None:
    assert [fact.slot for fact in of_kind(FactKind.DOCUMENT, text)] == [Slot.OTHER]


def test_list_of_documents_names_one_a_line(forms: Callable[..., list[str]]) -> None:
    text = "Solicitud\nFactura con el importe\n- Datos económicos\nEstatutos de la asociación"
    expected = ["solicitud", "factura", "datos económicos", "estatutos de la asociación"]
    assert forms(FactKind.DOCUMENT, text, aspect=Aspect.DOCUMENTS) == expected
    assert forms(FactKind.DOCUMENT, text, section=("Documentación",)) == expected


def test_not_required_form(of_kind: Callable[..., list[Fact]]) -> None:
    facts = of_kind(FactKind.FORM, "No es necesario presentar el modelo 650")
    assert [fact.slot for fact in facts] == [Slot.NOT_REQUIRED]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("No hace falta aportar:\n- Permiso de conducir [2]\n- DNI [2]", ()),
        ("Permiso de conducir y DNI\u2003Siempre\u2003La Administración lo consulta", ()),
        ("Permiso de conducir\nDNI", ("Documentación", "La Administración comprobará, salvo")),
        ("Permiso de conducir\nDNI", ("Consulta de datos",)),
    ],
    ids=["lead", "cell", "heading", "heading that names no one"],
)
def test_what_stands_above_or_beside_a_document_may_spare_it(
    text: str, section: tuple[str, ...]
) -> None:
    facts = [fact for fact in extract_facts(text, section=section) if fact.kind == "document"]
    assert [fact.slot for fact in facts] == [Slot.NOT_REQUIRED, Slot.NOT_REQUIRED]


@pytest.mark.parametrize(
    "text",
    [
        "Tiene que presentar:\n- Informe clínico [1]\n- Permiso de conducir [1]",
        "No hace falta aportar:\n- Certificado de empadronamiento\n\nPresente el DNI.",
        "DNI, si la Administración no lo consulta",
    ],
)
def test_only_what_is_spared_is_spared(text: str) -> None:
    facts = [fact for fact in extract_facts(text) if fact.kind == "document"]
    assert facts[-1].slot is Slot.DOCUMENT


def test_an_item_is_a_document_where_its_lead_asks_for_papers(
    of_kind: Callable[..., list[Fact]],
) -> None:
    text = "La documentación que hay que presentar es la siguiente:\n- Solicitud\n- Informe clínico"
    assert "informe clínico" in [fact.normalised for fact in of_kind(FactKind.DOCUMENT, text)]


@pytest.mark.parametrize(
    "text",
    [
        "No hace falta aportar: el libro de familia; el certificado de penales.",
        "The administration checks it; you need not submit it:\n- Certificado de penales",
        "Il n'est pas nécessaire de le fournir :\n- Certificado de penales",
        "Nu trebuie să le prezentați:\n- Certificado de penales",
        "No cal que ho aporteu:\n- Certificado de penales",
        "Certificado de penales. No es necesario aportarlo: lo consultará el departamento.",
    ],
)
def test_what_leads_or_follows_an_item_denies_it_too(
    of_kind: Callable[..., list[Fact]], text: str
) -> None:
    assert of_kind(FactKind.DOCUMENT, text)[-1].slot is Slot.NOT_REQUIRED


def test_what_follows_a_colon_may_be_asked_for_after_all(
    of_kind: Callable[..., list[Fact]],
) -> None:
    text = "No hace falta el DNI: hay que aportar el contrato de alquiler; el libro de familia."
    slots = [fact.slot for fact in of_kind(FactKind.DOCUMENT, text)]
    assert slots == [Slot.NOT_REQUIRED, Slot.DOCUMENT, Slot.DOCUMENT]


@pytest.mark.parametrize(
    "lead", ["Documents to submit", "Documents à présenter", "Documente de prezentat"]
)
def test_lists_are_read_under_leads_of_other_languages(
    of_kind: Callable[..., list[Fact]], lead: str
) -> None:
    (found,) = of_kind(FactKind.DOCUMENT, f"{lead}:\n- Formulario de inscripción")
    assert (found.normalised, found.slot) == ("formulario de inscripción", Slot.DOCUMENT)
