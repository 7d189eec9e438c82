"""The outbox: what other systems are told, sent until they have taken it."""
