"""The guide for whoever holds a session: what to do, what to say aloud, and how long each part may take."""
