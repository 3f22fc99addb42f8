"""What can be done with sessions and those who register."""
