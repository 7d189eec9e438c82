from __future__ import annotations

import copy
import pickle
import string
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from stdnum import luhn
from stdnum.es import dni as dni_number
from stdnum.es import nie as nie_number
from stdnum.iso7064 import mod_97_10

from indexes.facts import extract_facts
from indexes.models import Channel
from indexes.redaction import (
    Allowed,
    FindingKind,
    RedactedCase,
    RedactedText,
    default_allowed,
    redact,
    trusted,
)

PERSONAL = [
    ("Mi DNI es 12345678Z", "Mi DNI es [DNI]"),
    ("Mi DNI es 12.345.678-Z", "Mi DNI es [DNI]"),
    ("Mi DNI es 12 345 678 Z", "Mi DNI es [DNI]"),
    ("12345678z", "[DNI]"),
    ("DNI 12345678A, mal escrito", "DNI [DNI], mal escrito"),
    ("DNI: 12345678", "DNI: [DNI]"),
    ("12345678A", "[DNI]"),
    ("soy el 12.345.678-a de la lista", "soy el [DNI] de la lista"),
    ("mi número es 12 345 678 B", "mi número es [DNI]"),
    ("X1234567A", "[NIE]"),
    ("ES91 2100 0418 4502 0005 1333", "[IBAN]"),
    ("DE89 3704 0044 0532 0130 01", "[IBAN]"),
    ("FR1420041010050500013M02607 es mi cuenta", "[IBAN] es mi cuenta"),
    ("tarjeta 4111 1111 1111 1112", "tarjeta [TARJETA BANCARIA]"),
    ("mi número de la seguridad social es 281234567841",
     "mi número de la seguridad social es [NÚMERO DE LA SEGURIDAD SOCIAL]"),
    ("NIE X1234567L", "NIE [NIE]"),
    ("NIE X-1234567-L", "NIE [NIE]"),
    ("Pasaporte AAA123456", "Pasaporte [PASAPORTE]"),
    ("IBAN ES91 2100 0418 4502 0005 1332 gracias", "IBAN [IBAN] gracias"),
    ("ES9121000418450200051332", "[IBAN]"),
    ("DE89 3704 0044 0532 0130 00", "[IBAN]"),
    ("cuenta 2100 0418 45 0200051332", "cuenta [CUENTA]"),
    ("tarjeta 4111 1111 1111 1111", "tarjeta [TARJETA BANCARIA]"),
    ("NUSS 281234567840", "NUSS [NÚMERO DE LA SEGURIDAD SOCIAL]"),
    ("matrícula 1234 BCD", "matrícula [MATRÍCULA]"),
    ("el coche 1234BCD", "el coche [MATRÍCULA]"),
    ("Z-1234-AB", "[MATRÍCULA]"),
    ("Llámeme al 612 34 56 78", "Llámeme al [TELÉFONO]"),
    ("mi fijo es 976 12 34 56", "mi fijo es [TELÉFONO]"),
    ("+34 612345678", "[TELÉFONO]"),
    ("juan.perez@gmail.com", "[CORREO]"),
    ("Me llamo Juan Pérez García", "Me llamo [NOMBRE]"),
    ("me llamo juan perez y quiero", "me llamo [NOMBRE] y quiero"),
    ("Mi nombre es Oyelaran Adeyemi", "Mi nombre es [NOMBRE]"),
    ("Soy Marta y tengo dos hijos", "Soy [NOMBRE] y tengo dos hijos"),
    ("soy maria lopez", "soy [NOMBRE]"),
    ("Soy Yuleidy Marcano", "Soy [NOMBRE]"),
    ("Mi hijo Anselmo tiene 3 años", "Mi hijo [NOMBRE] tiene 3 años"),
    ("D. Anselmo Buil", "D. [NOMBRE]"),
    ("Buenos días, Sra. Lambán:", "Buenos días, Sra. [NOMBRE]:"),
    ("Hola, Nerea: el plazo", "Hola, [NOMBRE]: el plazo"),
    ("Fdo.: Anselmo Buil Castán", "Fdo.: [NOMBRE]"),
    ("Atentamente,\nAnselmo Buil", "Atentamente,\n[NOMBRE]"),
    ("Un saludo.\nPilar", "Un saludo.\n[NOMBRE]"),
    ("Gracias, Noelia.", "Gracias, [NOMBRE]."),
    ("Kind regards,\nNiamh", "Kind regards,\n[NOMBRE]"),
    ("Verónica Lambán Otal, 619 447 082", "[NOMBRE], [TELÉFONO]"),
    ("Anselmo Buil (DNI 12345678Z)", "[NOMBRE] (DNI [DNI])"),
    ("El expediente de María Jesús García Gil", "El expediente de [NOMBRE]"),
    ("Vivo en la calle Mayor 15, 3º B, 50001 Zaragoza", "Vivo en la [DIRECCIÓN] Zaragoza"),
    ("Mi dirección es C/ Alfonso I, 12, 2.º izda, Huesca", "Mi dirección es [DIRECCIÓN], Huesca"),
    ("Nací el 5 de mayo de 1980", "Nací el [FECHA DE NACIMIENTO]"),
    ("Fecha de nacimiento: 05/05/1980", "Fecha de nacimiento: [FECHA DE NACIMIENTO]"),
    ("Mi hija nació en Teruel el 3 de marzo de 2024",
     "Mi hija nació en Teruel el [FECHA DE NACIMIENTO]"),
    ("My son was born on October 10, 2026", "My son was born on [FECHA DE NACIMIENTO]"),
    ("Je suis née à Lyon le 3 mai 1980", "Je suis née à Lyon le [FECHA DE NACIMIENTO]"),
    ("S-a născut pe 3 noiembrie 2026", "S-a născut pe [FECHA DE NACIMIENTO]"),
    ("data nașterii: 03.11.2026", "data nașterii: [FECHA DE NACIMIENTO]"),
    ("Донька народилася 3 листопада 2026", "Донька народилася [FECHA DE NACIMIENTO]"),
    ("ولدت ابنتي في 3 نوفمبر 2026", "ولدت ابنتي في [FECHA DE NACIMIENTO]"),
]  # fmt: skip

