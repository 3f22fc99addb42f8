"""Commands for those who run the server: `hearout manage NAME`."""
