"""Of what a page says of several cases, rows, items or periods, that of the one asked about."""
