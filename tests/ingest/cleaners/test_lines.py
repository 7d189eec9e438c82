from __future__ import annotations

import pytest

from ingest.cleaners.lines import clean_line, is_banner, is_noise


@pytest.mark.parametrize(
    "text",
    [
        "Leer más", "Ir al contenido principal", "Volver a trámites", "Imprimir",
        "Diapositiva 2 de 5",
        "Audio of the content of this page", "procedure.content", "???es.titulo???", "{{ titulo }}",
        "LBL_TITULO", "—", "• • •", "Última actualización: 3 de mayo de 2026",
        "Compartir en Twitter",
        "¿Te ha resultado útil esta página?", "Abrir en una ventana nueva",
    ],
)  # fmt: skip
def test_interface_wording_is_noise(text: str) -> None:
    assert is_noise(text)


@pytest.mark.parametrize(
    "text",
    [
        "www.aragon.es", "info@aragon.es", "976 71 40 00", "Sí", "No", "Gratuito", "DNI", "IX",
        "Volver a solicitar el título exige esperar un año", "Imprimir y firmar la solicitud",
        "ley.pdf", "Menú del comedor", "3 de 5 plazas son para el barrio",
    ],
)  # fmt: skip
def test_content_is_no_noise(text: str) -> None:
    assert not is_noise(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Da acceso al título. Permite disfrutar de las venta… LEER MÁS", "Da acceso al título."),
        ("Texto completo. Leer más", "Texto completo."),
        ("Permite disfrut Leer más", "Permite disfrut"),
        ("  Con \n espacios\u200b ", "Con espacios"),
        ("Formulario (se abre en una ventana nueva)", "Formulario"),
    ],
)
def test_line_is_cut_where_the_page_cut_it(text: str, expected: str) -> None:
    assert clean_line(text) == expected


@pytest.mark.parametrize(
    ("text", "banner"),
    [
        ("Por tareas de mantenimiento, la sede electrónica no estará disponible el sábado.", True),
        ("Este sitio web utiliza cookies propias y de terceros.", True),
        ("Se suspenden los términos y plazos administrativos por el estado de alarma.", True),
        ("Su navegador no es compatible con este sitio.", True),
        ("Ayudas al mantenimiento de las explotaciones ganaderas.", False),
        ("El plazo de presentación es de un mes.", False),
        ("Se suspende el plazo para resolver si falta documentación.", False),
    ],
)
def test_banner(text: str, banner: bool) -> None:
    assert is_banner(text) is banner
