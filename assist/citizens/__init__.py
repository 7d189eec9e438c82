"""A citizen's history on every channel, and their right to see it and to be forgotten."""
