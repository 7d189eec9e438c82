"""Which matters need what."""

from __future__ import annotations

from pathlib import Path

import pytest

from assist.consent.sensitivity import UNKNOWN, Needs, Standing, sensitivity
from indexes.errors import ConfigurationError
from indexes.settings import Settings
from prompts.loader import LANGUAGES

OURS = sensitivity(Settings())


def test_public_information_needs_nothing() -> None:
    assert not OURS.needs(())
    assert not OURS.needs(("health", "minors"))


def test_classes_that_apply_together_add_up() -> None:
    needs = OURS.needs(("own_file", "health", "minors"))
    assert needs == Needs("high", ("expediente", "salud", "menores"))


@pytest.mark.parametrize(
    ("standing", "unmet"),
    [
        (UNKNOWN, Needs("substantial", ("expediente",))),
        (Standing("low", said=True), Needs("substantial")),
        (Standing("substantial"), Needs(None, ("expediente",))),
        (Standing("high", said=True), Needs()),
        (Standing("high", frozenset({"expediente"})), Needs()),
        (Standing("high", frozenset({"salud"})), Needs(None, ("expediente",))),
    ],
)
def test_only_what_is_not_there_is_asked_for(standing: Standing, unmet: Needs) -> None:
    assert OURS.unmet(OURS.needs(("own_file",)), standing) == unmet


def test_what_has_to_be_recorded_is_not_only_said() -> None:
    said = Standing("high", said=True)
    assert OURS.unmet(OURS.needs(("own_file", "health")), said).purposes == ("salud",)


def test_every_purpose_has_its_words_in_every_language() -> None:
    for purpose in OURS.purposes.values():
        assert set(purpose.name) == set(purpose.text) == set(LANGUAGES)


def test_an_installation_has_its_own_classes(tmp_path: Path) -> None:
    file = tmp_path / "clases.toml"
    file.write_text('declared_level = "low"\n[class.all]\nwhen = []\n[purpose]\n')
    assert not sensitivity(Settings(sensitivity=str(file))).needs(("own_file", "health"))


@pytest.mark.parametrize(
    "content",
    [
        "nada",
        'declared_level = "much"\n[class]\n[purpose]\n',
        'declared_level = "low"\n[class.x]\nwhen = []\nconsent = ["otro"]\n[purpose]\n',
    ],
)
def test_a_file_with_faults_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "clases.toml"
    file.write_text(content)
    with pytest.raises(ConfigurationError, match="sensitivity"):
        sensitivity(Settings(sensitivity=str(file)))
