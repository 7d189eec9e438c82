"""Files that arrive as the body of a request."""

from __future__ import annotations

from assist.problems import Problem


def decoded(body: bytes) -> str:
    """Raises Problem 422 for what is not UTF-8."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        reason = f"el texto no está en UTF-8 (octeto {error.start})"
        raise Problem("bad_import", errors=[{"line": line, "reason": reason}]) from error
