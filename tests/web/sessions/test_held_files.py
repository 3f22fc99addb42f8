"""A file that is not of the session it was brought for, or of none: it goes elsewhere, or stays, and is not read."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from arranged_files import brought_in, states
from arranged_jobs import do_jobs
from arranged_registering import AFTER
from arranged_sessions_held import EVERYBODY, TRANSCRIPT, brings, held_session, of_meeting, page, says
from arranged_web import owner_of, seen, sent, signed_in, words_of
from hearout.web.consultations.models import Consultation
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.sessions.models import Transcript
from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.originals import bytes_of

pytestmark = pytest.mark.django_db
NAME = "2026-09-08 morning.vtt"


@pytest.fixture
def made() -> Consultation:
    return held_session()


@pytest.fixture
def client(made: Consultation) -> Client:
    return signed_in(owner_of(made), now=AFTER)


def held_page(made: Consultation) -> str:
    return f"/team/{made.slug}/sessions/held/"


def says_of_it(made: Consultation, client: Client, **typed: str) -> HttpResponse:
    """What is answered to what somebody says of the only file."""
    return sent(client, held_page(made), {"file": str(Upload.objects.get().pk), **typed}, AFTER)


def test_a_file_of_none_of_the_sessions_stays_with_its_reason_and_is_not_read(
    made: Consultation, client: Client
) -> None:
    brought_in(made, {NAME: TRANSCRIPT.encode()})
    assert says_of_it(made, client, why="The board met that day").status_code == 302
    do_jobs()
    assert states(made) == {NAME: "aside"}
    assert b"".join(bytes_of(Upload.objects.get())) == TRANSCRIPT.encode()
    assert corpus_of(made) is None
    for address in (held_page(made), f"/team/{made.slug}/files/"):
        told = words_of(seen(address, AFTER, client=client))
        assert "It is of none of our sessions: The board met that day" in told
    assert "Say of which session a file is" not in words_of(seen(f"/team/{made.slug}/", AFTER, client=client))


def test_it_is_asked_why(made: Consultation, client: Client) -> None:
    brought_in(made, {NAME: TRANSCRIPT.encode()})
    answer = says_of_it(made, client, why=" ")
    assert answer.status_code == 400
    assert "Say why, so that the others can follow you." in words_of(answer)
    assert states(made) == {NAME: "held"}


def test_it_was_of_a_session_after_all(made: Consultation, client: Client) -> None:
    brought_in(made, {NAME: TRANSCRIPT.encode()})
    says_of_it(made, client, why="The board met that day")
    says_of_it(made, client, again="yes")
    assert (states(made), Upload.objects.get().reason) == ({NAME: "held"}, None)
    says_of_it(made, client, session="morning")
    assert says(made).status_code == 302
    do_jobs()
    assert states(made) == {NAME: "imported"}


def test_brought_again_on_the_page_of_its_session_it_waits_there(made: Consultation, client: Client) -> None:
    brought_in(made, {NAME: TRANSCRIPT.encode()})
    says_of_it(made, client, why="The board met that day")
    answer = brings(made, TRANSCRIPT, NAME)
    assert answer["location"] == of_meeting(made, f"words/{Transcript.objects.get().pk}/")
    assert states(made) == {NAME: "held"}


def test_a_file_that_was_brought_for_the_wrong_session_waits_for_its_own(made: Consultation, client: Client) -> None:
    answer = brings(made, TRANSCRIPT, NAME)
    gone = sent(client, answer["location"], {"elsewhere": "yes"}, AFTER)
    assert gone["location"] == held_page(made)
    assert (Transcript.objects.count(), states(made)) == (0, {NAME: "held"})
    assert NAME in words_of(seen(held_page(made), AFTER, client=client))
    assert page(made, answer["location"].partition("/morning/")[2]).status_code == 404


def test_what_was_brought_home_stays_where_it_is(made: Consultation, client: Client) -> None:
    """Somebody says elsewhere while somebody else has said who speaks."""
    answer = brings(made, TRANSCRIPT, NAME)
    says(made, EVERYBODY)
    sent(client, answer["location"], {"elsewhere": "yes"}, AFTER)
    says_of_it(made, client, why="The board met that day")
    do_jobs()
    assert (Transcript.objects.count(), states(made)) == (1, {NAME: "imported"})


def test_files_of_others_are_not_found(made: Consultation, client: Client) -> None:
    brought_in(made, {NAME: TRANSCRIPT.encode()})
    typed = {"file": str(Upload.objects.get().pk + 1), "why": "The board met that day"}
    assert sent(client, held_page(made), typed, AFTER).status_code == 400
    assert states(made) == {NAME: "held"}
