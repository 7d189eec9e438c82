"""What of a citizen's may be shown: their own file needs what its class of sensitivity needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from assist.adapters.protocols import Held
from assist.adapters.schemas import Withheld
from assist.consent.sensitivity import Needs, Sensitivity, Standing
from assist.consent.wording import asking
from assist.problems import Problem
from indexes.models import Channel

OWN = "own_file"
T = TypeVar("T", bound=Held)


@dataclass(frozen=True)
class Gate:
    configured: Sensitivity
    standing: Standing
    channel: Channel
    language: str

    def check(self) -> None:
        """Raises Problem 403, with what is missing, where not even a plain file may be shown."""
        missing = self._missing(())
        if missing:
            raise Problem(
                "needs_consent",
                needs=self._named(missing),
                shown={
                    "missing": {
                        "authentication": missing.authentication,
                        "consent": list(missing.purposes),
                    },
                    "ask": self._asking(missing),
                },
            )

    def sorted(
        self,
        what: Literal["file", "appointment", "document", "card"],
        held: Sequence[T],
        procedure: str | None = None,
    ) -> tuple[list[T], list[Withheld]]:
        """What may be shown (of one procedure, or all), and what the rest would need."""
        shown: list[T] = []
        withheld: list[Withheld] = []
        for one in held:
            if procedure is not None and procedure not in one.procedures:
                continue
            missing = self._missing(one.kinds)
            if missing:
                withheld.append(self._withheld(what, missing))
            else:
                shown.append(one)
        return shown, withheld

    def _missing(self, kinds: Sequence[str]) -> Needs:
        return self.configured.unmet(self.configured.needs((OWN, *kinds)), self.standing)

    def _withheld(
        self, what: Literal["file", "appointment", "document", "card"], missing: Needs
    ) -> Withheld:
        return Withheld(
            what=what,
            authentication=missing.authentication,
            consent=list(missing.purposes),
            ask=self._asking(missing),
        )

    def _asking(self, missing: Needs) -> str:
        return asking(self.configured, missing, self.channel, self.language)

    def _named(self, missing: Needs) -> str:
        names = [self.configured.purposes[one].name["es"] for one in missing.purposes]
        level = f"identificación de nivel {missing.authentication}"
        return ", ".join([*([level] if missing.authentication else []), *names])
