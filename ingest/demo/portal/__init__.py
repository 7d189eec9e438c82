"""The demonstration government portal."""
