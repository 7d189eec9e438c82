from __future__ import annotations

import random

import pytest

from eval.metrics import compute
from eval.models import Answer

GROUPS, WORDINGS, OFFICES, CHANNELS = 60, 5, 13, ("email", "whatsapp", "phone")


@pytest.mark.slow
@pytest.mark.timeout(120)  # about 1.2 of processor time on two slow cores; by pairs, hours
def test_a_whole_replay_is_measured_by_its_distinct_texts() -> None:
    """11,700 answers, 19,000 pairs a group: time grows with distinct texts, not with pairs."""
    chance = random.Random(0)
    answers = [
        Answer(
            key=f"{group}/{wording}/{channel}/{office}",
            group=f"{group:02}",
            wording=f"{group}/{wording}",
            query="¿Cuánto cuesta y cuánto tarda?",
            office=f"office {office}",
            channel=channel,
            language="es",
            status="answered",
            confidence=chance.random(),
            text=f"La tasa es de {group + (chance.random() < 0.01)} €. Se resuelve en 3 meses.",
            theme=f"theme {group % 9}",
            expect="answered" if group % 4 else "no_evidence",
        )
        for group in range(GROUPS)
        for wording in range(WORDINGS)
        for channel in CHANNELS
        for office in range(OFFICES)
    ]
    found = compute(answers, "replay")
    assert found.measures["contradiction"].n == GROUPS * 2 * (195 * 194 // 2)
