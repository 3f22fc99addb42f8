"""What is asked of those who decide about themes."""
