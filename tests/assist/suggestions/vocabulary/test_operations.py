from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.operations import names_operation, operations_of, operations_said


@pytest.mark.parametrize(
    ("said", "operation"),
    [
        ("se me ha caducado la licencia de taxi", "renewal"),
        ("he perdido el carné de la piscina", "replacement"),
        ("¿cuándo me devuelven el aval?", "refund"),
        ("quiero darme de baja del coro", "end"),
        ("no llego a tiempo, ¿puedo pedir más plazo?", "extension"),
    ],
)
def test_what_people_want_done(said: str, operation: str) -> None:
    assert operation in operations_said(said)


def test_who_names_nothing_wants_it_new() -> None:
    assert "new" in operations_said("licencia de taxi")
    assert "renewal" not in operations_said("licencia de taxi")
    assert not names_operation("licencia de taxi")
    assert names_operation("renovar la licencia de taxi")


def test_titles_name_what_they_do() -> None:
    assert operations_of("Licencia de taxi - Renovación por caducidad") == {"renewal"}
    assert operations_of("Licencia de taxi") == frozenset()


def test_burning_in_summer_is_not_burning_in_winter() -> None:
    summer, winter = "Quema en época de peligro", "Quema fuera de época de peligro"
    assert operations_of(summer).isdisjoint(operations_of(winter))
    assert operations_of(summer) <= operations_said("¿puedo quemar las ramas en julio?")
    assert operations_of(winter) <= operations_said("¿puedo quemar las ramas en enero?")
    assert operations_of(winter) <= operations_said("¿puedo quemar las ramas?")
