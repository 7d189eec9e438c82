"""What is ingested: kept by editors, with its health."""
