"""A second level that is in Teams: a receiver on loopback stands for the workflow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indexes.settings import Settings
from tests.assist.conftest import Desk
from tests.assist.outgoing import Receiver, desk_with

QUEUES = """
[[queue]]
id = "caza"
name = "Caza y pesca"
themes = ["Caza y Pesca"]
members = ["Ana", "Luis"]
assign = "fewest"
hours = { high = 3 }

[[queue]]
id = "general"
name = "Segundo nivel"
"""


@pytest.fixture(scope="module")
def teams() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def level(
    knowledge: Settings, tmp_path_factory: pytest.TempPathFactory, teams: Receiver
) -> Iterator[Desk]:
    file = tmp_path_factory.mktemp("colas") / "colas.toml"
    file.write_text(QUEUES, encoding="utf-8")
    with desk_with(
        knowledge, tmp_path_factory, teams_webhook_url=f"{teams.url}/teams",
        escalation_queues=str(file), public_url="https://ventanilla.example.org",
    ) as desk:  # fmt: skip
        yield desk
