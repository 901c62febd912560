"""What is computed from the records, never typed in: one room per computation."""
