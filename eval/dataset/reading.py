"""Reads datasets (JSONL); a bad file is refused with number and reason of every bad line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from eval.dataset.example import Example
from eval.errors import DatasetInvalid
from indexes.validation import explained


def load_dataset(path: Path) -> list[Example]:
    """Raises DatasetInvalid, with all the problems; OSError when the file cannot be opened."""
    examples, problems = read_dataset(path)
    if problems:
        raise DatasetInvalid(str(path), problems)
    return examples


def read_dataset(path: Path) -> tuple[list[Example], list[str]]:
    """The good lines in file order, and what is wrong with the others. Raises OSError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [f"no es texto UTF-8 (byte {error.start})"]
    examples: list[Example] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    # Not splitlines: JSON strings may hold U+2028 and its like as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        read = _read(line, seen)
        if isinstance(read, str):
            problems.append(f"línea {number}: {read}")
        else:
            seen[read.id] = number
            examples.append(read)
    if not examples and not problems:
        problems.append("no tiene ninguna pregunta")
    return examples, problems


def digest_of(path: Path) -> str:
    """16 hex digits of the file's SHA-256. Raises OSError."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def mixed_groups(examples: Sequence[Example]) -> list[str]:
    """Groups of which only some lines say that the answer varies by office."""
    said: dict[str, set[bool]] = {}
    for example in examples:
        said.setdefault(example.need, set()).add(example.varies_by_office)
    return sorted(need for need, values in said.items() if len(values) > 1)


def _read(line: str, seen: dict[str, int]) -> Example | str:
    try:
        values = json.loads(line)
    except json.JSONDecodeError as error:
        return f"no es JSON válido ({error.msg}, columna {error.colno})"
    if not isinstance(values, dict):
        return "no es un objeto JSON"
    try:
        example = Example.model_validate(values)
    except ValidationError as error:
        return explained(error).replace("Value error, ", "")
    if example.id in seen:
        return f"el id «{example.id}» ya está en la línea {seen[example.id]}"
    return example
