"""What whoever sends files is told of each."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hearout.web.consultations.queries.readers import Reader
from hearout.web.uploads.actions.receiving import AlreadyHere, Kept

__all__ = ["told_of"]


def told_of(outcomes: Sequence[Kept | AlreadyHere], reader: Reader) -> list[str]:
    """A line for each file; nothing of what is in it, nor its name: whoever sent it knows that."""
    return [_told(outcome, reader) for outcome in outcomes]


def _told(outcome: Kept | AlreadyHere, reader: Reader) -> str:
    if isinstance(outcome, Kept):
        return _("It is here, sealed.")
    earlier = outcome.earlier
    since = {"time": str(reader.time(earlier.at)), "name": str(earlier.by or "")}
    return _("This very file is here already, since %(time)s (%(name)s). Nothing is doubled.") % since
