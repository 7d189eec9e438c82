"""A compressed tar, written and read in one pass, of which every file is known by its digest."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from indexes.backup.manifest import (
    DATA,
    DUMPS,
    MANIFEST,
    MAX_BYTES,
    BackupManifest,
    Entry,
    parse_manifest,
)
from indexes.errors import BackupDamaged

Watch = Callable[[int, int], None]  # bytes done, bytes in all

_LEVEL = 3  # vectors hardly shrink; texts do at once
_PIECE = 1 << 20
_BROKEN = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile)


class _Digesting:
    """Passes on what is read, and knows its digest."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self._bytes = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._digest.update(piece)
        self._bytes += len(piece)
        return piece

    @property
    def entry(self) -> Entry:
        return Entry(bytes=self._bytes, sha256=self._digest.hexdigest())


class ArchiveWriter:
    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.files: dict[str, Entry] = {}

    def add(self, name: str, stream: BinaryIO) -> int:
        """As long as it is now, however it grows; how many bytes. Raises OSError."""
        info = self._tar.gettarinfo(arcname=name, fileobj=stream)
        info.type, info.linkname = tarfile.REGTYPE, ""  # two names of one file are two files
        info.size = os.fstat(stream.fileno()).st_size
        digesting = _Digesting(stream)
        self._tar.addfile(info, digesting)
        self.files[name] = digesting.entry
        return info.size

    def close_with(self, manifest: BackupManifest) -> None:
        content = manifest.model_dump_json(indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(content)
        self._tar.addfile(info, io.BytesIO(content))


@contextmanager
def writing(stream: BinaryIO) -> Iterator[ArchiveWriter]:
    with (
        gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=_LEVEL) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        yield ArchiveWriter(tar)


def read_archive(archive: Path, into: Path | None, watch: Watch) -> BackupManifest:
    """Reads all of it and checks each file; with `into`, writes them there under their names.
    Raises BackupDamaged, and OSError when it cannot be read or there is no room."""
    found: dict[str, Entry] = {}
    manifest: BackupManifest | None = None
    size = archive.stat().st_size
    try:
        with (
            archive.open("rb") as raw,
            gzip.GzipFile(fileobj=raw) as unpacked,
            tarfile.open(fileobj=unpacked, mode="r|") as tar,
        ):
            for member in tar:
                if manifest is not None:
                    raise BackupDamaged(f"la copia trae {member.name!r} tras el manifiesto")
                content = _content(tar, member)
                if member.name == MANIFEST:
                    manifest = parse_manifest(content.read(MAX_BYTES))
                elif member.name in found:
                    raise BackupDamaged(f"la copia trae {member.name!r} dos veces")
                else:
                    target = into / _safe_name(member.name) if into else None
                    found[member.name] = _taken(content, member, target)
                watch(raw.tell(), size)
            while unpacked.read(_PIECE):
                """To the checksum at the end."""
    except _BROKEN as error:
        raise BackupDamaged(f"{archive} {_NOT_WHOLE} ({error})") from error
    if manifest is None:
        raise BackupDamaged(f"{archive} {_NOT_WHOLE}")
    _compare(manifest, found)
    return manifest


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    """Only files: a link could lead out of the folder, and we write none."""
    content = tar.extractfile(member) if member.isreg() else None
    if content is None:
        raise BackupDamaged(f"la copia trae {member.name!r}, que no es un fichero")
    if member.name != MANIFEST:
        _safe_name(member.name)
    return content


def _safe_name(name: str) -> PurePosixPath:
    """Raises BackupDamaged for what we never write: roots, `..`, names outside our folders."""
    path = PurePosixPath(name)
    ours = name.startswith(DATA) or name in DUMPS.values()
    if not ours or path.is_absolute() or ".." in path.parts or str(path) != name or "\0" in name:
        raise BackupDamaged(f"no es una copia de Ventanilla: trae {name!r}")
    return path


def _taken(content: IO[bytes], member: tarfile.TarInfo, target: Path | None) -> Entry:
    digesting = _Digesting(content)
    if target is None:
        while digesting.read(_PIECE):
            """Only the digest is wanted."""
        return digesting.entry
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, member.mode & 0o777 | 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        while piece := digesting.read(_PIECE):
            stream.write(piece)
    os.utime(target, (member.mtime, member.mtime))
    return digesting.entry


def _compare(manifest: BackupManifest, found: dict[str, Entry]) -> None:
    for name in sorted(manifest.files.keys() | found.keys()):
        if manifest.files.get(name) != found.get(name):
            raise BackupDamaged(f"la copia está dañada: {name} no es lo que se guardó")


_NOT_WHOLE = "no es una copia de Ventanilla, o está cortada o dañada"