KEPT = [
    "la ayuda se llama PEAC y no sé qué es",
    "el programa se llama PIREI. ¿Quién lo pide?",
    "soy viuda",
    "el BOE de 20260101 y 8 a 14 h",
    "la partida 12345678 a repartir",
    "el modelo 650 y la tasa 24 A",
    "ES un trámite de 2026 para 12 personas",
    "hay 4111 solicitudes y 1112 concedidas",
    "Soy autónomo y tengo 62 años",
    "SOY AUTÓNOMA",
    "Soy titular del título de familia numerosa",
    "Soy de Huesca",
    "Vivo en Huesca",
    "La oficina está en la calle Mayor 5",
    "Paseo María Agustín, 36",
    "el Hospital Miguel Servet",
    "el CEIP Juan Ramón Jiménez",
    "Calle Juan Pablo Bonet",
    "Un saludo.\nOficina de Huesca",
    "Atentamente,\nServicios centrales de atención a la ciudadanía",
    "Un saludo, Jaca",
    "Donación de un coche",
    "hola m habeis denegado el paro",
    "Buenos días: la tasa es de 19,73 €",
    "Gracias por su ayuda",
    "Hola, quería saber el plazo",
    "El plazo va del 1 al 20 de mayo de 2026",
    "los nacidos antes del 1 de enero de 2008",
    "nacimiento: 15 días hábiles",
    "976 71 40 00",
    "el 012",
    "el 900 12 13 14",
    "infoyregistro@aragon.es",
    "alguien@sede.administracion.gob.es",
    "974 29 31 88 (Unidad de Fianzas de Huesca)",
    "La tasa 24, modelo 650, anexo II, trámite 727",
    "art. 21.3 de la Ley 39/2015, de 1 de octubre",
    "Orden HAP/153/2016 y expediente 2024/1234567",
    "ingresos de 14.400 € y 2.000 horas",
    "en 2025 DGT",
    "curso 2024-2025",
    "Sr. Director General",
]


