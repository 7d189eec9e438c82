"""Large weights of an ONNX file, read where they lie: the processes of a machine share one copy of
the vectors of words, of which a question needs twenty, and none keeps its own."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LARGE = 8_000_000  # bytes
_TYPES = {2: np.uint8, 3: np.int8}  # of one byte, which may lie anywhere

# Numbers of the fields: ModelProto, GraphProto, TensorProto.
_GRAPH, _INITIALIZER = 7, 5
_DIMENSIONS, _TYPE, _NAME, _RAW = 1, 2, 8, 9

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class _Field:
    number: int
    start: int
    end: int
    value: int = 0


def large_weights(path: Path) -> dict[str, Any]:
    """Name → `OrtValue` over the file's own bytes; goes on working after the file was removed.
    Those of a few megabytes are left out: each question needs them whole."""
    from onnxruntime import OrtValue

    found: dict[str, NDArray[np.generic]] = {}
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ) as file:
        for graph in _of(file, _GRAPH, 0, len(file)):
            for tensor in _of(file, _INITIALIZER, graph.start, graph.end):
                if tensor.end - tensor.start >= _LARGE:
                    found |= _mapped(path, file, tensor)
    return {name: OrtValue.ortvalue_from_numpy(array) for name, array in found.items()}


def _mapped(path: Path, file: mmap.mmap, tensor: _Field) -> dict[str, NDArray[np.generic]]:
    fields = {one.number: one for one in _fields(file, tensor.start, tensor.end)}
    raw, name = fields.get(_RAW), fields.get(_NAME)
    kind = _TYPES.get(fields[_TYPE].value) if _TYPE in fields else None
    if raw is None or name is None or kind is None:
        return {}
    shape = tuple(_dimensions(file, tensor))
    if int(np.prod(shape)) != raw.end - raw.start:
        return {}
    array = np.memmap(path, kind, "r", offset=raw.start, shape=shape)
    return {file[name.start : name.end].decode(): array}


def _dimensions(file: mmap.mmap, tensor: _Field) -> Iterator[int]:
    """One a field, or packed in one."""
    for field in _of(file, _DIMENSIONS, tensor.start, tensor.end):
        place = field.start
        if place == field.end:
            yield field.value
        while place < field.end:
            size, place = _varint(file, place)
            yield size


def _of(file: mmap.mmap, number: int, start: int, end: int) -> Iterator[_Field]:
    return (field for field in _fields(file, start, end) if field.number == number)


def _fields(file: mmap.mmap, start: int, end: int) -> Iterator[_Field]:
    """Of a protobuf message that lies there."""
    while start < end:
        key, start = _varint(file, start)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, start = _varint(file, start)
            yield _Field(number, start, start, value)
            continue
        size, start = _varint(file, start) if kind == _BYTES else (_FIXED[kind], start)
        yield _Field(number, start, start + size)
        start += size


_FIXED = {_FIXED64: 8, _FIXED32: 4}


def _varint(file: mmap.mmap, place: int) -> tuple[int, int]:
    """The number, and where it ends."""
    number, shift = 0, 0
    while True:
        byte = file[place]
        place += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, place
