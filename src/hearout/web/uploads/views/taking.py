"""Taking the files of a form: sealed as they come, and kept only once the form is known to be ours and whole."""

from __future__ import annotations

from typing import Protocol

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_protect

from hearout.messages import Message, gettext_noop, say
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.door import member_of
from hearout.web.uploads.actions.receiving import Incoming
from hearout.web.uploads.actions.sending import Sealing
from hearout.web.uploads.queries.limits import Refused, limits, require_room

__all__ = ["Taker", "files_taken"]

CUT_OFF = gettext_noop("Only a part of it came. Nothing of it was kept; send it again.")
NOTHING = gettext_noop("Choose at least one file.")
TOO_MANY = gettext_noop(
    "These are too many files for one sending. Send at most %(most)s at once, or pack them into a zip."
)


class Taker(Protocol):
    """What a page does with files that came whole, and what it answers where they cannot be taken. What it does not
    keep is gone afterwards."""

    def taken(self, request: HttpRequest, came: list[Incoming]) -> HttpResponseBase: ...

    def not_taken(self, request: HttpRequest, why: Message) -> HttpResponseBase: ...


def files_taken(request: HttpRequest, consultation: Consultation, taker: Taker) -> HttpResponseBase:
    """Take the files of a form. Its size is asked for before anything is read. The view is `csrf_exempt`: whoever looks
    for the proof reads the files with it, and they must be sealed; it is asked for in here."""
    sealing = Sealing(consultation, by=member_of(request), now=timezone.now())
    request.upload_handlers = [sealing]
    try:
        require_room(consultation, int(request.META.get("CONTENT_LENGTH") or 0), 0)
        why_not = _read(request) or sealing.why_not
    except Refused as refused:
        why_not = refused.message
    if why_not is not None or sealing.cut_off:
        sealing.discard()
        return taker.not_taken(request, why_not or say(CUT_OFF))
    answer = _protected(request, taker, sealing)
    sealing.discard()  # what was not kept, such as of a form that turned out not to be ours
    return answer


def _read(request: HttpRequest) -> Message | None:
    """Read the whole form; why it cannot be taken."""
    try:
        whole = request.POST.get("whole")
    except TooManyFilesSent:
        return say(TOO_MANY, most=limits().at_once)
    except (UnreadablePostError, MultiPartParserError, RequestDataTooBig):
        return say(CUT_OFF)
    return None if whole else say(CUT_OFF)


@csrf_protect
def _protected(request: HttpRequest, taker: Taker, sealing: Sealing) -> HttpResponseBase:
    """Once the form is known to be ours."""
    if not sealing.came:
        return taker.not_taken(request, say(NOTHING))
    try:
        return taker.taken(request, sealing.came)
    except Refused as refused:
        return taker.not_taken(request, refused.message)
