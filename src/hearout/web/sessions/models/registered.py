"""Those who registered, and their seats. No account: a private link is all they have."""

from __future__ import annotations

import uuid

from django.db import models

from hearout.web.consultations.models import Consultation
from hearout.web.sealed import SealedText
from hearout.web.sessions.models.meeting import Meeting
from hearout.web.sessions.models.told import Told
from hearout.web.sessions.rules import Attending, SeatState

__all__ = ["Registrant", "Seat"]


class Registrant(models.Model):
    """Somebody who registered, once an address. `thread` stands for the address (as in their mails), `mark` for the
    code of their private link. `language` is that of their mails, `zone` the one they chose for times. `confirmed`:
    the address is theirs, or somebody of the team spoke with them, who may have none (`address` ""). `bounced`: mail
    did not reach it. `answered` is when somebody who filled in the form was last answered by mail, `answers` how often.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="registrants")
    address = SealedText(key_of="consultation_id", purpose="sessions.registrant.address")
    name = SealedText(key_of="consultation_id", purpose="sessions.registrant.name")
    needs = SealedText(key_of="consultation_id", purpose="sessions.registrant.needs")
    thread = models.CharField(max_length=16)
    mark = models.CharField(max_length=16)
    language = models.CharField(max_length=20)
    zone = models.CharField(max_length=60)
    at = models.DateTimeField()
    answered = models.DateTimeField(null=True)
    answers = models.PositiveSmallIntegerField(default=0)
    confirmed = models.DateTimeField(null=True)
    bounced = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("consultation", "thread"), name="one_registrant_an_address"),
            models.UniqueConstraint(fields=("consultation", "mark"), name="one_registrant_a_code"),
        )


class Seat(Told):
    """Somebody's place in a meeting, or on its waiting list. `number` is the order in which they came, given once they
    confirm. `attending` is what they consent to."""

    registrant = models.ForeignKey(Registrant, on_delete=models.CASCADE, related_name="seats")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    state = models.CharField(max_length=10, default=SeatState.ASKED.value)
    attending = models.CharField(max_length=10, default=Attending.ATTEND.value)
    number = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("registrant", "meeting"), name="one_seat_a_meeting"),
            models.UniqueConstraint(fields=("meeting", "number"), name="one_place_a_number"),
        )
        indexes = (
            models.Index(fields=("meeting", "state"), name="seats_of_a_meeting"),
            models.Index(fields=("owed",), name="seats_that_are_owed_a_letter"),
        )
