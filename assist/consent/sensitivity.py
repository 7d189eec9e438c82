"""Which matters are sensitive and what each needs, as `sensitivity.toml` says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from indexes.configured import configured
from indexes.settings import Settings

Level = Literal["low", "substantial", "high"]
Kind = Literal["own_file", "health", "violence", "minors"]
_ORDER = ("low", "substantial", "high")  # Regulation (EU) 910/2014, art. 8
_DEFAULT = "es"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SensitivityClass(_Part):
    """It applies to what is of all these kinds."""

    when: tuple[Kind, ...]
    authentication: Level | None = None
    consent: tuple[str, ...] = ()


class Purpose(_Part):
    """By language; Spanish is always there. `text` is what the citizen agrees to."""

    months: int = Field(ge=1, le=120)
    recorded: bool
    name: dict[str, str]
    text: dict[str, str]

    @model_validator(mode="after")
    def _in_spanish(self) -> Self:
        if _DEFAULT not in self.name or _DEFAULT not in self.text:
            raise ValueError("name y text necesitan su versión en español (es)")
        return self

    def name_in(self, language: str) -> str:
        return self.name.get(language, self.name[_DEFAULT])

    def text_in(self, language: str) -> str:
        return self.text.get(language, self.text[_DEFAULT])


@dataclass(frozen=True, slots=True)
class Needs:
    """What has to be there before; `purposes` in the order of the file."""

    authentication: Level | None = None
    purposes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.authentication is not None or bool(self.purposes)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who the citizen is known to be, and what they allowed. `said`: somebody says that they agree,
    without a record of it."""

    authentication: Level | None = None
    purposes: frozenset[str] = frozenset()
    said: bool = False


UNKNOWN = Standing()


class Sensitivity(_Part):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    declared_level: Level
    classes: dict[str, SensitivityClass] = Field(alias="class")
    purposes: dict[str, Purpose] = Field(alias="purpose")

    @model_validator(mode="after")
    def _purposes_are_known(self) -> Self:
        asked = {one for each in self.classes.values() for one in each.consent}
        if unknown := sorted(asked - set(self.purposes)):
            raise ValueError(f"no se definen las finalidades: {', '.join(unknown)}")
        return self

    def needs(self, kinds: Iterable[str]) -> Needs:
        """Of all classes that apply together: the highest level, every purpose."""
        found = [one for one in self.classes.values() if set(one.when) <= set(kinds)]
        levels = [one.authentication for one in found if one.authentication]
        asked = {purpose for one in found for purpose in one.consent}
        return Needs(
            max(levels, key=_ORDER.index, default=None),
            tuple(name for name in self.purposes if name in asked),
        )

    def unmet(self, needs: Needs, standing: Standing) -> Needs:
        """What of it is still to be asked for."""
        known = standing.authentication
        enough = needs.authentication is None or (
            known is not None and _ORDER.index(known) >= _ORDER.index(needs.authentication)
        )
        missing = tuple(name for name in needs.purposes if not self._allowed(name, standing))
        return Needs(None if enough else needs.authentication, missing)

    def _allowed(self, purpose: str, standing: Standing) -> bool:
        said = standing.said and not self.purposes[purpose].recorded
        return said or purpose in standing.purposes


def sensitivity(settings: Settings) -> Sensitivity:
    """Of the file that the settings name, or ours. Raises ConfigurationError."""
    return configured(Sensitivity, __package__, "sensitivity.toml", settings.sensitivity)
