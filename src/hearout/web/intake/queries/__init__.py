"""What is known of contributions: questions that only read."""
