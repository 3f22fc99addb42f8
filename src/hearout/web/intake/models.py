"""What is kept of intake."""
