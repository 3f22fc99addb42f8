"""What is asked of consultations. Nothing here writes."""
