"""Files that people hand in: read as text, reported by line."""

from __future__ import annotations

from pathlib import Path

from indexes.case_files import LineError
from indexes.models import Value
from ingest.errors import ImportInvalid
from ingest.texts import text


class ImportReport(Value):
    """`imported` counts what was (or in a dry run would be) kept."""

    imported: int
    errors: tuple[LineError, ...] = ()
    dry_run: bool = False


def read_text(path: Path) -> str:
    """Raises ImportInvalid when there is no such file, or it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ImportInvalid(text("files.unreadable", path=path, detail=error.strerror)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ImportInvalid(text("files.encoding", path=path, line=line)) from error
