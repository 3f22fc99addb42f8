"""What is typed at the desk, and what is wrong with it."""