@pytest.mark.parametrize(("text", "expected"), PERSONAL)
def test_personal_datum_becomes_a_placeholder(text: str, expected: str) -> None:
    assert redact(text).text == expected


@pytest.mark.parametrize(
    "name", ["Zoraya", "ZORAYA", "ANA", "GARCÍA", "ZORAYA QUISPE", "Zoraya PEAC"]
)
def test_who_is_called_so_is_no_acronym(name: str) -> None:
    assert redact(f"mi hija se llama {name} y tiene seis años").text == (
        "mi hija se llama [NOMBRE] y tiene seis años"
    )


def test_a_name_in_capitals_of_nobody_told_before_is_a_name() -> None:
    assert redact("Tiene seis años. Se llama NAYRA").text == "Tiene seis años. Se llama [NOMBRE]"


@pytest.mark.parametrize("text", KEPT)
def test_what_identifies_nobody_is_kept(text: str) -> None:
    result = redact(text)
    assert result.text == text
    assert result.found == ()


def test_finding_tells_kind_and_place_but_not_the_datum() -> None:
    (finding,) = redact("DNI 12345678Z").found
    assert (finding.kind, finding.start, finding.end) == (FindingKind.DNI, 4, 13)
    assert "12345678" not in finding.model_dump_json()


def test_contacts_of_the_installation_are_kept_when_allowed() -> None:
    text = "Llame al 941 29 11 00 o escriba a info@ayto.example"
    assert redact(text).text == "Llame al [TELÉFONO] o escriba a [CORREO]"
    allow = default_allowed().also(
        phones=frozenset({"+34941291100"}), email_domains=frozenset({"ayto.example"})
    )
    assert redact(text, allow=allow).text == text


def test_nothing_is_institutional_when_nothing_is_allowed() -> None:
    assert redact("infoyregistro@aragon.es", allow=Allowed()).text == "[CORREO]"


def test_domain_that_only_ends_like_an_allowed_one_is_not_allowed() -> None:
    assert redact("a@noaragon.es").text == "[CORREO]"


def test_redacted_text_is_made_by_redaction_only() -> None:
    with pytest.raises(TypeError):
        RedactedText("DNI 12345678Z")
    assert isinstance(redact("hola").text, RedactedText)
    assert isinstance(trusted("hola"), RedactedText)
    assert not isinstance(redact("hola").text + "", RedactedText)


