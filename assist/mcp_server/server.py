"""The server, whatever carries its messages: each tool is one call of the HTTP interface, under the
same keys, roles, limits and redaction."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from importlib.metadata import version
from typing import Any

import httpx
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
)

from assist.mcp_server.tools import CALLS, Call, OpenApi, tools
from prompts.catalogue import catalogue

Describe = Callable[[], Awaitable[OpenApi]]
_Context = ServerRequestContext[Any, Any]
_AUTHORIZATION = "authorization"


def build_server(client: httpx.AsyncClient, describe: Describe) -> Server[Any]:
    """`client` reaches the HTTP interface. Who calls over HTTP calls with their own key; without
    one, with that of the client."""

    async def list_tools(_: _Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=tools(await describe()))

    async def call_tool(context: _Context, params: CallToolRequestParams) -> CallToolResult:
        call = next((one for one in CALLS if one.name == params.name), None)
        if call is None:
            return _refused(catalogue("mcp")["problems"]["unknown"].format(name=params.name))
        return await _called(client, call, params.arguments or {}, _key(context))

    return Server(
        "ventanilla",
        version=version("ventanilla"),
        title="Ventanilla",
        instructions=catalogue("mcp")["server"]["instructions"],
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def _called(
    client: httpx.AsyncClient, call: Call, arguments: Mapping[str, Any], headers: dict[str, str]
) -> CallToolResult:
    missing = sorted(call.in_path - set(arguments))
    if missing:
        said = catalogue("mcp")["problems"]["missing"]
        return _refused(said.format(names=", ".join(missing)))
    rest = {name: value for name, value in arguments.items() if name not in call.in_path}
    body: dict[str, Any] = {"json": rest} if call.method == "POST" else {"params": _sent(rest)}
    try:
        address = call.address(arguments)
        answer = await client.request(call.method, address, headers=headers, **body)
        content = answer.json()
    except (httpx.HTTPError, ValueError):
        return _refused(catalogue("mcp")["problems"]["unreachable"])
    text = json.dumps(content, ensure_ascii=False)
    if answer.is_error:
        return _refused(text)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=content)


def _sent(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if value is not None}


def _key(context: _Context) -> dict[str, str]:
    """Of who sent the message, where it came over HTTP."""
    given = context.request.headers.get(_AUTHORIZATION) if context.request is not None else None
    return {_AUTHORIZATION: given} if given else {}


def _refused(text: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], is_error=True)
