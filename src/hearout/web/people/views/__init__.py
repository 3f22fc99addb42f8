"""Signing in, one's own profile, the server's log, and who may see what."""
