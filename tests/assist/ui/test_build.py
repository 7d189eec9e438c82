from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

MAX_GZIPPED_BYTES = 60_000


def test_sidebar_is_small(dist: Path) -> None:
    assert len(gzip.compress((dist / "sidebar.js").read_bytes())) <= MAX_GZIPPED_BYTES


@pytest.mark.parametrize("name", ["sidebar.js", "frame.js", "host.js"])
def test_module_stands_alone(dist: Path, name: str) -> None:
    code = (dist / name).read_text()
    assert not re.search(r"""\bimport\b\s*["'({*\w]|\bfrom\s*["']""", code)


@pytest.mark.parametrize("name", ["sidebar.html", "host.html"])
def test_page_has_nothing_inline(dist: Path, name: str) -> None:
    page = (dist / name).read_text()
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("name", ["sidebar.html", "host.html", "pages.css", "host.css"])
def test_page_asks_nothing_of_others(dist: Path, name: str) -> None:
    assert not re.search(r"(https?:)?//\w", (dist / name).read_text())
