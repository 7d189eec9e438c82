"""What is true now: what sources state about procedures, where they disagree, and what rested on
what is no longer said."""
