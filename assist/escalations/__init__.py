"""The second level: questions that agents pass on to specialists, on the console or in Teams."""
