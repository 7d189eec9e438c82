"""What a spreadsheet makes of the export."""

from __future__ import annotations

import csv
import io

import pytest

from assist.indicators.exporting import as_csv


@pytest.mark.parametrize("name", ["=1+2", "+34", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_name_is_taken_for_a_formula(name: str) -> None:
    row = {"period": "2026-01-01", "dimension": "theme", "value": name, "label": name, "open": 7}
    (found,) = csv.DictReader(io.StringIO(as_csv([row]).decode(), newline=""))
    assert (found["value"], found["label"]) == (f"'{name}", f"'{name}")
    assert (found["period"], found["open"]) == ("2026-01-01", "7")
