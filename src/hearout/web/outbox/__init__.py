"""Mail going out: one ordered, retried outbox, and those who follow a consultation by mail."""