def test_redacted_text_survives_copies() -> None:
    text = redact("Me llamo Juan").text
    for again in (copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert again == text
        assert isinstance(again, RedactedText)


def test_models_refuse_text_that_was_not_redacted() -> None:
    class Note(BaseModel):
        text: RedactedText

    with pytest.raises(ValidationError):
        Note(text="hola")  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        Note.model_validate_json('{"text": "hola"}')
    note = Note(text=redact("Me llamo Juan").text)
    assert note.model_dump() == {"text": "Me llamo [NOMBRE]"}
    assert note.model_dump_json() == '{"text":"Me llamo [NOMBRE]"}'
    assert Note.model_json_schema()["properties"]["text"]["type"] == "string"


def test_case_holds_redacted_text_only() -> None:
    fields = {
        "id": "1",
        "answer": redact("Sí").text,
        "office": "huesca",
        "channel": Channel.EMAIL,
        "resolved_at": datetime(2025, 1, 1, tzinfo=UTC),
    }
    case = RedactedCase(question=redact("Me llamo Juan").text, **fields)
    assert isinstance(case.question, RedactedText)
    with pytest.raises(ValidationError):
        RedactedCase(question="Me llamo Juan", **fields)


AROUND = st.text(alphabet=string.ascii_lowercase + " ,.;\n¿?áé", max_size=30)


def _dni(number: int) -> str:
    return f"{number:08d}{dni_number.calc_check_digit(f'{number:08d}')}"


def _nie(prefix: str, number: int) -> str:
    body = f"{prefix}{number:07d}"
    return body + nie_number.calc_check_digit(body)


def _iban(account: int) -> str:
    digits = f"{account:020d}"
    return "ES" + mod_97_10.calc_check_digits(f"{digits}ES") + digits


@given(AROUND, st.integers(0, 99_999_999), st.integers(0, 3), AROUND)
def test_valid_dni_never_survives(before: str, number: int, form: int, after: str) -> None:
    plain = _dni(number)
    digits, letter = plain[:8], plain[8]
    written = [
        plain,
        plain.lower(),
        f"{digits}-{letter}",
        f"{digits[:2]}.{digits[2:5]}.{digits[5:]}-{letter}",
    ][form]
    result = redact(f"{before} {written} {after}").text
    assert written not in result
    assert digits not in result


@given(AROUND, st.sampled_from("XYZ"), st.integers(0, 9_999_999), st.booleans(), AROUND)
def test_valid_nie_never_survives(
    before: str, prefix: str, number: int, dashed: bool, after: str
) -> None:
    plain = _nie(prefix, number)
    written = f"{plain[0]}-{plain[1:8]}-{plain[8]}" if dashed else plain
    result = redact(f"{before} {written}, {after}").text
    assert plain[1:8] not in result


@given(AROUND, st.integers(0, 10**20 - 1), st.booleans(), AROUND)
def test_valid_iban_never_survives(before: str, account: int, spaced: bool, after: str) -> None:
    plain = _iban(account)
    written = " ".join(plain[i : i + 4] for i in range(0, 24, 4)) if spaced else plain
    result = redact(f"{before} {written} {after}").text
    assert plain[4:] not in result.replace(" ", "")


@given(st.integers(4 * 10**14, 6 * 10**14 - 1))
def test_valid_card_never_survives(number: int) -> None:
    plain = f"{number}{luhn.calc_check_digit(str(number))}"
    assert plain not in redact(f"mi tarjeta es {plain}").text


@given(st.sampled_from("67"), st.integers(0, 99_999_999), st.sampled_from(["", " ", "-", "."]))
def test_mobile_number_never_survives(first: str, rest: int, mark: str) -> None:
    digits = f"{first}{rest:08d}"
    if digits[1:] == "0" * 8:
        return
    written = mark.join([digits[:3], digits[3:5], digits[5:7], digits[7:]])
    assert written not in redact(f"Llámeme al {written} por la tarde").text


@given(st.text())
def test_any_text_is_redacted_once(text: str) -> None:
    once = redact(text)
    assert redact(once.text).text == once.text
    assert all(0 <= f.start < f.end <= len(text) for f in once.found)


@given(
    st.integers(1, 99_999),
    st.dates(),
    st.integers(1, 99_999),
    st.integers(1, 60),
    st.integers(1980, 2030),
)
def test_facts_of_a_question_are_not_eaten(
    cents: int, day: object, code: int, law: int, year: int
) -> None:
    text = (
        f"¿La tasa del trámite {code} sigue siendo de {cents / 100:.2f} €? "
        f"En el BOA del {day:%d/%m/%Y} se cita la Ley {law}/{year} y el anexo II. "
        "Llamé al 976 71 40 00 y al 012."
    )
    redacted = redact(text).text
    assert redacted == text
    assert extract_facts(redacted) == extract_facts(text)


def test_lone_surrogate_is_replaced_so_that_the_text_can_be_stored() -> None:
    assert redact("a\ud800b").text.encode()
