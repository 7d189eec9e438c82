"""What attributes of the markup tell machines: microdata and RDFa, as nodes like those of JSON-LD.
The library is only loaded for pages that have such attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import LxmlError

MOST_LETTERS = 1_000_000
MOST_NODES = 500
DEEPEST = 6
_MICRODATA = re.compile(r"<[^>]+\sitemscope\b", re.IGNORECASE)
_RDFA = re.compile(r"<[^>]+\stypeof\s*=", re.IGNORECASE)
_PREFIX = re.compile(r"^.*[/#:]")
_ADDRESS = re.compile(r"^(?:mailto|tel):", re.IGNORECASE)
# What the readers raise for markup that they make nothing of.
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, LxmlError)


def embedded_nodes(markup: str, url: str) -> list[dict[str, Any]]:
    """`[{"@type": "GovernmentService", "name": "…", "provider": {…}}]`. Never fails: what cannot be
    read is as if it were not there."""
    if len(markup) > MOST_LETTERS:
        return []
    found = [*_microdata(markup)] if _MICRODATA.search(markup) else []
    return [*found, *_rdfa(markup, url)] if _RDFA.search(markup) else found


def _microdata(markup: str) -> Iterator[dict[str, Any]]:
    from extruct.w3cmicrodata import MicrodataExtractor

    try:
        items = MicrodataExtractor().extract(markup)
    except _UNREADABLE:
        return
    for item in items[:MOST_NODES]:
        yield _node(item)


def _node(item: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    properties = item.get("properties") or {}
    values = {_bare(name): _value(value, depth) for name, value in properties.items()}
    return {"@type": _types(item.get("type")), **values}


def _value(value: Any, depth: int) -> Any:
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        return [_value(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return _node(value, depth + 1) if "properties" in value else value.get("value")
    return _ADDRESS.sub("", value) if isinstance(value, str) else value


def _rdfa(markup: str, url: str) -> Iterator[dict[str, Any]]:
    from extruct.rdfa import RDFaExtractor

    try:
        graph = RDFaExtractor().extract(markup, base_url=url)
    except _UNREADABLE:
        return
    nodes = {str(node.get("@id")): node for node in graph[:MOST_NODES]}
    for node in nodes.values():
        if node.get("@type"):
            yield _linked(node, nodes)


def _linked(node: dict[str, Any], nodes: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """With the nodes that it refers to inside it."""
    values = {
        _bare(name): [_referred(one, nodes, depth) for one in value]
        for name, value in node.items()
        if not name.startswith("@") and isinstance(value, list)
    }
    return {"@type": _types(node.get("@type")), **values}


def _referred(value: Any, nodes: dict[str, Any], depth: int) -> Any:
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value["@value"]
    target = nodes.get(str(value.get("@id")))
    if target is None or depth > DEEPEST:
        return _ADDRESS.sub("", str(value.get("@id") or ""))
    return _linked(target, nodes, depth + 1)


def _types(stated: Any) -> list[str]:
    names = stated if isinstance(stated, list) else str(stated or "").split()
    return [_bare(str(name)) for name in names]


def _bare(name: str) -> str:
    """`https://schema.org/provider` → `provider`."""
    return _PREFIX.sub("", name)
