from __future__ import annotations

from assist.suggestions.chat.evidence_tokens import tokens_of
from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.units import units_of
from assist.suggestions.ranking.candidate import Candidate
from indexes.models import Aspect, Hit
from tests.assist.suggestions.world import SEDE, page

(PASSAGE,) = page(
    f"{SEDE}/c",
    "Trámite",
    [("Contacto", Aspect.CONTACT, "Más en https://ejemplo.org/a. Y en www.ejemplo.org/b también.")],
)
PRIMARY = Candidate("k", "d", "Trámite", None, True, (Hit(passage=PASSAGE, score=1.0),), 1.0)
TOKENS = tokens_of(Evidence(PRIMARY, focus=units_of(PASSAGE)))


def test_addresses_become_tokens() -> None:
    assert [source.text for source in TOKENS.sources] == ["Más en [L1]. Y en [L2] también."]
    assert TOKENS.links == ("https://ejemplo.org/a", "www.ejemplo.org/b")


def test_link_tokens_become_addresses_again() -> None:
    assert TOKENS.with_links("Vea [L2].") == "Vea www.ejemplo.org/b."


def test_unknown_tokens_and_own_addresses_are_refused() -> None:
    assert TOKENS.with_links("Vea [L3].") is None
    assert TOKENS.with_links("Vea [L0].") is None
    assert TOKENS.with_links("Vea https://otra.example/") is None
    assert TOKENS.unit("S2") is None
    assert TOKENS.unit("[s1]") is not None
