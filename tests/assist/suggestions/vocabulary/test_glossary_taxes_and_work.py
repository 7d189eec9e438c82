from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss


@pytest.mark.parametrize(
    ("said", "neighbour", "matter"),
    [
        (
            "este año tengo que hacer la renta o estoy exento",
            "me han subido la renta del piso",
            "declaración renta IRPF",
        ),
        (
            "tengo que darme de alta en hacienda antes de abrir",
            "quiero darme de alta en el padrón",
            "declaración censal",
        ),
        (
            "mis padres quieren poner el piso a nombre de su hijo",
            "poner el coche a mi nombre",
            "sucesiones donaciones impuesto",
        ),
        (
            "me han cobrado dos veces la tasa",
            "he pagado la tasa y no me deja seguir",
            "devolución ingresos indebidos",
        ),
        (
            "no me ha llegado el recibo para pagar en el banco",
            "recibo de la luz muy caro",
            "duplicado recibo",
        ),
        (
            "en cuánto valora hacienda el piso",
            "cuánto vale el certificado",
            "valoración previa bienes inmuebles",
        ),
        (
            "soy transportista y quiero la devolución del gasoil",
            "la gasolina está cara",
            "devolución hidrocarburos",
        ),
        (
            "a qué edad puedo jubilarme y cobrar la pensión",
            "centro de jubilados",
            "pensión jubilación",
        ),
        (
            "me han dado la baja por ansiedad cuánto cobro",
            "dar de baja el coche",
            "incapacidad temporal baja médica",
        ),
        ("cuánto suben las pensiones", "subir un documento", "revalorización pensiones"),
        (
            "voy a ser padre cuántas semanas de baja tengo",
            "ayuda por nacer mi hijo en el pueblo",
            "prestación nacimiento cuidado menor",
        ),
        (
            "los cien euros al mes por ser madre",
            "ayuda de cien mil euros",
            "deducción maternidad anticipada",
        ),
        (
            "un papel de los años que llevo cotizados y trabajados",
            "papel de mi médico",
            "informe vida laboral",
        ),
        (
            "quiero meter a mi hijo en mi cartilla",
            "cambiar de médico a mi hijo",
            "asistencia sanitaria derecho beneficiarios",
        ),
        (
            "me caí del andamio, accidente en la obra",
            "accidente de coche",
            "accidente trabajo enfermedad profesional",
        ),
        (
            "me han despedido y quiero arreglar el paro",
            "apuntarme al paro para sellar",
            "prestación contributiva desempleo",
        ),
        (
            "quiero cobrar el paro de golpe para montar un negocio",
            "apuntarme al paro",
            "capitalización pago único desempleo",
        ),
        ("cursos gratis para parados", "curso de natación", "cursos formación desempleados"),
        (
            "llevo tres años en españa sin papeles",
            "llevo tres años de alquiler",
            "autorización residencia arraigo",
        ),
        (
            "la empresa ha quebrado y me deben nóminas",
            "la empresa de luz me cobra de más",
            "fondo garantía salarial FOGASA",
        ),
        (
            "queremos elegir delegado de personal en la empresa",
            "elecciones generales",
            "elecciones sindicales representantes",
        ),
        (
            "qué ayuda dan por montar un negocio",
            "licencia para montar un bar",
            "autoempleo ayudas establecimiento autónomos",
        ),
        (
            "mi hijo ni estudia ni trabaja, hay programa",
            "beca para estudiar",
            "garantía juvenil inscripción",
        ),
    ],
)
def test_what_people_say_is_the_matter_and_what_is_near_it_is_not(
    said: str, neighbour: str, matter: str
) -> None:
    def is_matter(other: str) -> bool:
        return other == matter

    assert gloss(said, "es", is_matter, further=True).words == tuple(dict.fromkeys(matter.split()))
    assert gloss(neighbour, "es", is_matter, further=True).words == ()
