from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

MAX_GZIPPED_BYTES = 60_000  # of what the first view needs


@pytest.mark.parametrize("name", ["knowledge", "quality"])
def test_page_has_nothing_inline_and_asks_nothing_of_others(dist: Path, name: str) -> None:
    page = (dist / "consoles" / f"{name}.html").read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|(https?:)?//\w", page)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("name", ["knowledge", "quality"])
def test_views_are_loaded_when_they_are_opened(dist: Path, name: str) -> None:
    first = [dist / "consoles" / f"{file}.js" for file in (name, "start")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in first) <= MAX_GZIPPED_BYTES
    assert "import(" in first[0].read_text(encoding="utf-8")
