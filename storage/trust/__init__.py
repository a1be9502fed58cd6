"""What makes the file worth trusting: copies and going back, what was wiped, and seals on the history."""
