"""The real service on a free port of loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from indexes.keys import create_key, revoke_key
from indexes.settings import Settings

_READY_S = 1_800.0  # a million passages on a busy machine
_PATIENCE_S = 30.0


@contextmanager
def running_service(settings: Settings, workers: int = 1) -> Iterator[httpx.Client]:
    """A client with a key of its own, which is revoked at the end. Raises TimeoutError."""
    key = create_key(settings, role="agent", name="benchmark")
    port = _free_port()
    serve = ["serve", "--port", str(port), "--workers", str(workers)]
    command = [sys.executable, "-m", "indexes.cli.main", *serve]
    environment = os.environ | {"VENTANILLA_DATA_DIR": str(settings.data_dir)}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    headers = {"Authorization": f"Bearer {key.key}"}
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60
        ) as client:
            _wait_until_ready(client, process)
            yield client
    finally:
        _end(process)
        revoke_key(settings, key.id)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=_PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_ready(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _READY_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if client.get("/health/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise TimeoutError("the service did not become ready")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
