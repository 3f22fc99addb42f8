"""What anyone sees: the page, notices, feed, the same page in other formats."""
