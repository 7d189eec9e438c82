from __future__ import annotations

from dataclasses import replace

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.gather import gather
from assist.suggestions.evidence.units import units_of
from assist.suggestions.writing.statements import Wording, one_of, state
from indexes.models import Aspect, Passage
from tests.assist.suggestions.world import FISHING, SEDE, page


def stated(aspect: Aspect, text: str, *, heading: str = "Sección") -> list[str]:
    return words(page(f"{SEDE}/s", "Trámite", [(heading, aspect, text)]), aspect)


def words(rows: list[Passage], aspect: Aspect) -> list[str]:
    found = gather(aspect, [rows])
    assert isinstance(found, AspectEvidence)
    return [
        f"{paragraph.lead} {' | '.join(s.text for s in paragraph.sentences)}".strip()
        for paragraph in state(found, Wording())
    ]


@pytest.mark.parametrize(
    ("aspect", "text", "expected"),
    [
        (Aspect.FEE, "19,73 €", "La tasa es de 19,73 €"),
        (Aspect.FEE, "El servicio es gratuito.", "El servicio es gratuito."),
        (Aspect.FEE, "Gratuito.", "El trámite es gratuito"),
        (Aspect.RESOLUTION_TERM, "Seis meses", "El plazo para resolver es de seis meses"),
        (
            Aspect.DEADLINE,
            "Del 1 al 20 de mayo de 2026",
            "El plazo de presentación es del 1 al 20 de mayo de 2026",
        ),
        (
            Aspect.DEADLINE,
            "1 mes desde el día siguiente a la firma.",
            "El plazo de presentación es el siguiente: 1 mes desde el día siguiente a la firma",
        ),
        (
            Aspect.SILENCE,
            "Desestimatorio",
            "Si no recibe respuesta en plazo, el efecto del silencio administrativo es "
            "desestimatorio",
        ),
        (
            Aspect.CHANNEL,
            "De forma presencial, en cualquier registro.",
            "La solicitud se presenta de forma presencial, en cualquier registro",
        ),
        (
            Aspect.FEE,
            "Tasa 24, según el modelo 524",
            "Sobre la tasa, la información oficial indica: Tasa 24, según el modelo 524",
        ),
    ],
)
def test_a_fragment_becomes_a_sentence(aspect: Aspect, text: str, expected: str) -> None:
    assert stated(aspect, text) == [expected]


@pytest.mark.parametrize("hours", ["De 16 a 21 horas", "Sábados, de 9 a 14", "De 9:00 a 14:00"])
def test_hours_are_told_as_hours_however_they_are_written(hours: str) -> None:
    (told,) = stated(Aspect.WHERE, hours, heading="Horario")
    assert told.startswith("El horario es el siguiente")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "Del 1 de junio al 6 de septiembre, de 11:30 a 21:00 horas",
            "El horario es el siguiente: d",
        ),
        ("Del 1 al 6 de junio, hasta las 14:00 horas", "El plazo de presentación es d"),
    ],
)
def test_hours_of_a_season_are_no_term_to_apply(text: str, begins: str) -> None:
    (told,) = stated(Aspect.DEADLINE, text)
    assert told.startswith(begins)


def test_a_term_may_give_the_hours_of_the_counter() -> None:
    (told,) = stated(Aspect.DEADLINE, "Del 1 al 30 de marzo, de 9:00 a 14:00", heading="Plazo")
    assert told.startswith("El plazo de presentación es del 1 al 30 de marzo")


def test_a_phrase_that_begins_like_a_verb_is_put_into_a_sentence() -> None:
    (told,) = stated(
        Aspect.CHANNEL, "En esta sede, con certificado o con el código recibido por SMS."
    )
    assert told.startswith("La solicitud se presenta en esta sede")


def test_a_day_that_it_is_closed_is_of_the_hours_too() -> None:
    (told,) = stated(Aspect.WHERE, "Viernes, de 8:30 a 14:30\nSábados cerrado", heading="Horario")
    assert told.startswith("El horario es el siguiente:")


