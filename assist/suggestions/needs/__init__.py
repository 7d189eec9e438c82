"""Several needs in one message: told apart, each answered by itself, joined in one reply."""
