"""Runnable comparisons, each beside a peer or a bare baseline in the same run. Never timed tests."""
