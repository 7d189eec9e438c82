"""Fits the weights of the confidence to a data directory, and reports how well they tell apart."""
