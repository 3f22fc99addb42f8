"""The team: who is in it as what, inviting, coming, changing roles and going."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from arranged_web import (
    DURING_SESSIONS,
    consultation,
    en,
    member,
    owner_of,
    seen,
    sent,
    signed_in,
    somebody,
    words_of,
)
from hearout.plan.announcement import Announcement
from hearout.web.consultations.actions.team import invite
from hearout.web.consultations.models import Consultation, Invitation, Member
from hearout.web.people.models import AuditEntry, User
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

TEAM = "/team/forum/team/"
LATER = DURING_SESSIONS + timedelta(days=20)


def invited(made: Consultation, email: str = "rosa@example.org", role: Role = Role.ANALYST) -> str:
    """The link that the mail holds, without the server's name."""
    invite(made, email, role, by=owner_of(made), now=DURING_SESSIONS)
    return link_in(str(mail.outbox[-1].body))


def link_in(body: str) -> str:
    found = re.search(r"https?://[^/\s]+(/team/invitation/\S+)", body)
    assert found is not None
    return found[1]


def deeds(made: Consultation) -> list[str]:
    return [entry.did for entry in AuditEntry.objects.filter(room=made.pk)]


def test_everybody_in_the_team_sees_who_is_in_it_as_what() -> None:
    made = consultation()
    reader = member(made, Role.READER, "Ruth Okonjo")
    page = words_of(seen(TEAM, client=signed_in(reader)))
    assert "Amara Lindqvist Owner amara@example.org" in page
    assert "Ruth Okonjo (you) Reader" in page
    assert "Invite people to the team, change their roles, take them out owner" in page
    assert "Invite somebody" not in page


def test_an_invitation_goes_out_by_mail_in_the_language_of_the_consultation() -> None:
    made = consultation(said=Announcement(title=en("What next?"), languages=("fr", "en")), published=False)
    answer = sent(signed_in(owner_of(made)), TEAM, {"email": "Rosa@Example.ORG", "role": "analyst"})
    assert answer.status_code == 302
    (letter,) = mail.outbox
    assert letter.to == ["rosa@example.org"]
    assert "What next?" in letter.subject
    assert "jeudi 24 septembre 2026" in letter.body
    assert deeds(made)[0] == "member.invited"


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("rosa@example", "This is no e-mail address."),
        ('"ro\\ sa"@example.org', "This is no e-mail address."),
        (f"{'x' * 60}@{'y' * 60}.{'y' * 60}.{'y' * 60}.{'y' * 60}.org", "This is no e-mail address."),
        ("", "Type the address of whom you invite."),
        ("Amara@example.org", "Amara Lindqvist is in the team already, as owner."),
        ("waiting@example.org", "This address is invited already, until Thursday 24 September 2026."),
    ],
)
def test_whom_nobody_can_invite_is_said_beside_the_field(email: str, words: str) -> None:
    made = consultation()
    invited(made, "waiting@example.org")
    answer = sent(signed_in(owner_of(made)), TEAM, {"email": email, "role": "analyst"})
    assert answer.status_code == 400
    assert words in words_of(answer)
    assert len(mail.outbox) == 1


def test_who_was_invited_signs_in_and_joins() -> None:
    made = consultation()
    rosa = Client()
    opened = seen(invited(made), client=rosa)
    assert (opened.status_code, opened["Location"]) == (302, "/team/invitation/")
    page = seen("/team/invitation/", client=rosa)
    assert "Amara Lindqvist invites you to a team" in words_of(page)
    assert "How should Meridian take its technical decisions?" in words_of(page)
    assert "Analyst. Reads what people said and groups it." in words_of(page)
    assert 'href="/sign-in/?next=/team/invitation/"' in page.content.decode()
    signed_in(somebody("Rosa Prasetyo"), rosa)
    joined = sent(rosa, "/team/invitation/", {})
    assert (joined.status_code, joined["Location"]) == (302, "/team/forum/")
    assert Member.objects.get(user__email="rosa@example.org").role == "analyst"
    assert deeds(made)[0] == "member.joined"


def test_an_address_that_was_invited_may_sign_up_from_where_its_link_was_opened() -> None:
    link, came = invited(consultation()), []
    for opens, address in ((False, "rosa@example.org"), (True, "other@example.org"), (True, "rosa@example.org")):
        client = Client()
        if opens:
            seen(link, client=client)
        sent(client, "/sign-in/", {"email": address})
        came.append(User.objects.filter(email=address).exists())
    assert came == [False, False, True]


def test_somebody_else_is_told_that_it_belongs_to_another_address() -> None:
    made = consultation()
    noor = signed_in(somebody("Noor Abelard"))
    seen(invited(made), client=noor)
    page = words_of(seen("/team/invitation/", client=noor))
    assert "It was sent to another address than yours. You are signed in as noor@example.org." in page
    assert "rosa@example.org" not in page
    sent(noor, "/team/invitation/", {})
    assert not Member.objects.filter(user__email="noor@example.org").exists()


def test_the_secret_of_a_link_is_kept_nowhere() -> None:
    made = consultation()
    secret = invited(made).rstrip("/").rpartition("/")[2]
    client = Client()
    seen(f"/team/invitation/{secret}/", client=client)
    kept = [*Invitation.objects.values_list("digest", flat=True), *map(str, client.session.values())]
    assert not [value for value in kept if secret in value]


