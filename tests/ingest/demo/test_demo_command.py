"""`ventanilla demo` as a newcomer runs it, with the small embedder that needs no model."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from ingest.demo.ports import free_port
from ingest.demo.server import DemoSites
from tests.conftest import hear_interruptions

COMMAND = [sys.executable, "-m", "indexes.cli.main", "demo", "--json"]


def environment() -> dict[str, str]:
    return {**os.environ, "VENTANILLA_EMBEDDER": "fake"}


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    ports = [f"--{name}={free_port(0)}" for name in ("port", "portal-port", "sede-port")]
    asked = "renovación del título de familia numerosa: documentación"
    process = subprocess.Popen(
        [*COMMAND, "--data-dir", str(tmp_path), *ports, "--question", asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment(),
        preexec_fn=hear_interruptions,
    )
    with process:
        yield process
        if process.poll() is None:
            process.terminate()


def read_document(lines: Iterable[str]) -> dict[str, Any]:
    """The JSON document that the command prints before it goes on serving."""
    text = ""
    for line in lines:
        text += line
        if line == "}\n":
            break
    document: dict[str, Any] = json.loads(text)
    return document


@pytest.mark.slow
def test_demo_answers_with_citations_serves_and_ends_cleanly(
    running: subprocess.Popen[str], sites: DemoSites, browser: Any
) -> None:
    assert running.stdout is not None
    shown = read_document(running.stdout)
    suggestion = shown["suggestion"]
    assert suggestion["status"] == "answered"
    assert suggestion["citations"]
    for citation in suggestion["citations"]:
        address = urlsplit(citation["url"])
        in_sede = shown["sede"].endswith(f":{address.port}/")
        page = browser.text((sites.sede_url if in_sede else sites.portal_url) + address.path)
        assert " ".join(citation["quote"].split("\n")[0].split()) in page
    with httpx.Client(base_url=shown["service"]) as service:
        assert service.get("/health/ready").status_code == 200
        key = {"Authorization": f"Bearer {shown['key']}"}
        assert len(service.get("/v1/offices", headers=key).json()) == 13
        waiting = service.get("/v1/interactions?state=waiting", headers=key).json()
        assert waiting["total"] == shown["morning"]["waiting"]
    assert shown["morning"]["channels"] == 8
    running.send_signal(signal.SIGINT)
    assert running.wait(60) == 0
    with pytest.raises(httpx.TransportError):
        httpx.get(shown["service"] + "/health/live")


def test_taken_service_port_is_one_line_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "--once", "--data-dir", str(tmp_path), "--port", str(port)],
            capture_output=True,
            text=True,
            env=environment(),
            timeout=60,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: el puerto {port} está ocupado; elija otro con --port\n"
    assert list(tmp_path.iterdir()) == []
