from __future__ import annotations

from typing import Any

import pytest

REST = (
    "<h2>Requisitos</h2><p>Residir aquí.</p><h2>Plazo</h2><p>Todo mayo.</p>"
    "<h2>Tasas</h2><p>No hay.</p>"
)


@pytest.mark.parametrize(
    ("html", "online", "in_person"),
    [
        ("<p>Por internet, en la sede electrónica, o en cualquier oficina de registro.</p>",
         True, True),
        ("<p>Solo de forma presencial.</p>", False, True),
        ("<p>Exclusivamente por medios electrónicos.</p>", True, False),
        ("<p>De forma presencial. No se admite la presentación electrónica.</p>", False, True),
        ("<h3>Presencial</h3><p>No disponible.</p><h3>En línea</h3><p>Con certificado.</p>",
         True, False),
        ("<h3>En persona</h3><p>No se admite.</p><h3>Por internet</h3><p>Disponible.</p>",
         True, False),
        ("<ul><li>Tramitación en línea: sí</li><li>Presencial: no</li></ul>", True, False),
        ('<p>Iniciar en línea <img src="a.png" alt="No"></p>'
         '<p>Presencial <i class="icon-ok"></i></p>',
         False, True),
        ("<table><tr><td>Presencial</td><td>Sí</td></tr><tr><td>Internet</td><td>No</td></tr></table>",
         False, True),
        ("<p>Iniciar trámite en línea: no</p>", False, None),
        ("<p>Iniciar trámite en línea: No disponible</p>", False, None),
        ("<p>No se admite por internet.</p>", False, None),
        ("<p>Solo por la sede electrónica.</p>", True, False),
        ("<p>Presencial: Sí | Internet: No</p>", False, True),
        ("<p>Presentación telemática (no disponible)</p>", False, None),
        ("<p>Tramitación telemática: No, solo presencial.</p>", False, True),
        ("<p>Quedan excluidas las solicitudes por medios electrónicos.</p>", False, None),
        ("<p>No hace falta acudir a la oficina: se hace todo en línea.</p>", True, None),
        ("<p>No necesita certificado digital para la tramitación en línea.</p>", True, None),
        ("<p>No sólo por internet: también en cualquier registro.</p>", True, True),
        ("<p>Pago electrónico: sí</p><p>Presencial, en la oficina.</p>", None, True),
        ("<p>Las personas jurídicas, únicamente por vía electrónica; las demás pueden presentarla"
         " en cualquier registro.</p>", True, True),
        ("<p>Solo se puede pedir por teléfono.</p>", False, False),
        ("<p>Només presencialment, amb cita prèvia.</p>", False, True),
        ("<table><tr><th>Internet</th><th>Presencial</th></tr><tr><td>Sí</td><td>No</td></tr></table>",
         True, False),
        ("<p>Consulte el correo electrónico del servicio.</p>", None, None),
        ("<p>Se tramita de oficio.</p>", None, None),
    ],
)  # fmt: skip
def test_channels(read_body: Any, html: str, online: bool | None, in_person: bool | None) -> None:
    procedure = read_body(f"<h2>Forma de presentación</h2>{html}{REST}").procedure
    assert procedure is not None
    assert (procedure.channels.online, procedure.channels.in_person) == (online, in_person)
