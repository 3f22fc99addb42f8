"""What is kept of releases."""
