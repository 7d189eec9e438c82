from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from ingest.demo.errors import ProcessEnded
from ingest.demo.ports import free_port
from ingest.demo.processes import Processes, run_to_end


def check_for_a_minute(processes: Processes) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        processes.check()
        time.sleep(0.1)


def test_process_that_ends_by_itself_is_reported_with_its_log(tmp_path: Path) -> None:
    with Processes(tmp_path) as processes:
        processes.start("no-such-command")
        with pytest.raises(ProcessEnded, match=r"no-such-command.*código 2"):
            check_for_a_minute(processes)
    log = (tmp_path / "logs" / "no-such-command.log").read_text("utf-8")
    assert "no-such-command" in log


def test_processes_end_with_the_block(tmp_path: Path) -> None:
    with Processes(tmp_path) as processes:
        processes.start("serve", "--port", str(free_port(0)), "--workers", "1")
        child = processes._children[0].process
        processes.check()
    assert child.poll() is not None


def test_command_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProcessEnded, match="no-such-command"):
        run_to_end(tmp_path, "no-such-command")


def test_wanted_port_is_given_while_it_is_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) != port
    assert free_port(port) == port
