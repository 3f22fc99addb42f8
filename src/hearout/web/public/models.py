"""Nothing is stored here: the public pages read what the rooms below recorded."""
