"""What citizens say of how they were attended, and employees of procedures."""
