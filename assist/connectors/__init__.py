"""Other systems: what they hold comes in, what happens here goes out."""
