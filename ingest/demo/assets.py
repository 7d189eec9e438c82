"""Style sheets and icons, served from the `static` folder."""

from __future__ import annotations

from pathlib import Path

from ingest.demo.assembly import Assembly

STATIC = Path(__file__).parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


def add_assets(assembly: Assembly) -> None:
    for path in sorted(STATIC.rglob("*")):
        if path.suffix in TYPES:
            name = path.relative_to(STATIC).as_posix()
            assembly.add(f"/recursos/{name}", path.read_bytes(), content_type=TYPES[path.suffix])
