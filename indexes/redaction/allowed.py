"""Which telephones and e-mail addresses are the administration's own, and stay."""

from __future__ import annotations

from functools import cache

from indexes.models import Value
from indexes.redaction.vocabulary import vocabulary


class Allowed(Value):
    """`phones` in E.164 (`+34976714000`); `phone_prefixes` likewise; a domain allows its
    sub-domains. Short numbers (012, 112, 900…) always stay."""

    phones: frozenset[str] = frozenset()
    phone_prefixes: tuple[str, ...] = ()
    email_domains: frozenset[str] = frozenset()

    def phone(self, e164: str) -> bool:
        return e164 in self.phones or e164.startswith(self.phone_prefixes) or len(e164) < 8

    def email(self, address: str) -> bool:
        labels = address.rpartition("@")[2].lower().split(".")
        return any(".".join(labels[index:]) in self.email_domains for index in range(len(labels)))

    def also(
        self, *, phones: frozenset[str] = frozenset(), email_domains: frozenset[str] = frozenset()
    ) -> Allowed:
        """These and more, e.g. the telephones of the installation's offices."""
        return Allowed(
            phones=self.phones | phones,
            phone_prefixes=self.phone_prefixes,
            email_domains=self.email_domains | email_domains,
        )


@cache
def default_allowed() -> Allowed:
    """Spanish administrations, Aragón's switchboards: `data/allowed.toml`."""
    data = vocabulary("allowed")
    return Allowed(
        phones=frozenset(data["phones"]),
        phone_prefixes=tuple(data["phone_prefixes"]),
        email_domains=frozenset(data["email_domains"]),
    )
