"""The team's pages."""
