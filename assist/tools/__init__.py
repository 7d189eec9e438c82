"""Small tools at the agent's hand: a term computed by law, and check digits."""
