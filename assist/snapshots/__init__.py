"""Builds of the index: listed, and an earlier one put back into use."""
