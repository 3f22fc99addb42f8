"""What is no longer needed is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from arranged_mail import NOW, OURS, Remembering, as_planned, followed_by, written_to
from arranged_web import announcement, consultation, somebody
from hearout.plan.announcement import Promises
from hearout.web.outbox.actions.delivering import deliver
from hearout.web.outbox.actions.following import ask_to_follow
from hearout.web.outbox.actions.forgetting import forget_at_the_end, forget_unconfirmed, wipe
from hearout.web.outbox.models import Follower, Message
from hearout.web.outbox.queries.mail import all_readable
from hearout.web.outbox.rules import Kind, Trouble
from hearout.web.outbox.smtp import NotSent

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
KEPT = {"kept": 14 * DAY, "accounts_kept": timedelta(hours=1)}


def sent_out(way: Remembering) -> None:
    deliver(way, OURS, clock=lambda: NOW, until=NOW + DAY, chance=as_planned)


def test_recipient_and_words_of_what_was_sent_or_given_up_are_wiped_after_their_time() -> None:
    way = Remembering()
    way.troubles["gone@example.org"] = NotSent(Trouble.REFUSED, ours=False)
    for address, kind in (("amara@example.org", Kind.FOLLOW), ("gone@example.org", Kind.FOLLOW)):
        written_to(address, kind=kind)
    written_to("code@example.org", kind=Kind.ACCOUNT)
    sent_out(way)
    waiting = written_to("waiting@example.org", kind=Kind.FOLLOW)
    assert wipe(now=NOW + timedelta(minutes=59), **KEPT) == 0
    assert wipe(now=NOW + timedelta(hours=1), **KEPT) == 1
    assert wipe(now=NOW + 14 * DAY, **KEPT) == 2
    assert wipe(now=NOW + 99 * DAY, **KEPT) == 0
    assert [mail.recipient for mail in all_readable(NOW + 99 * DAY)] == [waiting.recipient]
    assert {(mail.recipient, mail.subject, mail.body) for mail in Message.objects.filter(wiped=True)} == {("", "", "")}


def test_who_does_not_confirm_is_forgotten_after_three_days() -> None:
    made = consultation()
    ask_to_follow(made, "amara@example.org", "en", now=NOW)
    followed_by(made, "noor@example.org", at=NOW)
    assert forget_unconfirmed(now=NOW + 3 * DAY - timedelta(minutes=1)) == 0
    assert forget_unconfirmed(now=NOW + 3 * DAY) == 1
    assert [follower.address for follower in Follower.objects.all()] == ["noor@example.org"]


def test_at_the_end_of_the_promised_time_followers_and_mails_are_deleted() -> None:
    """The day is counted in the announcement's zone: there, midnight of 1 April is 22:00 UTC of 31 March."""
    ending = replace(announcement(), promises=Promises(kept_until=date(2027, 3, 31)))
    staying = replace(announcement(), promises=Promises(kept_until=None))
    over = consultation(said=ending)
    other = consultation(somebody("Noor Haddad", may_start=True), slug="harvest", said=staying)
    followed_by(over, "one@example.org", at=NOW)
    followed_by(other, "two@example.org", at=NOW)
    assert forget_at_the_end(now=datetime(2027, 3, 31, 21, 59, tzinfo=UTC)) == 0
    assert forget_at_the_end(now=datetime(2027, 3, 31, 22, 0, tzinfo=UTC)) == 1
    assert [follower.address for follower in Follower.objects.all()] == ["two@example.org"]
    assert {mail.consultation_id for mail in Message.objects.all()} == {other.pk}
