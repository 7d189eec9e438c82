"""Which adapter the settings ask for: entry points of `ventanilla.adapters`, called with the
settings."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import cast

from assist.adapters.errors import AdapterUnknown
from assist.adapters.protocols import CitizenSystems
from indexes.settings import Settings
from prompts.catalogue import catalogue

GROUP = "ventanilla.adapters"


def systems_of(settings: Settings) -> CitizenSystems:
    """Raises AdapterError."""
    said = catalogue("adapters")["errors"]
    name = settings.citizen_adapter
    if not name:
        raise AdapterUnknown(said["none"])
    found = entry_points(group=GROUP)
    if name not in found.names:
        known = ", ".join(sorted(found.names))
        raise AdapterUnknown(said["unknown"].format(name=name, known=known))
    return cast(CitizenSystems, found[name].load()(settings))
