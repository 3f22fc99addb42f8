"""What is kept of passages."""
