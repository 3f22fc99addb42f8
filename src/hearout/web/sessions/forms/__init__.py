"""What the team, and who takes part, say of sessions."""
