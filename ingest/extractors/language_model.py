"""The model that tells languages. It comes packed, and unpacking it takes as long as reading two
hundred pages: what is needed of it is kept unpacked in the cache of this user."""

from __future__ import annotations

import tempfile
import zipfile
from array import array
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from indexes.settings import default_cache_dir

_DAMAGED = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


def identifier(languages: Sequence[str]) -> Any:
    """One of py3langid's, for these ISO 639-1 codes. Without a cache that can be written it is
    unpacked each time."""
    name = "-".join((version("py3langid"), *languages))
    path = default_cache_dir() / f"languages-{name}.npz"
    try:
        return _kept(path)
    except _DAMAGED:
        unpacked = _unpacked(languages)
        with suppress(OSError):
            _keep(unpacked, path)
        return unpacked


def _unpacked(languages: Sequence[str]) -> Any:
    import numpy as np
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE)
    found.set_languages(list(languages))
    found.nb_ptc = np.ascontiguousarray(found.nb_ptc, np.float32)  # what it reckons with
    return found


def _kept(path: Path) -> Any:
    """Raises what `_DAMAGED` names."""
    import numpy as np
    from py3langid.langid import LanguageIdentifier

    with path.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
        moves = array("I")
        moves.frombytes(memoryview(data["moves"]).cast("B"))
        return LanguageIdentifier(
            data["weights"], data["priors"], data["classes"].tolist(), moves,
            data["output"].tolist(), tk_row=data["rows"].tolist(),
        )  # fmt: skip


def _keep(found: Any, path: Path) -> None:
    """Raises OSError. Appears with one rename: several processes may begin at once."""
    import numpy as np

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        try:
            np.savez(
                stream,
                weights=found.nb_ptc,
                priors=found.nb_pc,
                classes=np.array(found.nb_classes),
                moves=np.asarray(found.tk_nextmove, np.uint32),
                rows=np.asarray(found.tk_row),
                output=np.asarray(found.tk_output, np.int32),
            )
            stream.flush()
            Path(stream.name).replace(path)
        except BaseException:
            Path(stream.name).unlink()
            raise
