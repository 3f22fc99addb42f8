"""What changes the summary being written."""
