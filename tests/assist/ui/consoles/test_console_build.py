from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

MAX_GZIPPED_BYTES = 60_000  # of what the first view needs


@pytest.mark.parametrize("name", ["knowledge", "quality", "service"])
def test_page_has_nothing_inline_and_asks_nothing_of_others(dist: Path, name: str) -> None:
    page = (dist / "consoles" / f"{name}.html").read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|(https?:)?//\w", page)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("name", ["knowledge", "quality", "service"])
def test_views_are_loaded_when_they_are_opened(dist: Path, name: str) -> None:
    entry = dist / "consoles" / f"{name}.js"
    first = _with_imports(entry)
    assert sum(len(gzip.compress(file.read_bytes())) for file in first) <= MAX_GZIPPED_BYTES
    assert "import(" in entry.read_text(encoding="utf-8")


def _with_imports(entry: Path) -> set[Path]:
    """A module and all that it needs before it can run."""
    found, todo = set[Path](), [entry]
    while todo:
        module = todo.pop()
        if module not in found:
            found.add(module)
            code = module.read_text(encoding="utf-8")
            names = re.findall(r"""(?:from|import)\s*["']\./([\w.-]+)["']""", code)
            todo += [module.parent / imported for imported in names]
    return found