def test_links_that_do_not_work_all_lead_to_the_same_page() -> None:
    made = consultation()
    owner = signed_in(owner_of(made))
    unknown = seen("/team/invitation/never-was/", client=Client())
    expired = seen(invited(made), LATER, client=Client())
    withdrawn_link = invited(made, "kweku@example.org")
    gone = Invitation.objects.get(email="kweku@example.org")
    sent(owner, f"{TEAM}invitations/{gone.pk}/withdraw/", {})
    withdrawn = seen(withdrawn_link, client=Client())
    used_link = invited(made, "noor@example.org")
    noor = signed_in(somebody("Noor Abelard"))
    seen(used_link, client=noor)
    sent(noor, "/team/invitation/", {})
    used = seen(used_link, client=Client())
    pages = {(page.status_code, page.content) for page in (unknown, expired, withdrawn, used)}
    assert len(pages) == 1
    assert unknown.status_code == 404
    assert "ask the person who invited you to send it again" in words_of(unknown)


def test_an_invitation_that_expires_while_its_page_is_open_lets_nobody_in() -> None:
    made = consultation()
    rosa = signed_in(somebody("Rosa Prasetyo"))
    link = invited(made)
    Invitation.objects.update(expires=DURING_SESSIONS + timedelta(minutes=5))
    seen(link, client=rosa)
    assert seen("/team/invitation/", DURING_SESSIONS + timedelta(minutes=4), client=rosa).status_code == 200
    answer = sent(rosa, "/team/invitation/", {}, DURING_SESSIONS + timedelta(minutes=5))
    assert answer.status_code == 404
    assert not Member.objects.filter(user__email="rosa@example.org").exists()


def test_sending_again_makes_the_earlier_link_worthless() -> None:
    made = consultation()
    earlier = invited(made)
    waiting = Invitation.objects.get()
    sent(signed_in(owner_of(made)), f"{TEAM}invitations/{waiting.pk}/again/", {})
    assert seen(earlier, client=Client()).status_code == 404
    assert seen(link_in(str(mail.outbox[-1].body)), client=Client()).status_code == 302


def test_an_invitation_that_was_used_meanwhile_is_not_sent_again() -> None:
    made = consultation()
    invited(made)
    Invitation.objects.update(accepted=DURING_SESSIONS)
    waiting = Invitation.objects.get()
    owner = signed_in(owner_of(made))
    sent(owner, f"{TEAM}invitations/{waiting.pk}/again/", {})
    assert "This invitation was used, withdrawn or has expired meanwhile." in words_of(seen(TEAM, client=owner))
    assert len(mail.outbox) == 1


def test_a_role_is_changed_and_the_log_says_from_what_to_what() -> None:
    made = consultation()
    teodor = made.members.get(user=member(made, Role.ORGANISER))
    sent(signed_in(owner_of(made)), f"{TEAM}{teodor.pk}/role/", {"role": "reviewer"})
    assert Member.objects.get(pk=teodor.pk).role == "reviewer"
    newest = AuditEntry.objects.filter(room=made.pk).first()
    assert newest is not None
    assert (newest.did, newest.about) == ("member.role_changed", "Teodor Vashti: organiser → reviewer")


def test_taking_somebody_out_asks_first() -> None:
    made = consultation()
    teodor = made.members.get(user=member(made, Role.ORGANISER))
    owner = signed_in(owner_of(made))
    asked = seen(f"{TEAM}{teodor.pk}/remove/", client=owner)
    assert "Take Teodor Vashti out of the team?" in words_of(asked)
    assert made.members.count() == 2
    sent(owner, f"{TEAM}{teodor.pk}/remove/", {})
    assert made.members.count() == 1
    assert deeds(made)[0] == "member.removed"


def test_somebody_leaves_by_themselves() -> None:
    made = consultation()
    teodor = signed_in(member(made, Role.READER))
    assert "Leave this team?" in words_of(seen(f"{TEAM}leave/", client=teodor))
    sent(teodor, f"{TEAM}leave/", {})
    assert seen(TEAM, client=teodor).status_code == 404
    assert deeds(made)[0] == "member.left"


@pytest.mark.parametrize("how", ["leave/", "{own}/role/"])
def test_the_last_owner_stays_one(how: str) -> None:
    made = consultation()
    owner = signed_in(owner_of(made))
    own = made.members.get().pk
    sent(owner, f"{TEAM}{how.format(own=own)}", {"role": "reader"})
    assert made.members.get().role == "owner"
    assert "A consultation needs an owner. Make somebody else an owner first." in words_of(seen(TEAM, client=owner))


def test_nobody_but_an_owner_changes_the_team() -> None:
    made = consultation()
    organiser = signed_in(member(made, Role.ORGANISER))
    own = made.members.get(role=Role.OWNER).pk
    answers = [
        sent(organiser, TEAM, {"email": "rosa@example.org", "role": "owner"}),
        sent(organiser, f"{TEAM}{own}/role/", {"role": "reader"}),
        sent(organiser, f"{TEAM}{own}/remove/", {}),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert (made.members.count(), mail.outbox) == (2, [])


def test_people_of_another_team_are_not_reached_from_here() -> None:
    made = consultation()
    other = consultation(somebody("Noor Haddad", may_start=True), slug="harvest")
    theirs = member(other, Role.READER, "Ines Marchetti")
    place = other.members.get(user=theirs).pk
    assert sent(signed_in(owner_of(made)), f"{TEAM}{place}/role/", {"role": "owner"}).status_code == 404
    assert other.members.get(user=theirs).role == "reader"


def test_somebody_new_is_asked_what_they_are_called() -> None:
    made = consultation()
    rosa = Client()
    seen(invited(made), client=rosa)
    signed_in(User.objects.create_user("rosa@example.org"), rosa)
    assert sent(rosa, "/team/invitation/", {})["Location"] == "/profile/"
    assert made.members.get(user__email="rosa@example.org").since == DURING_SESSIONS
