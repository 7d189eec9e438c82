from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss


@pytest.mark.parametrize(
    ("matter", "asked", "of_another_matter"),
    [
        (
            "reconocimiento situación dependencia",
            "mi madre tiene alzheimer y necesita ayuda en casa",
            "mi madre tiene un piso vacío",
        ),
        (
            "prestación económica cuidados entorno familiar",
            "cuido de mi madre, me pagan algo",
            "cuido del perro de mi vecina",
        ),
        (
            "pensión no contributiva",
            "nunca he cotizado, puedo cobrar alguna pensión",
            "he cotizado 30 años, qué jubilación me queda",
        ),
        (
            "plaza residencia personas mayores",
            "quiero meter a mi madre en una residencia",
            "quiero la tarjeta de residencia de mi mujer",
        ),
        (
            "respiro familiar",
            "cuido a mi marido dependiente y necesito descansar unos días",
            "quiero unos días de vacaciones en la playa",
        ),
        (
            "teleasistencia",
            "mi abuela vive sola y por si se cae quiere el botón",
            "mi abuela vive sola y paga mucha agua",
        ),
        (
            "ayudas emergencia social",
            "no puedo pagar el alquiler este mes",
            "no puedo pagar con tarjeta",
        ),
        (
            "pobreza energética",
            "me van a cortar la luz porque no puedo pagar",
            "han cortado la calle",
        ),
        (
            "emergencia habitacional",
            "nos echan del piso la semana que viene",
            "nos echan humo los vecinos",
        ),
        (
            "familias numerosas",
            "acabo de tener el tercer hijo, qué título me dan",
            "tengo un hijo y busco guardería",
        ),
        (
            "familias monoparentales",
            "soy madre soltera, hay algún carné",
            "soy soltera, cómo certifico mi estado civil",
        ),
        (
            "registro parejas de hecho",
            "mi novia y yo queremos registrarnos sin casarnos",
            "en noviembre queremos inscribir al niño",
        ),
        (
            "baja cancelación parejas de hecho",
            "lo hemos dejado, cómo anulo la pareja de hecho",
            "cómo anulo una multa",
        ),
        (
            "mediación familiar",
            "nos separamos y queremos hacerlo de buenas con un mediador",
            "cómo separo la basura",
        ),
        (
            "protección menores",
            "los vecinos dejan a los niños solos en casa",
            "los vecinos dejan la basura fuera",
        ),
        (
            "acogimiento familiar menores",
            "queremos acoger a un niño",
            "me quiero acoger a la ayuda de familias numerosas",
        ),
        ("adopción nacional", "quiero adoptar un bebé", "quiero adoptar un perro"),
        (
            "informe arraigo social",
            "llevo tres años sin papeles y me piden un informe",
            "llevo tres años en el paro",
        ),
        (
            "informe adecuación vivienda reagrupación",
            "quiero traer a mi mujer a España, qué informe piden",
            "quiero traer un coche de Alemania",
        ),
        (
            "justicia gratuita",
            "necesito un abogado gratis para el divorcio",
            "necesito un albañil barato",
        ),
        (
            "apoyo capacidad jurídica tutela curatela",
            "mi padre ya no puede firmar en el banco, cómo soy su tutor legal",
            "mi padre no puede firmar hoy, voy mañana",
        ),
    ],
)
def test_what_people_in_need_say_is_told_from_its_neighbours(
    matter: str, asked: str, of_another_matter: str
) -> None:
    assert gloss(asked, "es", matter.__eq__, further=True).words
    assert not gloss(of_another_matter, "es", matter.__eq__, further=True).words
