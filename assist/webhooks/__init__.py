"""Outbound webhooks: systems that are told of events."""
