"""`ventanilla mcp`: the tools over standard input and output, for coordinators on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from indexes.cli.options import DataDir

if TYPE_CHECKING:
    import httpx

    from assist.mcp_server.server import Describe
    from indexes.settings import Settings

KEY = "VENTANILLA_API_KEY"


def mcp(
    url: Annotated[
        str | None,
        typer.Option(
            help=f"Dirección de un servicio en marcha; la clave se toma de {KEY}. "
            "Sin ella, se usan los datos de esta máquina."
        ),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Ofrece las herramientas por MCP (entrada y salida estándar)."""
    import anyio

    from indexes.settings import Settings

    key = os.environ.get(KEY, "")
    if url is None and not key:
        anyio.run(_on_local_data, Settings.load(data_dir))
        return
    settings = Settings.load(data_dir)
    anyio.run(_on_a_service, url or f"http://{settings.host}:{settings.port}", key)


async def _on_a_service(url: str, key: str) -> None:
    """With the rights of that key. Raises ConfigurationError where the service refuses it."""
    import httpx

    from indexes.errors import ConfigurationError

    headers = {"Authorization": f"Bearer {key}"} if key else {}
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=120) as client:
        try:
            answer = await client.get("/v1/offices")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ConfigurationError(f"no responde ningún servicio en {url}") from error
        if answer.status_code in (401, 403):
            raise ConfigurationError(f"el servicio rechaza la clave: póngala en {KEY}")

        async def describe() -> Any:
            return (await client.get("/openapi.json")).json()

        await _serve(client, describe)


async def _on_local_data(settings: Settings) -> None:
    """With the rights of an agent, as `ventanilla ask`: whoever runs it can read the data."""
    import getpass

    import httpx

    from assist.app import create_app
    from assist.auth.dependencies import Caller, authenticate
    from assist.auth.roles import Role

    app = create_app(settings)
    app.dependency_overrides[authenticate] = lambda: Caller("local", Role.AGENT, getpass.getuser())

    async def describe() -> Any:
        return app.openapi()

    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=None) as client,  # noqa: S113
    ):
        await _serve(client, describe)


async def _serve(client: httpx.AsyncClient, describe: Describe) -> None:
    from mcp.server.stdio import stdio_server

    from assist.mcp_server.server import build_server

    server = build_server(client, describe)
    async with stdio_server() as (reads, writes):
        await server.run(reads, writes, server.create_initialization_options())
