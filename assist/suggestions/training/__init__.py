"""Trains the weights of the ranking on what an installation's own cases and feedback say."""
