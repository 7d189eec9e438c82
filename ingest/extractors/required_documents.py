"""The documents of a procedure: which are always asked for, which only sometimes, and which the
administration obtains by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexes.models import Aspect, RequiredDocument
from ingest.extractors.aspects import Placed
from ingest.extractors.headings import announced
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold, squeeze

NAME_WORDS = 60  # a longer paragraph explains, it names no document
_WORD = re.compile(r"[^\W\d_]{2}")  # no number of a row
_BRACKETED = re.compile(r"^(.*?\S)\s*\(([^()]{4,200})\)\s*[.;]?$", re.DOTALL)
_FILE = re.compile(
    r"\s*[(\[]\s*(?:(?:pdf|docx?|odt|xlsx?|rtf|zip)\s*[,;:–-]?\s*)?(?:[\d.,]+\s?[kmg]i?b)?\s*[)\]]$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s+[\[(]?(?:descargar?|descàrrega|descarregar|download|télécharger|scarica|baixar)"
    r"[\])]?$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"^(.*?\S)\s*(?:[,.;:–—]|\s-)\s+"
    r"((?:solo|únicamente|solamente|siempre|en todos los casos|en todo caso|en caso|en el caso|"
    r"en su caso|si |salvo|excepto|cuando|lo consulta|la consulta|no es necesario|no hace falta|"
    r"only if|seulement)[^.]{0,200})\.?$",
    re.DOTALL | re.IGNORECASE,
)
_BRINGING = re.compile(
    r"^[^.:;]*?\b(?:aport|present|adjunt|acompañ|entreg|incluir|traer|llevar)\w*:?\s+"
    r"((?!la solicitud|su solicitud|en\b|a\b|por\b|junto|con\b|que\b|se\b)[^.:;]+)\.?$",
    re.IGNORECASE,
)
_AND = re.compile(r",\s+(?:(?:y|e|i)\s+)?|\s+(?:y|e|i)\s+")
_GOES_ON = re.compile(r"\s(?:y|e|o|u|ni|i|ou)$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^((?:si|cuando|en (?:el )?caso|en (?:el )?supuesto|para)\b[^:]{3,160}):\s+(\S.*)$",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True)
class _Group:
    condition: str = ""
    administration: bool = False


def required_documents(placed: Sequence[Placed]) -> tuple[RequiredDocument, ...]:
    """In page order, each once. Names are verbatim pieces of the page."""
    lines = [item for item in placed if item.aspect is Aspect.DOCUMENTS]
    listed = any(item.line.kind in ("item", "row") for item in lines)
    found: dict[str, RequiredDocument] = {}
    intro = ""
    titles: tuple[str, ...] = ()
    for item in lines:
        if item.line.titles or _is_header(item):
            titles = item.line.cells
            continue
        if item.line.text.rstrip().endswith(":") or _is_sentence(item, listed):
            intro = item.line.text if item.line.text.rstrip().endswith(":") else ""
            continue
        group = _group(item, intro)
        for part in _enumerated(item, listed):
            document = _document(part, group, titles)
            if document:
                found.setdefault(fold(document.name), document)
        intro = intro if item.line.kind == "item" else ""
    return tuple(found.values())


def _enumerated(item: Placed, listed: bool) -> list[Placed]:
    """`Hay que aportar copia del DNI, el recibo y un plano.` names three; what begins like no
    document goes on with the one before."""
    bringing = None if listed or item.line.kind != "paragraph" else _BRINGING.match(item.line.text)
    if bringing is None:
        return [item]
    cue = vocabulary().cues[Aspect.DOCUMENTS]
    names: list[str] = []
    for part in _AND.split(bringing[1].rstrip(". ")):
        if names and not cue.search(fold(part)):
            names[-1] = item.line.text[item.line.text.index(names[-1]) :].partition(part)[0] + part
        else:
            names.append(part)
    return [replace(item, line=replace(item.line, text=name)) for name in names if name]


def _is_sentence(item: Placed, listed: bool) -> bool:
    """Beside a list, paragraphs explain; without one, they may be the documents."""
    if item.line.kind in ("item", "row"):
        return False
    return listed or len(item.line.text.split()) > NAME_WORDS


def _group(item: Placed, intro: str) -> _Group:
    """What the sub-headings and the line before the list say of all its items."""
    names = [
        h.text
        for h in item.line.path
        if h.rank > 1 and Aspect.DOCUMENTS not in announced(h.text).aspects
    ]
    titles = [h.text for h in item.line.path if h.rank > 1]
    administration = any(_says("administration", text) for text in [*titles, intro])
    condition = next((text for text in reversed([*names, intro]) if _says("condition", text)), "")
    return _Group(squeeze(condition).rstrip(":. "), administration)


def _document(item: Placed, group: _Group, titles: tuple[str, ...] = ()) -> RequiredDocument | None:
    if item.line.kind == "row":
        return _from_row(item, group, titles)
    text = item.line.text
    if item.label and text.startswith(item.label):
        text = text[len(item.label) :].lstrip(" :")
    name, remark = _parts(text)
    if not name:
        return None
    administration = group.administration or _says("administration", remark or text)
    condition = (
        remark if _says("condition", remark) and not _says("always", remark) else group.condition
    )
    return RequiredDocument(
        name=name,
        condition=condition,
        provided_by="administration" if administration else "citizen",
    )


def _parts(text: str) -> tuple[str, str]:
    """(name, remark): what is said of one document beside its name."""
    before = _BEFORE.match(text)
    if before:
        return _name(before.group(2)), before.group(1).strip()
    for pattern in (_BRACKETED, _AFTERWARDS):
        match = pattern.match(text)
        if (
            match
            and not _GOES_ON.search(match.group(1))
            and any(
                _says(kind, match.group(2)) for kind in ("condition", "administration", "always")
            )
        ):
            return _name(match.group(1)), match.group(2).strip()
    return _name(text), ""


def _is_header(item: Placed) -> bool:
    """The row of column titles, where it is not marked as one."""
    first = fold(item.line.cells[0]) if item.line.cells else ""
    return vocabulary().phrases.get(first) == (Aspect.DOCUMENTS,) or first == "documento"


def _from_row(item: Placed, group: _Group, titles: tuple[str, ...]) -> RequiredDocument | None:
    """A row: the document, then when it is asked for and who brings it, in any order."""
    cells = [cell for cell in item.line.cells if _WORD.search(cell)]
    name, *others = cells or [item.line.text]
    told = {
        cell for cell, title in zip(item.line.cells, titles, strict=False) if _says("when", title)
    }
    remarks = [
        cell
        for cell in others
        if (_says("condition", cell) or cell in told) and not _says("always", cell)
    ]
    administration = group.administration or any(_says("administration", cell) for cell in others)
    return RequiredDocument(
        name=_name(name),
        condition=remarks[0] if remarks else group.condition,
        provided_by="administration" if administration else "citizen",
    )


def _name(text: str) -> str:
    """Without the kind and size of the file that it leads to: `(PDF, 120 KB)`."""
    bare = _LINK.sub("", _FILE.sub("", squeeze(text)))
    return squeeze(_FILE.sub("", bare)).rstrip(".;, ")


def _says(kind: str, text: str) -> bool:
    return bool(text) and bool(vocabulary().documents[kind].search(fold(text)))
