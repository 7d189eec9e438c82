"""Charts of the report: each gives an inline SVG, drawn by matplotlib, the same bytes each time."""
