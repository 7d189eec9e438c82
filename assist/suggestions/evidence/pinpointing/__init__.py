"""The sentences that hold the very value that is asked for."""
