"""The type of text without personal data. Stores, logs and models accept only this one."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

_KEY = object()


class RedactedText(str):
    """A `str` that only `redact` and `trusted` make: calling it raises TypeError.

    Slices and concatenations are plain `str` again. As a pydantic field it refuses plain strings
    and is written as a string.
    """

    __slots__ = ()

    def __new__(cls, text: str, key: object = None) -> RedactedText:
        if key is not _KEY:
            raise TypeError("RedactedText is made by redact() or trusted() only")
        return super().__new__(cls, text)

    def __reduce__(self) -> tuple[Any, ...]:
        return trusted, (str(self),)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.is_instance_schema(
            cls,
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string"}


def trusted(text: str) -> RedactedText:
    """Text read back from where only redacted text is kept. Never call it on anything else."""
    return RedactedText(text, _KEY)
