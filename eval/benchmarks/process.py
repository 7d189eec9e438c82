"""What the processes of a service took from the machine, as Linux counts it.

Beside times, which other work on the machine lengthens: the processor's milliseconds hardly do."""

from __future__ import annotations

import os
from pathlib import Path

import httpx

_PROC = Path("/proc")
_PARENT, _USER, _SYSTEM = 1, 11, 12  # fields of `stat` after the name


class Service:
    """The process that listens, and those that it started. Raises ProcessLookupError."""

    def __init__(self, client: httpx.Client) -> None:
        first = _listening(str(client.base_url.port))
        self._folders = [first, *_started_by(first.name)]

    def cpu_seconds(self) -> float:
        """Of all of them, user and system, since they started."""
        ticks = sum(int(_stat(f)[n]) for f in self._folders for n in (_USER, _SYSTEM))
        return ticks / os.sysconf("SC_CLK_TCK")

    def resident_mb(self) -> float:
        """Of the largest one: a worker."""
        return max(map(_resident_mb, self._folders))


def _listening(port: str) -> Path:
    for folder in _PROC.glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:  # it ended meanwhile
            continue
        if b"serve" in words and port.encode() in words:
            return folder
    raise ProcessLookupError("the service is not among the processes of this machine")


def _started_by(parent: str) -> list[Path]:
    found = []
    for folder in _PROC.glob("[0-9]*"):
        try:
            is_child = _stat(folder)[_PARENT] == parent
        except OSError:
            continue
        if is_child:
            found.append(folder)
    return found


def _stat(folder: Path) -> list[str]:
    return (folder / "stat").read_text().rpartition(")")[2].split()


def _resident_mb(folder: Path) -> float:
    status = (folder / "status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
