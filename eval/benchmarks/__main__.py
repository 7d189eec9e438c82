"""`python -m eval.benchmarks [retrieval] [latency] …`: every figure beside its peer, in one run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.benchmarks import (
    facts,
    indicators,
    ingest,
    kill_reindex,
    latency,
    planted,
    recrawl,
    retrieval,
    scale,
    screen,
    streams,
    throughput,
)
from eval.benchmarks.corpus import demonstration_settings

BENCHMARKS: dict[str, Callable[..., dict[str, Any]]] = {
    "retrieval": retrieval.run,
    "latency": latency.run,
    "throughput": throughput.run,
    "facts": facts.run,
    "ingest": ingest.run,
    "kill": kill_reindex.run,
    "planted": planted.run,
    "recrawl": recrawl.run,
    "streams": streams.run,
    "screen": screen.run,
    "scale": scale.run,
    "indicators": indicators.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"some of {', '.join(BENCHMARKS)}; all by default")
    parser.add_argument("--data-dir", type=Path, help="a crawled data folder; default: the demo")
    parser.add_argument("--size", type=int, default=scale.SIZE, help="passages of `scale`")
    parser.add_argument("--asked", type=int, default=streams.ASKED, help="streams of `streams`")
    parser.add_argument("--interactions", type=int, default=indicators.SIZE, help="of `indicators`")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    settings = demonstration_settings(arguments.data_dir)
    options = {
        "scale": {"size": arguments.size},
        "streams": {"asked": arguments.asked},
        "indicators": {"size": arguments.interactions},
    }
    results: dict[str, Any] = {}
    for name in arguments.names or BENCHMARKS:
        results[name] = BENCHMARKS[name](settings, quiet=arguments.json, **options.get(name, {}))
    if arguments.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
