"""The team's pages of files."""
