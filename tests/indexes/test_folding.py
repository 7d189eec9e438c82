import sys
import unicodedata

import pytest

from indexes.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Alcañiz ", "alcaniz"),
        ("Plazo\u00a0de\n20 días", "plazo de 20 dias"),
        ("Straße", "strasse"),
    ],
)
def test_case_accents_and_white_space_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_mark_that_there_is_goes() -> None:
    marks = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.combining(c)]
    assert [mark for mark in marks if fold(f"a{mark}b") != "ab"] == []
