"""What people type in the inbox."""
