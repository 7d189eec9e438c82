from __future__ import annotations

import logging

import pytest

from assist.access_log import WithoutReferences


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/v1/citizens/mailto:ana@example.org/timeline?limit=5", "/v1/citizens/…/timeline?limit=5"),
        ("/v1/citizens/12345678Z", "/v1/citizens/…"),
        ("/v1/consents?citizen=12345678Z&limit=1", "/v1/consents?citizen=…&limit=1"),
        ("/v1/interactions?q=pesca", "/v1/interactions?q=…"),
        ("/s/s3creto-12345678Z?lang=fr", "/s/…?lang=fr"),
        ("/v1/offices", "/v1/offices"),
    ],
)
def test_references_stand_in_no_log(path: str, shown: str) -> None:
    arguments = ("127.0.0.1:1", "GET", path, "1.1", 200)
    record = logging.LogRecord(
        "uvicorn.access", logging.INFO, "", 0, '%s - "%s %s HTTP/%s" %d', arguments, None
    )
    assert WithoutReferences().filter(record)
    assert shown in record.getMessage()
    assert "12345678Z" not in record.getMessage()