def test_how_long_it_is_valid_is_no_term_to_apply() -> None:
    told = stated(Aspect.DEADLINE, "Cinco años; la provisional, un año.", heading="Vigencia")
    assert told == ["Vigencia: cinco años; la provisional, un año"]


def test_rows_are_told_below_the_names_of_their_columns_and_are_no_range() -> None:
    table = (
        "Importe\tPlazo\tAval\nDe 120 a 1.500 €\t6 meses\tNo\nMás de 1.500 €\t12 meses\tBancario"
    )
    assert stated(Aspect.DEADLINE, table) == [
        "Los plazos de presentación son los siguientes: Importe, Plazo, Aval | "
        "De 120 a 1.500 €, 6 meses, No | Más de 1.500 €, 12 meses, Bancario"
    ]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("Precios públicos", "28 €", "El precio es de 28 €"),
        ("Cuota anual", "35,00 €", "La cuota es de 35,00 €"),
        ("Quién paga", "28 €", "La tasa es de 28 €"),
        ("Pagos", "Adultos: 19,73 €", "Adultos: la tasa es de 19,73 €"),
        ("Pagos", "Tasa anual: 60 € el segundo", "Tasa anual: 60 € el segundo"),
    ],
)
def test_what_is_paid_goes_by_the_name_that_the_page_gives_it(
    heading: str, text: str, expected: str
) -> None:
    assert stated(Aspect.FEE, text, heading=heading) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("976 714 000", "El teléfono es el 976 714 000"),
        ("Teléfono: 976 714 000", "El teléfono es el 976 714 000"),
        ("pesca@example.org", "El correo electrónico es pesca@example.org"),
        (
            "976 714 000 (solo por la mañana)",
            "Los datos de contacto son los siguientes: 976 714 000 (solo por la mañana)",
        ),
    ],
)
def test_one_way_to_reach_somebody_is_said_in_a_sentence(text: str, expected: str) -> None:
    assert stated(Aspect.CONTACT, text) == [expected]


def test_the_condition_of_a_row_is_parted_from_its_paper() -> None:
    text = "Solicitud\u2003Siempre\nDenuncia\u2003si es por robo\u2003La persona interesada"
    assert stated(Aspect.DOCUMENTS, text) == [
        "La documentación que hay que presentar es la siguiente: Solicitud | "
        "Denuncia, si es por robo"
    ]


def test_the_interested_person_at_the_end_of_a_name_is_no_cell() -> None:
    text = "Solicitud\nDocumento de identidad de la persona interesada"
    assert stated(Aspect.DOCUMENTS, text)[0].endswith("de la persona interesada")


def test_documents_are_a_list_under_a_lead() -> None:
    assert words(FISHING, Aspect.DOCUMENTS) == [
        "La documentación que hay que presentar es la siguiente: Solicitud normalizada | "
        "Documento de identidad | Justificante del pago de la tasa",
        "La Administración comprueba por sí misma lo siguiente, que no hace falta aportar: "
        "Certificado de empadronamiento",
    ]


def test_cells_that_say_nothing_are_left_out_and_those_of_the_administration_set_apart() -> None:
    text = (
        "Libro de familia. Siempre La persona interesada\n"
        "Poder si actúa un representante La persona interesada\n"
        "Datos de identidad. Siempre La Administración lo consulta"
    )
    assert stated(Aspect.DOCUMENTS, text) == [
        "La documentación que hay que presentar es la siguiente: Libro de familia | "
        "Poder si actúa un representante",
        "La Administración comprueba por sí misma lo siguiente, que no hace falta aportar: "
        "Datos de identidad",
    ]


def test_conditional_documents_keep_their_condition() -> None:
    assert stated(Aspect.DOCUMENTS, "Poder notarial.", heading="Si actúa un representante") == [
        "La documentación que hay que presentar depende del caso. "
        "Si actúa un representante: Poder notarial"
    ]


