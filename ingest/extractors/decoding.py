"""Bytes to text, when the declared charset is missing or wrong."""

from __future__ import annotations

import codecs

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
)

FEW = 10  # one broken byte in more letters with accents than this
FALLBACK = "cp1252"  # what Western pages without a charset are written in


def decode(body: bytes, content_type: str = "") -> str:
    """Never fails. A byte order mark wins; then UTF-8 when the bytes are valid UTF-8, which by
    chance they hardly ever are; then what the header or the page declares; then Windows-1252."""
    encoding, mark = read_bom(body)
    if encoding and mark:
        return body[len(mark) :].decode(encoding, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_declared(body, content_type)


def _decode_declared(body: bytes, content_type: str) -> str:
    mostly = body.decode("utf-8", errors="replace")
    broken = mostly.count("\ufffd")
    if broken * FEW < sum(not letter.isascii() for letter in mostly) - broken:
        return mostly  # a few broken bytes in an otherwise good page
    declared = http_content_type_encoding(content_type) or html_body_declared_encoding(body[:4096])
    for name in (declared, FALLBACK):
        encoding = resolve_encoding(name) if name else None
        if encoding and _usable(encoding):
            try:
                return body.decode(encoding)
            except UnicodeDecodeError:
                continue
    return body.decode(FALLBACK, errors="replace")


def _usable(encoding: str) -> bool:
    return codecs.lookup(encoding).name != "utf-8"
