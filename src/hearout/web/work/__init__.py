"""Long work in the background: what is being done, how far it is, and stopping it."""
