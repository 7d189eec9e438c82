"""How many processes answer on this machine: one a core, as long as each has its memory."""

from __future__ import annotations

import os
from pathlib import Path

_MEMORY_KB = 1_000_000  # of one process over a large catalogue
_MEMINFO = Path("/proc/meminfo")
_AVAILABLE = "MemAvailable:"


def workers_for_this_machine(meminfo: Path = _MEMINFO) -> int:
    """At least one. Where the system does not tell its memory, one a core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, _room(meminfo, cores or 1)))


def _room(meminfo: Path, unknown: int) -> int:
    try:
        lines = meminfo.read_text(encoding="ascii").splitlines()
    except OSError:
        return unknown
    found = next((line.split()[1] for line in lines if line.startswith(_AVAILABLE)), None)
    return int(found) // _MEMORY_KB if found else unknown
