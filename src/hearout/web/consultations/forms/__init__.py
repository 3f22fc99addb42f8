"""What the team types."""
