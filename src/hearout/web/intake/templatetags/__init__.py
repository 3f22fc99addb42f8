"""What the templates of the inbox need."""
