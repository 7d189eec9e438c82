from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss


@pytest.mark.parametrize(
    ("matter", "asked", "of_another_matter"),
    [
        (
            "acceso mayores de 25 años",
            "tengo 25 años y quiero ir a la universidad, hay algún examen",
            "tengo 30 años y quiero la tarjeta joven",
        ),
        (
            "admisión cambio de estudios universidad",
            "quiero cambiarme de carrera en segundo",
            "quiero cambiar de domicilio",
        ),
        ("anulación matrícula", "quiero dejar la carrera, qué pasa", "quiero dar de baja el agua"),
        (
            "fraccionamiento pago matrícula",
            "se puede pagar la matrícula en varios plazos",
            "se puede pagar el IBI a plazos",
        ),
        (
            "permanencia progreso régimen",
            "si suspendo todo me echan de la carrera",
            "si no pago me echan del piso",
        ),
        (
            "convocatoria adicional",
            "he agotado todas las convocatorias de Física",
            "ha salido la convocatoria de ayudas",
        ),
        (
            "evaluación por compensación curricular",
            "me queda una sola asignatura para acabar, me la pueden aprobar",
            "me queda una sola letra por pagar",
        ),
        (
            "prácticas académicas externas",
            "tengo una empresa y querría coger a un estudiante en prácticas",
            "tengo una empresa y querría contratar a un parado",
        ),
        (
            "recogida título",
            "puede mi madre recoger el título por mí",
            "puede mi madre recoger la tarjeta del bus",
        ),
        (
            "renuncia plaza movilidad erasmus",
            "al final no quiero ir de Erasmus, cómo renuncio al erasmus",
            "cómo renuncio a la herencia",
        ),
        (
            "sanción biblioteca retraso devolución",
            "he devuelto tarde un libro de la biblioteca, me ponen multa",
            "me han puesto una multa de aparcamiento",
        ),
        (
            "atención estudiantes discapacidad adaptaciones",
            "soy disléxico, me dan más tiempo en los exámenes por la dislexia",
            "me dan más tiempo para pagar",
        ),
        (
            "residencia universitaria colegio mayor",
            "cómo pido plaza en el colegio mayor",
            "cómo pido plaza en el colegio de mi hijo",
        ),
        (
            "universidad experiencia mayores",
            "mi abuela está jubilada y quiere ir a clases a la universidad",
            "mi abuela está jubilada y quiere ir a la piscina",
        ),
        (
            "reconocimiento transferencia créditos",
            "hice un ciclo superior, me convalidan asignaturas",
            "me convalidan el carné extranjero",
        ),
    ],
)
def test_what_students_say_is_told_from_its_neighbours(
    matter: str, asked: str, of_another_matter: str
) -> None:
    assert gloss(asked, "es", matter.__eq__, further=True).words
    assert not gloss(of_another_matter, "es", matter.__eq__, further=True).words
