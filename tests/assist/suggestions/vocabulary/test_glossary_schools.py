from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss


@pytest.mark.parametrize(
    ("matter", "asked", "of_another_matter"),
    [
        (
            "escolarización fuera de plazo",
            "nos mudamos con el curso empezado y los niños necesitan cole",
            "me he mudado y no sé dónde votar",
        ),
        (
            "reclamación admisión centro educativo",
            "no nos han cogido en el colegio que queríamos",
            "no nos han cogido el teléfono",
        ),
        (
            "servicio comedor escolar",
            "mi hija es celíaca, qué menú le ponen en el cole",
            "mi hija es celíaca, hay ayudas",
        ),
        (
            "transporte escolar",
            "vivimos en un pueblo, hay autobús para ir al instituto",
            "hay autobús al hospital",
        ),
        (
            "aula matinal madrugadores",
            "entro a trabajar a las siete y tengo que dejar a los niños en el cole antes",
            "entro a trabajar a las siete, a qué hora pasa el bus",
        ),
        (
            "banco de libros",
            "hay que devolver los libros de texto usados del instituto",
            "hay que devolver la llave",
        ),
        (
            "alumnado necesidades educativas especiales",
            "mi hijo tiene TDAH y necesita apoyo en clase",
            "mi hijo tiene fiebre",
        ),
        ("acoso escolar", "a mi hijo le pegan en el recreo", "mi hijo quiere pegar carteles"),
        (
            "absentismo escolar faltas",
            "mi hijo no quiere ir al instituto y falta mucho",
            "falta una farola en la calle",
        ),
        (
            "inspección educativa",
            "quiero denunciar a una maestra que grita a los críos",
            "quiero denunciar a un vecino que grita",
        ),
        (
            "formación distancia",
            "puedo hacer un grado superior online",
            "puedo pedir el padrón online",
        ),
        (
            "pruebas libres títulos técnico obtención",
            "quiero sacarme el ciclo de auxiliar por libre",
            "quiero sacarme el carné de caza",
        ),
        (
            "equivalencia estudios",
            "tengo la EGB, a qué equivale ahora",
            "tengo un coche viejo, a qué impuesto va",
        ),
        (
            "educación personas adultas",
            "mi vecina no sabe leer y quiere aprender",
            "mi vecina pone la tele alta",
        ),
        (
            "duplicado títulos académicos",
            "he perdido el título de bachillerato",
            "he perdido el título de familia numerosa",
        ),
        (
            "interinos docentes",
            "cómo entro en la bolsa de profesores interinos",
            "cómo entro en la bolsa de la limpieza",
        ),
    ],
)
def test_what_families_say_of_schools_is_told_from_its_neighbours(
    matter: str, asked: str, of_another_matter: str
) -> None:
    assert gloss(asked, "es", matter.__eq__, further=True).words
    assert not gloss(of_another_matter, "es", matter.__eq__, further=True).words
