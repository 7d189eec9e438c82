"""Which calls of the HTTP interface are tools, and their schemas, taken from its own description:
what a tool receives and returns is what that call does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from mcp_types import Tool, ToolAnnotations

from prompts.catalogue import catalogue

OpenApi = Mapping[str, Any]
Schema = dict[str, Any]

_REFERENCE = "#/components/schemas/"
_HIDDEN = frozenset({"format", "explain", "authorization"})  # of no use to an agent


@dataclass(frozen=True)
class Call:
    """`method` and `path` as in the interface; parameters in braces come from the arguments."""

    name: str
    method: Literal["GET", "POST"]
    path: str
    read_only: bool = True

    def address(self, arguments: Mapping[str, Any]) -> str:
        """Raises KeyError for a parameter that is missing."""
        return re.sub(r"{(\w+)}", lambda found: _segment(arguments[found[1]]), self.path)

    @property
    def in_path(self) -> frozenset[str]:
        return frozenset(re.findall(r"{(\w+)}", self.path))


CALLS: Sequence[Call] = (
    Call("suggest", "POST", "/v1/suggestions", read_only=False),  # it is kept
    Call("search", "GET", "/v1/search"),
    Call("procedure", "GET", "/v1/procedures/{code}"),
    Call("deadline", "POST", "/v1/tools/term"),
    Call("validate", "POST", "/v1/tools/identifier"),
)


def tools(openapi: OpenApi) -> list[Tool]:
    said = catalogue("mcp")
    return [
        Tool(
            name=call.name,
            title=said[call.name]["title"],
            description=said[call.name]["description"],
            input_schema=_input(openapi, call),
            output_schema=_output(openapi, call),
            annotations=ToolAnnotations(read_only_hint=call.read_only, open_world_hint=False),
        )
        for call in CALLS
    ]


def _operation(openapi: OpenApi, call: Call) -> Mapping[str, Any]:
    found: Mapping[str, Any] = openapi["paths"][call.path][call.method.lower()]
    return found


def _input(openapi: OpenApi, call: Call) -> Schema:
    operation = _operation(openapi, call)
    if call.method == "POST":
        body = operation["requestBody"]["content"]["application/json"]["schema"]
        return _self_contained(openapi, body)
    parameters = [one for one in operation["parameters"] if one["name"] not in _HIDDEN]
    schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {one["name"]: one["schema"] for one in parameters},
        "required": [one["name"] for one in parameters if one.get("required")],
    }
    return _self_contained(openapi, schema)


def _output(openapi: OpenApi, call: Call) -> Schema:
    answers = _operation(openapi, call)["responses"]
    content = next(answers[code]["content"] for code in ("200", "201") if code in answers)
    return _self_contained(openapi, content["application/json"]["schema"])


def _self_contained(openapi: OpenApi, schema: Schema) -> Schema:
    """With the schemas that it refers to inside it."""
    known = openapi["components"]["schemas"]
    needed: dict[str, Schema] = {}
    waiting = _names(schema)
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = known[name]
            waiting |= _names(known[name])
    if _REFERENCE in str(schema.get("$ref", "")):
        schema = known[schema["$ref"].removeprefix(_REFERENCE)]
    whole = {**schema, "$defs": needed} if needed else dict(schema)
    inside: Schema = _moved(whole)
    return inside


def _names(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        own = schema.get("$ref")
        found = {own.removeprefix(_REFERENCE)} if isinstance(own, str) else set()
        return found.union(*(_names(value) for value in schema.values()))
    return set().union(*map(_names, schema)) if isinstance(schema, list) else set()


def _moved(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: value.replace(_REFERENCE, "#/$defs/")
            if key == "$ref" and isinstance(value, str)
            else _moved(value)
            for key, value in schema.items()
        }
    return [_moved(value) for value in schema] if isinstance(schema, list) else schema


def _segment(value: object) -> str:
    return quote(str(value), safe="")
