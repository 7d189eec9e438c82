"""Options that the measuring commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Dataset = Annotated[
    Path, typer.Argument(help="Conjunto de preguntas (JSONL).", exists=True, dir_okay=False)
]
Offices = Annotated[
    str | None,
    typer.Option(help="Oficinas que preguntan, separadas por comas; «todas», las de la tabla."),
]
Channels = Annotated[str | None, typer.Option(help="Canales, separados por comas.")]
Repeats = Annotated[int, typer.Option(min=1, max=100, help="Veces que se pregunta lo mismo.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Solo los primeros N grupos.")]
Until = Annotated[str, typer.Option(help="Última etapa que se ejecuta (retrieve, rank, verify…).")]
Today = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Día en que se pregunta, para repetir una ejecución."),
]
Workers = Annotated[
    int, typer.Option(min=0, max=64, help="Procesos, o llamadas a la vez; 0, los que convengan.")
]
Url = Annotated[
    str | None, typer.Option(help="Servicio en marcha al que preguntar, en vez de hacerlo aquí.")
]
Key = Annotated[
    str | None,
    typer.Option(
        help="Clave del servicio; mejor en la variable VENTANILLA_KEY.", show_default=False
    ),
]
Typos = Annotated[float, typer.Option(min=0, max=1, help="Parte de las palabras con una errata.")]
NoAccents = Annotated[bool, typer.Option("--no-accents", help="Quita las tildes.")]
UpperCase = Annotated[bool, typer.Option("--upper-case", help="Todo en mayúsculas.")]
NoPunctuation = Annotated[bool, typer.Option("--no-punctuation", help="Quita la puntuación.")]
Paraphrase = Annotated[
    bool, typer.Option("--paraphrase", help="Añade saludos y cortesías, y cambia el orden.")
]
Seed = Annotated[int, typer.Option(help="Semilla de lo que se hace al azar.")]
Resume = Annotated[
    str | None,
    typer.Option(
        metavar="[EJECUCIÓN]",
        help="Sigue una ejecución a medias: la última del conjunto, o la que se nombra.",
    ),
]
Report = Annotated[
    Path | None, typer.Option(help="Carpeta en la que dejar el informe.", file_okay=False)
]
FailUnder = Annotated[
    list[str] | None,
    typer.Option(
        metavar="MEDIDA=VALOR",
        help="Falla si el extremo malo del intervalo no llega al valor. Se puede repetir.",
    ),
]
