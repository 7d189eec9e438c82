"""How much is asked, of what, how fast and how well it is answered, and what is unusual."""
