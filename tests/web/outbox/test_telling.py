"""Notices become mails: to everyone who follows and everyone in the team, once and in their language."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from arranged_mail import OURS, Remembering, as_planned, code_of, followed_by, read
from arranged_web import DURING_SESSIONS, OPENING, announcement, consultation, en, member, owner_of, somebody
from hearout.plan.announcement import Text
from hearout.web.consultations.actions.phases import end_early, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.outbox.actions.delivering import deliver
from hearout.web.outbox.actions.following import leave
from hearout.web.outbox.actions.telling import have_told, tell
from hearout.web.outbox.models import Message, Telling
from hearout.web.outbox.queries.mail import all_readable, untold
from hearout.web.outbox.rules import Kind
from hearout.web.outbox.tasks import tell_what_was_decided
from hearout.web.people.rules import Role
from hearout.web.sealed import key_folder

pytestmark = pytest.mark.django_db

LATER = DURING_SESSIONS + timedelta(hours=1)


def ended_early(made: Consultation) -> Decision:
    choice = Choice(
        en("The listening sessions have ended early"),
        en("The second was attended by fewer people than we had set as the least for a fair conversation."),
        en("Nothing said so far is lost."),
        "the committee, four in favour, none against",
    )
    forget_earlier()
    return end_early(made, "sessions", choice, by=owner_of(made), now=LATER, held=2)


def forget_earlier() -> None:
    """That the consultation was published has been told, and what followers were answered."""
    Message.objects.all().delete()
    Telling.objects.update(done=DURING_SESSIONS)


def all_told() -> None:
    for telling in untold():
        while tell(telling, now=LATER, batch=2):
            pass


def mails_to(address: str) -> list[str]:
    return [mail.body for mail in all_readable(LATER) if mail.recipient == address]


def test_a_decision_is_told_in_full_with_what_is_still_open_and_how_to_leave() -> None:
    made = consultation()
    follower = followed_by(made, "noor@example.org", at=DURING_SESSIONS)
    ended_early(made)
    all_told()
    code = code_of(follower)
    (mail,) = [mail for mail in all_readable(LATER) if mail.recipient == "noor@example.org"]
    assert mail.subject == (
        "How should Meridian take its technical decisions?: The listening sessions have ended early"
    )
    assert mail.body == (
        "The listening sessions have ended early\n"
        "\n"
        "The second was attended by fewer people than we had set as the least for\n"
        "a fair conversation.\n"
        "\n"
        "Listening sessions: ended on Thursday 10 September 2026, 12:00 in Berlin\n"
        "(10:00 UTC).\n"
        "2 sessions were held.\n"
        "\n"
        "These ways stay open:\n"
        "- Talk page, open until Tuesday 29 September 2026, 20:00 in Berlin\n"
        "  (18:00 UTC)\n"
        "  https://wiki.example.org/Talk:Forum\n"
        "- E-mail, open until Tuesday 29 September 2026, 20:00 in Berlin (18:00\n"
        "  UTC)\n"
        "  forum@example.org\n"
        "\n"
        "Nothing said so far is lost.\n"
        "\n"
        "Decided by the committee, four in favour, none against, on Thursday 10\n"
        "September 2026.\n"
        "\n"
        "Everything about this consultation, with all notices:\n"
        "http://127.0.0.1:8000/forum/\n"
        "\n"
        "-- \n"
        "You get this because you follow this consultation. To stop, open this\n"
        "page and press the button:\n"
        f"http://127.0.0.1:8000/forum/unfollow/#{code}\n"
        f"If it asks for a code: {code[:4]}-{code[4:8]}-{code[8:]}\n"
    )


def test_followers_mail_tells_mail_programs_how_to_leave_and_the_teams_does_not() -> None:
    made = consultation()
    follower = followed_by(made, "noor@example.org", at=DURING_SESSIONS)
    ended_early(made)
    all_told()
    way = Remembering()
    deliver(way, OURS, clock=lambda: LATER, until=LATER + timedelta(minutes=1), chance=as_planned)
    mails = {mail.recipient: read(mail) for mail in way.mails}
    theirs, ours = mails["noor@example.org"], mails["amara@example.org"]
    assert theirs["List-Unsubscribe"] == f"<http://127.0.0.1:8000/forum/unfollow/{code_of(follower)}/>"
    assert theirs["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (theirs["Reply-To"], theirs["Auto-Submitted"]) == ("forum@example.org", "auto-generated")
    assert "List-Unsubscribe" not in ours
    assert "You get this because you are in the team" in ours.get_content()


def test_everyone_is_told_once_however_often_and_in_whatever_batches() -> None:
    made = consultation()
    member(made, Role.READER, "Teodor Vashti")
    for number in range(5):
        followed_by(made, f"reader{number}@example.org", at=DURING_SESSIONS)
    followed_by(made, "Amara@example.org", at=DURING_SESSIONS)  # the owner's own address
    decision = ended_early(made)
    all_told()
    telling = have_told(decision.notice)
    assert telling.done == LATER
    Telling.objects.filter(pk=telling.pk).update(done=None)
    all_told()
    assert sorted(mail.recipient.lower() for mail in all_readable(LATER)) == [
        "amara@example.org",
        *(f"reader{number}@example.org" for number in range(5)),
        "teodor@example.org",
    ]
    assert not untold().exists()


def test_who_did_not_confirm_or_came_later_or_left_is_not_told() -> None:
    made = consultation()
    followed_by(made, "late@example.org", at=LATER + timedelta(minutes=1))
    gone = followed_by(made, "gone@example.org", at=DURING_SESSIONS)
    followed_by(made, "stays@example.org", at=DURING_SESSIONS)
    ended_early(made)
    all_told()
    assert leave(made, code_of(gone))
    assert {mail.recipient for mail in all_readable(LATER)} == {"stays@example.org", "amara@example.org"}


def test_each_reads_it_in_their_language_and_zone_and_what_is_not_translated_is_marked() -> None:
    said = replace(announcement(languages=("en", "de")), title=Text({"en": "The forum", "de": "Das Forum"}))
    made = consultation(said=said)
    owner = owner_of(made)
    owner.language, owner.zone = "de", "Africa/Nairobi"
    owner.save()
    followed_by(made, "noor@example.org", at=DURING_SESSIONS, language="de")
    choice = Choice(Text({"en": "A word from us", "de": "Ein Wort von uns"}), en("Because of this."))
    forget_earlier()
    give_notice(made, choice, by=owner, now=LATER)
    all_told()
    (theirs,), (ours,) = mails_to("noor@example.org"), mails_to("amara@example.org")
    assert theirs.startswith("Ein Wort von uns\n\n(")
    assert "Because of this." in theirs
    assert "Dienstag, 29. September 2026" in theirs
    assert "20:00 " in theirs
    assert "21:00 " in ours


def test_a_notice_is_only_put_down_in_its_transaction_and_the_worker_is_asked() -> None:
    made = consultation()
    DBTaskResult.objects.all().delete()
    Telling.objects.all().delete()
    decision = ended_early(made)
    assert Telling.objects.get().decision == decision
    assert not Message.objects.exists()
    assert [row.args_kwargs["args"][0] for row in DBTaskResult.objects.all()] == ["outbox.tell"]


def test_publication_is_told_to_the_team() -> None:
    made = consultation()
    telling = made.decisions.get().telling
    assert tell(telling, now=OPENING) is False
    assert [(mail.kind, mail.recipient) for mail in all_readable(OPENING)] == [(Kind.TEAM, "amara@example.org")]


def test_where_the_key_was_destroyed_nobody_is_left_to_tell() -> None:
    made = consultation()
    key_folder().destroy(made.pk, LATER.date())
    all_told()
    assert (untold().exists(), Message.objects.exists()) == (False, False)


def test_one_consultation_without_its_key_does_not_keep_others_from_being_told() -> None:
    broken, whole = consultation(), consultation(somebody("Noor Haddad", may_start=True), slug="harvest")
    (key_folder().path / f"{broken.pk}.key").unlink()
    tell_what_was_decided()
    assert {mail.consultation_id for mail in Message.objects.all()} == {whole.pk}
    assert [telling.decision.consultation for telling in untold()] == [broken]


def test_headers_are_folded_so_that_mail_programs_can_read_them() -> None:
    """Long addresses stay in one piece; the encoded words of a long title are short, as RFC 2047 wants them."""
    slug = "how-should-we-take-our-technical-decisions-in-years-to-come"
    made = consultation(slug=slug, said=announcement(title=en("Über Änderungen größeren Maßes entscheiden " * 3)))
    follower = followed_by(made, "noor@example.org", at=DURING_SESSIONS)
    ended_early(made)
    all_told()
    way = Remembering()
    deliver(way, OURS, clock=lambda: LATER, until=LATER + timedelta(minutes=1), chance=as_planned)
    lines = next(mail for mail in way.mails if mail.recipient == "noor@example.org").written.decode().split("\r\n")
    assert f"List-Unsubscribe: <http://127.0.0.1:8000/{slug}/unfollow/{code_of(follower)}/>" in lines
    assert max(len(line) for line in lines if not line.startswith("List-")) <= 78
