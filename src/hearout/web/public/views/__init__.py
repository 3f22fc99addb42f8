"""What anyone sees, at its addresses."""
