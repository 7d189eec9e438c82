"""How the crawling process begins: before it loads all that a crawl needs, it has another one load
what reading pages needs."""

from __future__ import annotations

import os
import sys

LONG = "long"  # said of a crawl that will read many pages


def main() -> None:
    # Scrapy and its libraries may print; only events go to the real output.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if LONG in sys.argv[1:]:
        from ingest.spiders.forking import load_ahead

        load_ahead()
    from ingest.spiders.child import crawl_as_asked

    crawl_as_asked(sys.stdin, out)
