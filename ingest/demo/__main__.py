"""`python -m ingest.demo` serves the two sites alone, until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import threading
from pathlib import Path

from ingest.demo.content import CONTENT
from ingest.demo.server import start_demo_sites


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m ingest.demo", description=__doc__)
    parser.add_argument("--portal-port", type=int, default=8601)
    parser.add_argument("--sede-port", type=int, default=8602)
    parser.add_argument("--content", type=Path, default=CONTENT)
    parser.add_argument("--maintenance", action="store_true", help="banner on every page")
    options = parser.parse_args()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    with start_demo_sites(
        options.portal_port,
        options.sede_port,
        content=options.content,
        maintenance=options.maintenance,
    ) as sites:
        print(f"Portal: {sites.portal_url}/\nSede:   {sites.sede_url}/", flush=True)
        stop.wait()


if __name__ == "__main__":
    main()
