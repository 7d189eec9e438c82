"""Tables that an installation may replace by a file of its own: shape checked, faults explained."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from indexes.errors import ConfigurationError
from indexes.validation import explained

Shape = TypeVar("Shape", bound=BaseModel)


def configured(shape: type[Shape], package: str, name: str, replaced_by: str = "") -> Shape:
    """What the TOML file `replaced_by` says or, where there is none, the file `name` of `package`.
    A file that changes is read anew. Raises ConfigurationError, which names file and fault."""
    path = Path(replaced_by) if replaced_by else None
    shown = f"{Path(name).stem}: {replaced_by}" if replaced_by else name
    try:
        changed = path.stat().st_mtime_ns if path else 0
        found = _read(shape, package, name, path, changed)
    except OSError as error:
        raise ConfigurationError(f"{shown}: no se puede leer: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{shown} no es TOML válido: {error}") from error
    except ValidationError as error:
        raise ConfigurationError(f"{shown}: {explained(error)}") from error
    assert isinstance(found, shape)
    return found


@lru_cache(maxsize=32)
def _read(
    shape: type[BaseModel], package: str, name: str, path: Path | None, _changed: int
) -> BaseModel:
    text = path.read_text("utf-8") if path else files(package).joinpath(name).read_text("utf-8")
    return shape.model_validate(tomllib.loads(text))
