"""Choosing times for sessions so that people everywhere have one they can come to.

`people` reads who could come and when; `planning` chooses the best plan, the fairest and those between; `worth` says
what any set of sessions reaches, and `strip` shows it hour by hour on every zone's clock.
"""
