"""What is kept of desk."""
