"""The one value that a question asks for, looked up where the page lays its values out: in tables,
and behind labels."""
