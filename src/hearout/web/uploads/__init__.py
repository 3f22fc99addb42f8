"""Files that the team brings in, and what it types in itself."""
