"""Worlds with a planted truth: resolved cases of many offices whose contradictions are known."""
