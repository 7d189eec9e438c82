"""`ventanilla facts`: the facts of a text, or of a file of texts."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from indexes.cli.facts_agreement import agreement_record, print_agreement
from indexes.cli.options import AsJson, DataDir
from indexes.cli.output import print_json
from indexes.facts.extract import extract_facts
from indexes.facts.labelled import LabelledText, read_labelled
from indexes.facts.lines import BadLine, extract_lines, fact_record
from indexes.facts.models import Fact
from indexes.facts.present import present
from indexes.facts.scoring import measure_agreement
from indexes.facts.vocabulary import vocabulary

_LABELS = vocabulary("labels")
_PROBLEMS: dict[str, str] = _LABELS["problems"]


def facts(
    text: Annotated[
        str | None, typer.Argument(help="El texto; «-» lo lee de la entrada estándar.")
    ] = None,
    as_json: AsJson = False,
    jsonl: Annotated[
        tuple[Path, Path] | None,
        typer.Option(
            help='Lee líneas {"id", "text"} de un fichero y escribe en otro {"id", "facts"}.',
            metavar="ENTRADA SALIDA",
        ),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            help="Mide la extracción con un fichero de textos etiquetados.", metavar="ETIQUETADO"
        ),
    ] = None,
    data_dir: DataDir = None,  # noqa: ARG001 - every command takes it
) -> None:
    """Extrae los datos de un texto (plazos, importes, documentos…), normalizados y con su lugar."""
    if sum(given is not None for given in (text, jsonl, check)) > 1:
        raise typer.BadParameter(_PROBLEMS["usage_both"])
    if jsonl is not None:
        _file(*jsonl)
    elif check is not None:
        _check(check, as_json=as_json)
    elif text is None:
        raise typer.BadParameter(_PROBLEMS["usage"])
    else:
        _text(text, as_json=as_json)


def _text(text: str, *, as_json: bool) -> None:
    found = extract_facts(sys.stdin.read() if text == "-" else text)
    if as_json:
        print_json({"facts": [fact_record(fact) for fact in found]})
    else:
        _print_table(found)


def _check(path: Path, *, as_json: bool) -> None:
    """Nothing is measured on a set with bad lines: the figure would be of another set."""
    try:
        results = list(read_labelled(path.read_bytes().splitlines()))
    except OSError as error:
        _fail("missing_input", path, error)
    bad = [result for result in results if isinstance(result, BadLine)]
    for line in bad:
        typer.echo(str(line), err=True)
    if bad:
        typer.echo(_PROBLEMS["refused"].format(bad=len(bad)), err=True)
        raise typer.Exit(1)
    texts = [result for result in results if isinstance(result, LabelledText)]
    if not texts:
        typer.echo(_PROBLEMS["nothing_labelled"].format(path=path), err=True)
        raise typer.Exit(1)
    agreement = measure_agreement(texts)
    if as_json:
        print_json(agreement_record(agreement))
    else:
        print_agreement(agreement)


def _file(source: Path, target: Path) -> None:
    """Exit code 1 when any line was refused; the good ones are written all the same."""
    try:
        lines = source.open("rb")
    except OSError as error:
        _fail("missing_input", source, error)
    with lines:
        try:
            bad = _write(target, extract_lines(lines))
        except OSError as error:
            _fail("missing_output", target, error)
    if bad:
        raise typer.Exit(1)


def _write(target: Path, results: Iterable[str | BadLine]) -> int:
    """Written beside and renamed at the end, so that no half file is ever taken for a whole one."""
    good = bad = 0
    special = target.exists() and not target.is_file()  # /dev/stdout, a pipe
    partial = target if special else target.with_name(f".{target.name}.partial")
    with partial.open("wb") as output:
        for result in results:
            if isinstance(result, BadLine):
                bad += 1
                typer.echo(str(result), err=True)
            else:
                good += 1
                output.write(result.encode() + b"\n")
    if not special:
        partial.replace(target)
    typer.echo(_PROBLEMS["summary"].format(good=good, bad=bad), err=True)
    return bad


def _fail(problem: str, path: Path, error: OSError) -> NoReturn:
    typer.echo(_PROBLEMS[problem].format(path=path, detail=error.strerror), err=True)
    raise typer.Exit(1)


def _print_table(found: tuple[Fact, ...]) -> None:
    names: dict[str, str] = _LABELS["table"]
    if not found:
        typer.echo(names["none"])
        return
    table = Table(*(names[name] for name in ("kind", "slot", "normalised", "value", "place")))
    for fact in found:
        kind, slot = _LABELS["kinds"][fact.kind.value], _LABELS["slots"][fact.slot.value]
        table.add_row(kind, slot, present(fact), fact.value, f"{fact.start}–{fact.end}")
    Console().print(table)
