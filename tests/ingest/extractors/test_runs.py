from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from ingest.extractors.runs import pieces


@pytest.mark.parametrize(
    ("line", "text", "is_item"),
    [
        ("- Fotocopia del DNI", "Fotocopia del DNI", True),
        ("-Fotocopia del DNI", "Fotocopia del DNI", True),
        ("•Águeda", "Águeda", True),
        ("1. Solicitud", "Solicitud", True),
        ("-5 grados", "-5 grados", False),
        ("-eta", "-eta", False),
    ],
)
def test_a_line_written_as_an_item_loses_its_mark(line: str, text: str, is_item: bool) -> None:
    paragraph = BeautifulSoup(f"<p>{line}</p>", "html.parser").p
    assert paragraph is not None
    (found,) = pieces(list(paragraph.children))
    assert (found.text, found.item) == (text, is_item)
