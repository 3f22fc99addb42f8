"""What changes themes."""
