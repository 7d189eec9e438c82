"""Names of forms (`modelo 650`, `anexo II`), fee codes (`tasa 24`) and procedure codes (`N.º 727`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading

_NO = r"(?:(?:n\.? ?[ºo]\.?|num\.?|numero) ?)?"
_MODEL_CODE = r"(?:[0-9]{3}(?:-[0-9]{1,3})?|[0-9]{1,4}(?: ?/ ?[0-9]{2,3}(?![0-9]))?|[a-z]{2,4}[-. ]?[0-9]{1,4}(?:[./-][0-9a-z]{1,4})?)"
_MODEL = re.compile(
    rf"\b(?:modelos?|impresos?|formularios?)(?: de (?:solicitud|impreso|autoliquidacion))? {_NO}(?P<code>{_MODEL_CODE})(?![0-9a-z])(?:,? codigo {_NO}(?P<sub>[0-9]{{3}})\b)?"
)
_MODEL_MORE = re.compile(
    r"(?:,? (?:y|o|u|e) |, )(?:el )?(?P<code>[0-9]{3}(?:-[0-9]{1,3})?)(?![0-9a-z/.,]| ?(?:€|euros))"
)
_ANNEX = re.compile(
    rf"\banexos? {_NO}(?P<code>[ivxlc]{{1,7}}(?:[-.][a-z0-9](?![a-z0-9]))?|[0-9]{{1,2}}(?:[.-]?[a-z0-9])?)(?![0-9a-z/])"
)
_ANNEX_MORE = re.compile(
    r"(?:,? (?:y|o) |, )(?P<code>[ivx]{1,7}|[0-9]{1,2})(?![0-9a-z/.,º]| ?(?:€|euros|dias|mes|anos|de [a-z]))"
)
_FEE = re.compile(
    rf"\btasas? (?:(?:con )?codigo )?{_NO}(?P<code>[0-9]{{1,3}})(?![0-9a-z/%€]|[.,][0-9]| ?(?:€|euros?\b|eur\b|%|por cien|centimos))"
)
_PROCEDURE = re.compile(
    r"\b(?:codigo (?:sia|(?:de(?:l)? )?(?:procedimiento|tramite|servicio|ficha))|sia|(?:procedimiento|tramite|ficha|servicio)s?(?:,? con codigo|,? codigo|,? con)?)(?: ?:)?,? ?\(?(?P<no>(?:n\.? ?[ºo]\.?|nº|num\.?|numero)? ?)(?P<code>[a-z]{0,3}-?[0-9]{1,8}[a-z]?)(?![0-9a-z/%€]|[.,][0-9]|-[0-9]| ?(?:€|%|euros?\b|dias|meses|anos|horas))"
)
_NUMBERED = re.compile(
    r"(?P<no>\b(?:n\.? ?[ºo]\.?|num\.|numero de (?:tramite|procedimiento|ficha|servicio)) ?:? ?)(?P<code>[0-9]{1,6}[a-z]?)(?![0-9a-z/%€]|[.,][0-9]|-[0-9])"
)
_ABOUT_PROCEDURE = re.compile(r"\b(?:tramites?|procedimientos?|codigos?|fichas?|gestion(?:es)?)\b")
_OTHER_NUMBER = re.compile(
    r"\b(?:boe|boa|bop|boib|bocm|boja|docv|dogc|doue|calle|c/|avda|avenida|plaza|paseo|ley|decreto|orden|reglamento|expediente|registro|cuenta|modelo|anexo|articulo|art|factura|poliza|apartado|seccion|piso|puerta|portal|planta|puesto|lote|soporte|colegiado|seguridad social|telefono|tel|fax|ce|ue|linea|bus|autobus|tasa|tarifa|matricula|licencia|serie|escalera|junta|distrito|sector|tomo|folio|hoja|finca|protocolo|centro|ies|ceip|pagina|copias?|entre otros|sentencia|recurso|juzgado|notaria|oficina|ventanilla|mesa|grupo|clave|casilla|volumen|unidad|edicion|convocatoria)\.?[^.;\n()]{0,14}$"
)


def find_forms(reading: Reading) -> Iterator[Candidate]:
    """`modelo 650`, `modelo 790-052`, `anexo II`; `modelos 036 y 037` are two."""
    folded = reading.folded
    for match in _MODEL.finditer(folded):
        code = match["code"].replace(" ", "") + (f"-{match['sub']}" if match["sub"] else "")
        if _is_word_code(code):
            yield _form(match.start(), match.end(), f"modelo {code}")
            yield from _more(folded, match.end(), _MODEL_MORE, "modelo")
    if "anexo" not in folded:
        return
    for match in _ANNEX.finditer(folded):
        yield _form(match.start(), match.end(), f"anexo {match['code'].upper()}")
        yield from _more(folded, match.end(), _ANNEX_MORE, "anexo")


def _more(folded: str, end: int, pattern: re.Pattern[str], name: str) -> Iterator[Candidate]:
    while match := pattern.match(folded, end):
        yield _form(match.start("code"), match.end(), f"{name} {match['code'].upper()}")
        end = match.end()


def _is_word_code(code: str) -> bool:
    """`modelo de 4` and `modelo en 2` are no codes; `ex-15` and `ta.0521` are."""
    head = re.match(r"[a-z]*", code)
    return head is None or head[0] not in {
        "de",
        "en",
        "del",
        "con",
        "por",
        "los",
        "las",
        "y",
        "al",
        "la",
        "el",
    }


def _form(start: int, end: int, form: str) -> Candidate:
    return Candidate(FactKind.FORM, start, end, form, Slot.FORM)


def find_fee_codes(reading: Reading) -> Iterator[Candidate]:
    if "tasa" not in reading.folded:
        return
    for match in _FEE.finditer(reading.folded):
        yield Candidate(
            FactKind.FEE_CODE, match.start(), match.end(), f"tasa {match['code']}", Slot.FEE
        )


def find_procedure_codes(reading: Reading) -> Iterator[Candidate]:
    """Figures, with their letter when they have one. The span is the code with its `N.º`."""
    folded = reading.folded
    for match in _PROCEDURE.finditer(folded):
        yield _procedure(match)
    for match in _NUMBERED.finditer(folded):
        if _names_a_procedure(reading, match):
            yield _procedure(match)


def _procedure(match: re.Match[str]) -> Candidate:
    start = match.start("no") if match["no"].strip() else match.start("code")
    return Candidate(
        FactKind.PROCEDURE_CODE, start, match.end("code"), match["code"].upper(), Slot.PROCEDURE
    )


def _names_a_procedure(reading: Reading, match: re.Match[str]) -> bool:
    """A bare `N.º 727` is a code at the head of a line or in a sentence about a procedure."""
    if match["no"].startswith("numero de"):
        return True
    folded = reading.folded
    start, end = reading.sentence(match.start())
    if _OTHER_NUMBER.search(folded, max(start, match.start() - 40), match.start()):
        return False
    alone = not folded[start : match.start()].strip(" -·•*(")
    return alone or _ABOUT_PROCEDURE.search(folded, start, end) is not None
