"""What the team says of files."""
