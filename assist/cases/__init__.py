"""Resolved cases: looked through, corrected, retired, imported."""
