"""What is kept of audits."""
