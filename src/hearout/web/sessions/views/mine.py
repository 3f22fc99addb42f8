"""Somebody's own registration, opened by their private link: seats, consent, needs, and an end to it.

Each form of the page sends the code along and is answered with the page as it is then. No cookie remembers anybody, so
that whoever sits at the same machine next finds nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.plan.announcement import Announcement, Session
from hearout.web.people.limits import limited
from hearout.web.sessions.actions import changing
from hearout.web.sessions.actions.registering import Wanted
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.forms.registering import DetailsForm, SeatForm
from hearout.web.sessions.models import Registrant
from hearout.web.sessions.queries.mine import registration_of, session_told
from hearout.web.sessions.rules import SeatState
from hearout.web.sessions.views.participants import of_the_registered, page, reader_here, said_in

__all__ = ["confirmed_page", "details", "erase", "mine", "seat"]

READING_AND_POSTING = ["GET", "HEAD", "POST"]


@limited("register_code")
@require_http_methods(READING_AND_POSTING)
@of_the_registered
def mine(request: HttpRequest, registrant: Registrant) -> HttpResponse:
    return own_page(request, registrant)


@limited("register_code")
@require_http_methods(READING_AND_POSTING)
@of_the_registered
def seat(request: HttpRequest, registrant: Registrant) -> HttpResponse:
    """What is done with a seat: `do` says it."""
    key = request.POST.get("key", "")
    session = said_in(registrant.consultation).session(key)
    if session is None:
        return own_page(request, registrant, told=_("This session is not there any more."))
    if request.POST.get("do") == "leave":
        left = changing.leave(registrant, key, now=timezone.now())
        return own_page(request, registrant, told=_("Your place is given back.") if left else "")
    form = SeatForm(session, request.POST)
    if not form.is_valid():
        return own_page(request, registrant, wrong_seat=form, at=key)
    return own_page(request, registrant, told=_placed(request, registrant, Wanted(key, form.attending)))


@limited("register_code")
@require_http_methods(READING_AND_POSTING)
@of_the_registered
def details(request: HttpRequest, registrant: Registrant) -> HttpResponse:
    form = DetailsForm(said_in(registrant.consultation), request.POST, {})
    if not form.is_valid():
        return own_page(request, registrant, form=form)
    changing.change_details(registrant, form.details)
    registrant.refresh_from_db()
    return own_page(request, registrant, told=_("What you said of yourself is kept."))


@limited("register_code")
@require_http_methods(READING_AND_POSTING)
@of_the_registered
def erase(request: HttpRequest, registrant: Registrant) -> HttpResponse:
    """Asked once more first."""
    consultation = registrant.consultation
    if request.POST.get("sure") != "yes":
        context = {"code": Codes(consultation).of(registrant)}
        return page(request, consultation, "sessions/person/erase.html", context)
    changing.erase(registrant, now=timezone.now())
    return page(request, consultation, "sessions/person/erased.html")


def confirmed_page(request: HttpRequest, registrant: Registrant) -> HttpResponse:
    """What they have since they confirmed, and the way to their page, which thousands need not load within a minute."""
    consultation, said = registrant.consultation, said_in(registrant.consultation)
    reader = reader_here(said, registrant.zone)
    context = {
        "code": Codes(consultation).of(registrant),
        "seats": registration_of(registrant, said, reader, timezone.now()).seats,
        "place": reader.place,
    }
    return page(request, consultation, "sessions/person/confirmed.html", context)


def own_page(
    request: HttpRequest,
    registrant: Registrant,
    *,
    told: str = "",
    form: DetailsForm | None = None,
    wrong_seat: SeatForm | None = None,
    at: str = "",
) -> HttpResponse:
    """The page of a registration as it is now, in the language of the browser and the zone that they chose."""
    consultation, said = registrant.consultation, said_in(registrant.consultation)
    reader, now = reader_here(said, registrant.zone), timezone.now()
    registration = registration_of(registrant, said, reader, now)

    def seat_form(session: Session, attending: str = "") -> SeatForm:
        return wrong_seat if wrong_seat and at == session.key else SeatForm(session, None, attending)

    context = {
        "code": Codes(consultation).of(registrant),
        "registrant": registrant,
        "told": told,
        "form": wrong_seat or form or _details_form(registrant, said),
        "details": form or _details_form(registrant, said),
        "seats": [(one, seat_form(one.announced, one.attending)) for one in registration.seats],
        "others": [(session_told(one, reader), seat_form(one)) for one in registration.others],
        "place": reader.place,
    }
    return page(request, consultation, "sessions/person/mine.html", context)


def _details_form(registrant: Registrant, said: Announcement) -> DetailsForm:
    initial = {name: getattr(registrant, name) for name in ("name", "needs", "language", "zone")}
    return DetailsForm(said, None, initial)


def _placed(request: HttpRequest, registrant: Registrant, wanted: Wanted) -> str:
    """What to say of a seat that was taken, or of consent that was changed."""
    now = timezone.now()
    if request.POST.get("do") != "take":
        changed = changing.consent(registrant, wanted.key, wanted.attending, now=now)
        return _("It is kept what you agree to.") if changed else ""
    taken = changing.take_seat(registrant, wanted, now=now)
    if taken is None:
        return _("Nobody can register for this session any more: it has begun, or was cancelled.")
    if taken.state == SeatState.SEATED:
        return _("You have a seat.")
    return _("It is full, so you are on the waiting list. We write to you when a place becomes free.")