def test_the_case_comes_before_its_paper() -> None:
    text = "Poder notarial: si actúa un representante\nLibro de familia: si hay menores"
    found = stated(Aspect.DOCUMENTS, text, heading="Solo si se encuentra en alguno de estos casos")
    assert found[0].endswith(
        ": Si actúa un representante, poder notarial | Si hay menores, libro de familia"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("976 714 000 / 974 293 131", "Los teléfonos son 976 714 000 y 974 293 131"),
        (
            "a@example.org, b@example.org",
            "Los correos electrónicos son a@example.org y b@example.org",
        ),
    ],
)
def test_several_ways_of_one_kind_are_said_in_a_sentence(text: str, expected: str) -> None:
    assert stated(Aspect.CONTACT, text) == [expected]


def test_ways_to_apply_are_told_one_after_the_other() -> None:
    text = "De forma electrónica, en la sede electrónica.\nDe forma presencial, en los registros."
    assert stated(Aspect.CHANNEL, text) == [
        "La solicitud se presenta de forma electrónica, en la sede electrónica | "
        "También se puede presentar de forma presencial, en los registros"
    ]


def test_a_bare_way_is_not_repeated_where_a_sentence_says_it() -> None:
    text = "Puede iniciar el trámite en línea.\nDe forma electrónica."
    assert stated(Aspect.CHANNEL, text) == ["Puede iniciar el trámite en línea."]


def test_who_asks_where_reads_how_in_the_words_of_how() -> None:
    rows = page(
        f"{SEDE}/s",
        "Trámite",
        [
            ("Cómo", Aspect.CHANNEL, "De forma presencial, en cualquier registro"),
            ("Dónde", Aspect.WHERE, "Dirección General de Tributos"),
        ],
    )
    found = AspectEvidence(Aspect.WHERE, tuple(unit for row in rows for unit in units_of(row)))
    assert [p.sentences[0].text for p in state(found, Wording())] == [
        "La solicitud se presenta de forma presencial, en cualquier registro",
        "Puede dirigirse a: Dirección General de Tributos",
    ]


def test_papers_are_never_ways_to_apply() -> None:
    rows = page(
        f"{SEDE}/s",
        "Trámite",
        [("Documentación", Aspect.DOCUMENTS, "Libro de familia\nCertificado médico")],
    )
    found = AspectEvidence(Aspect.CHANNEL, tuple(unit for row in rows for unit in units_of(row)))
    assert [p.lead for p in state(found, Wording())] == [
        "La documentación que hay que presentar es la siguiente:"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Resolución: El plazo legal para resolver es de seis meses.",
            "El plazo legal para resolver es de seis meses.",
        ),
        (
            "Zaragoza: El plazo legal para resolver es de seis meses.",
            "Zaragoza: El plazo legal para resolver es de seis meses.",
        ),
    ],
)
def test_a_label_that_says_no_more_than_its_sentence_goes(text: str, expected: str) -> None:
    assert stated(Aspect.RESOLUTION_TERM, text) == [expected]


def test_whom_it_is_for_needs_no_colon_before_a_plural() -> None:
    assert stated(Aspect.AUDIENCE, "Personas mayores de 65 años.") == [
        "Está dirigido a personas mayores de 65 años"
    ]


def test_a_line_with_a_colon_leads_what_follows() -> None:
    text = "Debe cumplir una de estas condiciones:\nTener 65 años.\nSer pensionista."
    assert stated(Aspect.REQUIREMENTS, text) == [
        "Debe cumplir una de estas condiciones: Tener 65 años | Ser pensionista"
    ]


def test_every_stated_sentence_rests_on_its_unit() -> None:
    found = gather(Aspect.DOCUMENTS, [FISHING])
    assert found is not None
    for paragraph in state(found, Wording("plain")):
        for sentence in paragraph.sentences:
            assert len(sentence.sources) == 1
            assert sentence.text in sentence.sources[0].text


