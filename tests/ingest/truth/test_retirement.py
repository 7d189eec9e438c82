"""A page that changes retires what depended on the changed facts, and only that."""

from __future__ import annotations

from indexes.database import session_scope
from indexes.models import ExtractedDocument
from indexes.repositories import CanonicalAnswerRepository, CaseRepository
from indexes.tables import CanonicalAnswer
from tests.ingest.truth.conftest import TODAY, Store, procedure

FEE = "La tasa es de {} euros."
TERM = "El plazo máximo para resolver es de {} meses."


def sheet(fee: int = 20, term: int = 3, slug: str = "727") -> ExtractedDocument:
    return procedure(slug, fee=FEE.format(fee), resolution_term=TERM.format(term))


def test_only_cases_that_rest_on_the_changed_fact_are_retired(store: Store) -> None:
    store.publish(sheet())
    store.reply("tasa", "Buenos días: la tasa es de 20 euros.")
    store.reply("plazo", "El plazo para resolver es de 3 meses.")
    store.settle()
    store.publish(sheet(fee=25))
    settled = store.settle()

    assert settled.retired_cases == ("tasa",)
    assert (store.stale("tasa"), store.stale("plazo")) == (True, False)
    with store.session() as session:
        case = CaseRepository(session).get("tasa")
    assert case is not None
    assert "20,00 €" in case.stale_reason
    assert case.stale_facts == [{"kind": "amount", "slot": "fee", "normalised": "20.00 EUR"}]


def test_a_case_comes_back_with_the_fact_that_it_rests_on(store: Store) -> None:
    store.publish(sheet())
    store.reply("tasa", "La tasa es de 20 euros.")
    store.settle()
    store.publish(sheet(fee=25))
    store.settle()
    store.publish(sheet())
    assert store.settle().restored == ("case:tasa",)
    assert not store.stale("tasa")


def test_a_fact_that_another_page_still_states_retires_nothing(store: Store) -> None:
    store.publish(sheet(), sheet(slug="727-bis"))
    store.reply("tasa", "La tasa es de 20 euros.")
    store.settle()
    store.publish(sheet(fee=25))
    store.settle()
    assert not store.stale("tasa")


def test_a_new_wording_of_the_same_facts_retires_nothing(store: Store) -> None:
    store.publish(sheet())
    store.reply("tasa", "La tasa es de 20 euros.")
    store.settle()
    store.publish(procedure("727", fee="Se paga una tasa de 20,00 €.", resolution_term="Nada."))
    assert store.settle().retired_cases == ()


def test_a_page_that_is_gone_retires_what_rested_on_it(store: Store) -> None:
    store.publish(sheet())
    store.reply("tasa", "La tasa es de 20 euros.")
    store.settle()
    assert store.withdraw() == []
    store.settle()
    assert not store.stale("tasa")
    assert len(store.withdraw()) == 1
    assert store.settle().retired_cases == ("tasa",)


def test_canonical_answers_are_retired_likewise(store: Store) -> None:
    store.publish(sheet())
    with session_scope(store.engine) as session:
        answers = CanonicalAnswerRepository(session)
        for id, aspect, words in (
            ("c1", "fee", "La tasa es de 20 euros."),
            ("c2", "resolution_term", "El plazo para resolver es de 3 meses."),
        ):
            answers.save(
                CanonicalAnswer(
                    id=id, procedure_code="727", aspect=aspect, text=words, owner="Familia",
                    state="approved",
                )
            )  # fmt: skip
    store.settle()
    store.publish(sheet(fee=25))
    assert store.settle().retired_answers == ("c1",)
    with store.session() as session:
        answers = CanonicalAnswerRepository(session)
        assert answers.in_force("727", "fee", TODAY) is None
        assert answers.in_force("727", "resolution_term", TODAY) is not None
