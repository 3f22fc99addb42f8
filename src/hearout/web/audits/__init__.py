"""The disclosure audit of what is to be published, and the signatures under it."""
