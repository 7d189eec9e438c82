"""Ports of the demonstration: the usual one where it is free, else any other."""

from __future__ import annotations

import socket

from ingest.demo.errors import PortTaken
from ingest.demo.server import HOST


def free_port(wanted: int) -> int:
    """`wanted` if nobody listens there, else one that the system gives."""
    for candidate in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, candidate))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no hay ningún puerto libre")


def asked_port(wanted: int) -> int:
    """`wanted`, or any where it is 0. Raises PortTaken."""
    found = free_port(wanted)
    if wanted and found != wanted:
        raise PortTaken(f"el puerto {wanted} está ocupado; elija otro con --port")
    return found
