"""What is kept of uploads."""
