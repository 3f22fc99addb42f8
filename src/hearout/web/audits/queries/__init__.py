"""What is known of audits: questions that only read."""
