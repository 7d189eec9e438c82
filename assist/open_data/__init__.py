"""What anybody may read of how citizens are attended: figures, never a person."""
