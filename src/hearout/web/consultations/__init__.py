"""Consultations: what is announced, phases, decisions, notices, the team, outreach."""
