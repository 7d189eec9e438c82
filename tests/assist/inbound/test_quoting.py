"""What a person wrote stays; what others wrote, and programs, goes."""

from __future__ import annotations

import pytest

from assist.inbound import quoting
from assist.inbound.quoting import written

_OWN = "Buenos días:\n¿Qué necesito? Tengo:\n- el libro de familia\n- el padrón"


@pytest.mark.parametrize(
    "quoted",
    [
        "El vie, 20 nov 2026 a las 9:12, Oficina (<huesca@aragon.es>)\nescribió:\n> Díganos.",
        "El 20/11/2026 9:12, Oficina escribió:\n> Díganos.\n>> Antes\n",
        "On Fri, Nov 20, 2026 at 9:12 AM Office <o@x.es> wrote:\n> Tell us.",
        "Le ven. 20 nov. 2026 à 09:12, Bureau <o@x.es> a écrit :\n> Dites.",
        "În data de vin., 20 nov. 2026 la 09:12, Birou <o@x.es> a scris:\n> Spuneți.",
        "El dv., 20 de nov. 2026, Oficina <o@x.es> va escriure:\n> Digueu.",
        "________________________________\nDe: Oficina <o@x.es>\nEnviado: viernes\nAsunto: X\n\nY.",
        "De: Oficina <o@x.es>\nEnviado el: viernes\nPara: Ana\nAsunto: X\n\nDíganos.",
        "-----Mensaje original-----\nDe: Oficina\nDíganos.",
        "-- \nAna Gómez\nTel. 600 123 456",
        "Enviado desde mi iPhone",
        "Un saludo,\nAna Gómez\nCalle Mayor, 3",
        "AVISO LEGAL: este mensaje va dirigido a su destinatario y puede contener información.",
    ],
)
def test_what_is_not_the_persons_own_goes(quoted: str) -> None:
    assert written(f"{_OWN}\n\n{quoted}") == _OWN


@pytest.mark.parametrize(
    "text",
    [
        _OWN,
        "Gracias,\nnecesito saber cuánto cuesta el título y dónde se pide.\nTengo tres hijos, uno "
        "de ellos mayor de edad, y vivimos en un pueblo.\n¿Puede renovarse?\nY otra cosa:\na\nb\nc",
        "De: mi padre y mi madre\nno tengo el certificado. ¿Sirve otro?",
        "El funcionario escribió: falta un papel. ¿Cuál?",
        "-----Mensaje original-----\nDe: X\nFecha: Y\nAsunto: Z\n\n¿Cuánto cuesta?",
        "",
    ],
)
def test_what_is_the_persons_own_stays(text: str) -> None:
    assert written(text) == text


def test_an_answer_between_the_lines_is_kept() -> None:
    mail = "El lun, 1 ene 2026, X <x@y.es> escribió:\n> ¿Tiene hijos?\nSí, tres\n> ¿Vive aquí?\nNo"
    assert written(mail) == "Sí, tres\nNo"


@pytest.mark.parametrize("text", ["El " * 8_000, "De: x\n" * 4_000, "- \n" * 8_000, "a_" * 12_000])
def test_texts_that_patterns_could_run_wild_on_are_read(text: str) -> None:
    assert written(text)  # where a pattern runs wild, the suite's timeout tells


@pytest.mark.parametrize("text", ["On " * 18_000, "¿Qué necesito?\n" + "On " * 400, "a\n" * 20_000])
def test_what_is_too_long_for_the_library_never_reaches_it(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(quoting, "EmailMessage", lambda **given: read.append(given["text"]))
    assert written(text) == text.strip()
    assert read == []
