"""What is kept of analysis."""
