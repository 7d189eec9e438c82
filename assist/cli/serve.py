"""`ventanilla serve`: the web service."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_SLOW_START_S = 120  # a worker that still loads on a busy machine is not a dead one


def serve(
    data_dir: Annotated[Path | None, typer.Option(help="Carpeta de datos.")] = None,
    host: Annotated[str | None, typer.Option(help="Dirección en la que escucha.")] = None,
    port: Annotated[int | None, typer.Option(help="Puerto; 0 elige uno libre.")] = None,
    workers: Annotated[
        int, typer.Option(min=0, help="Número de procesos; 0: uno por núcleo que quepa en memoria.")
    ] = 0,
) -> None:
    """Sirve la API y la interfaz."""
    import os

    import uvicorn

    from assist.cli.workers import workers_for_this_machine
    from indexes.cross_encoder import check_reranker
    from indexes.settings import ENV_PREFIX, Settings

    chosen = {
        key: value for key, value in {"host": host, "port": port}.items() if value is not None
    }
    settings = Settings.load(data_dir, **chosen)
    check_reranker(settings)  # said once here, rather than by each worker
    # The application factory runs in each worker process and reads the same settings there.
    os.environ[f"{ENV_PREFIX}DATA_DIR"] = str(settings.data_dir)
    uvicorn.run(
        "assist.asgi:create",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=workers or workers_for_this_machine(),
        server_header=False,
        timeout_graceful_shutdown=10,
        timeout_worker_healthcheck=_SLOW_START_S,
    )
