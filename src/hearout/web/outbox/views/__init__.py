"""The team's page of its mail, and the pages of those who follow."""
