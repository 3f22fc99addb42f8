"""What is done with mail and for followers."""
