"""Words and sentences: what every stage needs to compare texts."""
