from __future__ import annotations

import pytest
from pydantic import BaseModel, Field, ValidationError

from indexes.validation import explained


class Sample(BaseModel):
    code: str = Field(default="a", pattern=r"^[a-z]{1,3}$", max_length=3)
    pages: int = Field(default=1, ge=1)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"code": "A1"}, "code: no tiene la forma ^[a-z]{1,3}$"),
        ({"code": "abcd"}, "code: tiene más de 3 caracteres"),
        ({"pages": 0}, "pages: debe ser al menos 1"),
        ({"pages": "x", "code": "1"}, "code: no tiene la forma ^[a-z]{1,3}$; pages: "),
    ],
)
def test_what_is_wrong_is_told_in_spanish(values: dict[str, object], told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Sample.model_validate(values)
    assert explained(refused.value).startswith(told)
