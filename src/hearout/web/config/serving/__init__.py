"""`hearout serve`: the web server and the worker as two programs, and a supervisor that keeps both running."""
