"""From ranked passages to ranked procedures and pages."""
