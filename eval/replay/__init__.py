"""Asks the assistant every question of a dataset, and keeps what came back."""
