"""Files that arrive as the body of a request."""

from __future__ import annotations

from assist.problems import Problem

_ACCEPTED = "application/x-ndjson, application/jsonl o text/csv, como cuerpo de la petición"


def decoded(body: bytes, media_type: str) -> str:
    """Raises Problem 415 for a form of parts, whose borders would be taken for lines, and 422 for
    what is not UTF-8."""
    if media_type.lower().startswith("multipart/"):
        raise Problem("unsupported_media", accepted=_ACCEPTED)
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        reason = f"el texto no está en UTF-8 (octeto {error.start})"
        raise Problem("bad_import", errors=[{"line": line, "reason": reason}]) from error
