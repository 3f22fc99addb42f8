"""Who can be anyone here, and what there is to look at."""

from __future__ import annotations

from hearout.web.consultations.models import Consultation
from hearout.web.demo.cast import CAST
from hearout.web.people.models import User

__all__ = ["account_in", "the_consultation"]


def account_in(role: str) -> User | None:
    """The account of the demo's person in `role`; None for a role that nobody has."""
    address = next((person.email for person in CAST if person.role == role), "")
    return User.objects.filter(email=address).first()


def the_consultation() -> Consultation | None:
    """The one that the demo began with, or another one once it is gone."""
    return Consultation.objects.order_by("created").first()
