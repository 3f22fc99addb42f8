"""The pages of sessions: the team’s, and those of who takes part."""
