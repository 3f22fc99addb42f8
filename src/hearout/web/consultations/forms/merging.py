"""Two people changed the same page: what each of them left alone is taken from the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.http import QueryDict

__all__ = ["merged"]

Sent = Mapping[str, list[str]]


def merged(base: Sent, theirs: Sent, mine: Sent, *, lists: Collection[str]) -> QueryDict:
    """What to show to whoever comes second: their own words wherever they changed any, else those that are there now.
    `base`, `theirs` and `mine` are the page as both saw it, as it is now, and as it was sent; `lists` are the names of
    fields that say in which order items stand."""
    together = QueryDict(mutable=True)
    for name in dict.fromkeys((*theirs, *mine)):
        was, now, typed = base.get(name, []), theirs.get(name, []), mine.get(name, [])
        if typed == was:
            together.setlist(name, now)
        elif name in lists and now != was:
            together.setlist(name, [*typed, *(key for key in now if key not in typed and key not in was)])
        else:
            together.setlist(name, typed)
    return together
