"""What is kept of summaries."""
