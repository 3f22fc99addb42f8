"""Commands of `hearout manage`."""
