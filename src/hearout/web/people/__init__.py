"""Accounts, sign-in, what each role may do, and the audit log."""
