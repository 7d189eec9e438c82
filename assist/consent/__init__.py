"""What is asked of citizens before their own matters are looked at, and what they allowed."""
