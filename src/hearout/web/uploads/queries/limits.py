"""How much may be brought in, and how much is here."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, QuerySet, Sum

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.web.consultations.models import Consultation
from hearout.web.uploads.models import Upload
from hearout.web.uploads.rules import AT_ONCE, MB, MOST_FILES, TIMES_OVER, State

__all__ = ["Limits", "Refused", "here", "limits", "require_room"]


class Refused(Refusal):
    """A file cannot be taken; the message says why and what to do, and names no file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`sending`: megabytes of one file, and of all that are sent together. `together`: of all originals here."""

    sending: int
    together: int
    files: int = MOST_FILES
    at_once: int = AT_ONCE


def limits() -> Limits:
    """As the server's settings say."""
    sending: int = settings.UPLOAD_MB
    return Limits(sending, TIMES_OVER * sending)


def here(consultation: Consultation) -> QuerySet[Upload]:
    """The files that are in the consultation: whole, and not undone."""
    return Upload.objects.filter(consultation=consultation, undone_at=None).exclude(state=State.COMING)


def require_room(consultation: Consultation, size: int, files: int = 1) -> None:
    """Raises Refused unless so many more files, of so many bytes together, may be sent."""
    allowed = limits()
    if size > (allowed.sending + 1) * MB:  # what a form puts around its files is not much
        too_large = _(
            "This is %(size)s MB, and at most %(most)s MB can be sent at once. Send fewer files at a time, split the "
            "export into several, or ask whoever runs the server to raise HEAROUT_UPLOAD_MB."
        )
        raise Refused("files", say(too_large, size=-(-size // MB), most=allowed.sending))
    held = here(consultation).aggregate(size=Sum("size"), files=Count("pk"))
    if (held["files"] or 0) + files > allowed.files:
        too_many = _("A consultation holds at most %(most)s files. Take out some that are not needed, or join them.")
        raise Refused("files", say(too_many, most=allowed.files))
    if (held["size"] or 0) + size > allowed.together * MB:
        full = _(
            "All files of a consultation together may have %(most)s MB, and %(held)s MB are here. Take out files that "
            "are not needed, or ask whoever runs the server to raise HEAROUT_UPLOAD_MB."
        )
        raise Refused("files", say(full, most=allowed.together, held=-(-(held["size"] or 0) // MB)))
