"""What is done to contributions: the one place that writes."""
