"""CPSV-AP to procedures: what this system wrote, without loss, and other catalogues, as far as
their terms go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import ValidationError

from indexes.cpsv.terms import ASPECT_OF
from indexes.cpsv.writing import CatalogueEntry
from indexes.errors import RecordInvalid
from indexes.models import Aspect, Procedure, ProcedureChannels, RequiredDocument, Window

_LOCAL = re.compile(r"^.*[:/#]")
_PREFERRED = ("es", "ca", "gl", "eu", "en")
Node = dict[str, Any]


def procedures_from_cpsv(data: Any) -> list[CatalogueEntry]:
    """All public services of a JSON-LD document, prefixed or with whole IRIs. Raises RecordInvalid
    when there is none, or when one has no title; it says which."""
    services = [node for node in _nodes(data) if "PublicService" in _types(node)]
    named = {str(node.get("@id")): node for node in _nodes(data) if "@id" in node}
    top = [_local(_linked(node, named)) for node in services]
    if not top:
        raise RecordInvalid("el fichero no contiene ningún servicio público (cpsv:PublicService)")
    return [_entry(number, node) for number, node in enumerate(top, 1)]


def _nodes(data: Any) -> Iterator[Node]:
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph", []))


def _types(node: Node) -> set[str]:
    stated = node.get("@type", [])
    return {_LOCAL.sub("", str(kind)) for kind in _list(stated)}


def _linked(node: Node, named: dict[str, Node]) -> Node:
    """With what it only refers to by `@id` in its place, one level deep."""

    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(item) for item in value]
        if isinstance(value, dict) and set(value) == {"@id"}:
            return named.get(str(value["@id"]), value)
        return value

    return {name: whole(value) for name, value in node.items()}


def _local(value: Any) -> Any:
    """Names without prefix or IRI."""
    if isinstance(value, list):
        return [_local(item) for item in value]
    if isinstance(value, dict):
        return {k if k.startswith("@") else _LOCAL.sub("", k): _local(v) for k, v in value.items()}
    return value


def _entry(number: int, node: Node) -> CatalogueEntry:
    title = _text(node.get("title")) or _text(node.get("name")) or _text(node.get("prefLabel"))
    if not title:
        raise RecordInvalid(f"el servicio {number} no tiene título (dct:title)")
    url = _text(node.get("@id")) or _text(node.get("page")) or f"urn:ventanilla:servicio:{number}"
    try:
        procedure = _procedure(node, title)
    except (ValidationError, ValueError, TypeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise RecordInvalid(f"el servicio {number} («{title}») no es válido: {reason}") from error
    return CatalogueEntry(url=url, procedure=procedure, language=_text(node.get("language")))


def _procedure(node: Node, title: str) -> Procedure:
    authorities = _list(node.get("hasCompetentAuthority"))
    return Procedure(
        code=_text(node.get("identifier")),
        title=title,
        theme=_text(node.get("thematicArea")) or _text(node.get("sector")),
        edition=_text(node.get("version")),
        department=_authority(authorities, "department"),
        body=_authority(authorities, "body"),
        texts=_texts(node),
        documents=tuple(_document(item) for item in _list(node.get("hasInput")) if _text(item)),
        window=_window(node.get("temporal")),
        channels=_channels(node),
        related=tuple(filter(None, (_text(item) for item in _list(node.get("relation"))))),
    )


def _authority(nodes: list[Any], level: str) -> str | None:
    """A catalogue of others has one authority and no levels: it is the body."""
    for node in nodes:
        stated = node.get("level") if isinstance(node, dict) else None
        if (stated or "body") == level:
            return _text(node)
    return None


def _texts(node: Node) -> dict[Aspect, tuple[str, ...]]:
    found: dict[Aspect, list[str]] = {}
    for name, aspect in (("description", Aspect.SUMMARY), ("audience", Aspect.AUDIENCE)):
        found[aspect] = [text for item in _list(node.get(name)) if (text := _text(item))]
    for name, aspect in ASPECT_OF.items():
        for item in _list(node.get(name)):
            told = item if isinstance(item, dict) else {}
            text = _text(told.get("description")) or _text(told.get("title")) or _amount(told)
            if text and "available" not in told:
                found.setdefault(Aspect(told.get("aspect", aspect)), []).append(text)
    if Aspect.RESOLUTION_TERM not in found and node.get("processingTime"):
        found[Aspect.RESOLUTION_TERM] = [str(_text(node["processingTime"]))]
    return {aspect: tuple(texts) for aspect, texts in found.items() if texts}


def _amount(node: Node) -> str | None:
    """A cost that is only a number: `12.5 EUR`."""
    value = _text(node.get("value"))
    currency = _LOCAL.sub("", _text(node.get("currency")) or "")
    return f"{value} {currency}".strip() if value else None


def _document(node: Any) -> RequiredDocument:
    told = node if isinstance(node, dict) else {}
    return RequiredDocument(
        name=_text(node) or "",
        condition=_text(told.get("description")) or "",
        provided_by=told.get("providedBy", "citizen"),
    )


def _channels(node: Node) -> ProcedureChannels:
    said: dict[str, bool] = {}
    for item in _list(node.get("hasChannel")):
        kind = _text(item.get("type")) if isinstance(item, dict) else None
        if kind in ProcedureChannels.model_fields:
            said[kind] = bool(item.get("available", True))
    return ProcedureChannels(**said)


def _window(value: Any) -> Window:
    node = next(iter(_list(value)), None)
    if not isinstance(node, dict):
        return Window()
    return Window(
        state=node.get("state"),
        text=_text(node.get("description")) or "",
        starts=_day(_text(node.get("startDate"))),
        ends=_day(_text(node.get("endDate"))),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    """A literal, also `{"@value": …}`, one in several languages, or the name of a node."""
    if isinstance(value, list):
        stated = [item for item in value if isinstance(item, dict) and "@language" in item]
        order = sorted(stated, key=_rank) or value
        return next(filter(None, (_text(item) for item in order)), None)
    if isinstance(value, dict):
        named = ("@value", "title", "prefLabel", "name", *_PREFERRED, "@id")
        return next(filter(None, (_text(value.get(name)) for name in named)), None)
    return str(value) if value not in (None, "") else None


def _rank(item: Node) -> int:
    language = str(item.get("@language"))[:2]
    return _PREFERRED.index(language) if language in _PREFERRED else len(_PREFERRED)
