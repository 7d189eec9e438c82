"""What suggestions leave unanswered, what agents say of them, and what they change."""