@pytest.mark.parametrize(
    ("aspect", "text", "expected"),
    [
        (
            Aspect.DEADLINE,
            "Donaciones: 1 mes.",
            "Donaciones: el plazo de presentación es de 1 mes",
        ),
        (Aspect.DEADLINE, "De 9:00 a 14:00", "El horario es el siguiente: de 9:00 a 14:00"),
        (Aspect.DEADLINE, "Plazo de guarda: 2 meses", "Plazo de guarda: 2 meses"),
        (Aspect.RESOLUTION_TERM, "Plazo: 3 meses", "El plazo para resolver es de 3 meses"),
        (
            Aspect.REQUIREMENTS,
            "Efectuar el depósito en dos meses.",
            "Hay que efectuar el depósito en dos meses",
        ),
        (
            Aspect.REQUIREMENTS,
            "Para pedir la revisión del grado deben haber pasado dos años.",
            "Para pedir la revisión del grado deben haber pasado dos años.",
        ),
        (
            Aspect.REQUIREMENTS,
            "Titular de una explotación",
            "El requisito es el siguiente: titular de una explotación",
        ),
        (
            Aspect.REQUIREMENTS,
            "Acreditarlo de una de estas formas: escritura o testigos.",
            "Hay que acreditarlo de una de estas formas: escritura o testigos",
        ),
    ],
)
def test_one_phrase_is_said_as_a_person_says_it(aspect: Aspect, text: str, expected: str) -> None:
    assert stated(aspect, text) == [expected]


def test_one_paper_of_several_is_told_as_one_of_them() -> None:
    unit = units_of(
        page(f"{SEDE}/s", "Trámite", [("Papeles", Aspect.DOCUMENTS, "Libro de familia")])[0]
    )[0]
    assert one_of(Aspect.DOCUMENTS, unit).text == (
        "Entre la documentación que hay que presentar está la siguiente: libro de familia"
    )


def test_what_is_asked_of_the_reader_needs_no_words_before_it() -> None:
    text = "Consúltela en el teléfono de información."
    assert stated(Aspect.WHERE, text, heading="Dirección") == [text]


def test_an_address_is_told_as_such() -> None:
    assert stated(Aspect.WHERE, "Calle Conde, 3", heading="Dirección") == [
        "Dirección: Calle Conde, 3"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Solicitud de la ayuda",
        "Escritura de aceptación de la herencia. Los ejemplares varían según el caso.",
        "Certificado de nacimiento si el menor está en acogida",
    ],
)
def test_a_paper_is_never_said_without_what_it_is(text: str) -> None:
    (found,) = stated(Aspect.DOCUMENTS, text)[:1]
    assert found.startswith("La documentación que hay que presentar es la siguiente:")


def test_a_sentence_about_papers_is_said_as_it_stands() -> None:
    text = "Los documentos se presentan firmados por todos los titulares."
    assert stated(Aspect.DOCUMENTS, text) == [text]


def test_an_offer_is_not_made_where_the_way_is_told() -> None:
    text = "Puede presentarlo en una oficina.\nDe forma presencial, en los centros sanitarios."
    assert stated(Aspect.CHANNEL, text) == [
        "La solicitud se presenta de forma presencial, en los centros sanitarios"
    ]
    assert stated(Aspect.CHANNEL, "Puede presentarlo en una oficina.") == [
        "Puede presentarlo en una oficina."
    ]


def test_rows_with_their_names_are_no_text_but_a_list() -> None:
    table = "Usuario\u2003Verano\nAdultos\u20034 €\nNiños\u20032 €"
    (passage,) = page(f"{SEDE}/s", "Trámite", [("Tarifas", Aspect.FEE, table)])
    rows = units_of(passage)[1:]
    named = [replace(row, text=row.text.replace("\u2003", ", verano: ")) for row in rows]
    (told,) = state(AspectEvidence(Aspect.FEE, tuple(named)), Wording())
    assert told.layout == "list"
    assert [s.text for s in told.sentences] == ["Adultos, verano: 4 €", "Niños, verano: 2 €"]
