"""What is asked of the outbox. Nothing here writes."""
