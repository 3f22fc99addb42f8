"""Two who write down the same session at the same moment, on both databases: nothing overwritten, nothing doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from arranged_registering import AFTER
from arranged_sessions_held import EVERYBODY, TRANSCRIPT, answers, brings, held_session, meeting_of
from arranged_two import Work, apart, at_once, open_to_all
from arranged_web import member, owner_of
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Person
from hearout.web.people.models import User
from hearout.web.people.rules import Role
from hearout.web.sessions.actions.noting import Crossed, save_notes
from hearout.web.sessions.actions.transcribing import settle
from hearout.web.sessions.forms.speaking import SpeakersForm
from hearout.web.sessions.models import Attendance, NoteVersion, Transcript
from hearout.web.sessions.queries.speaking import spoken_in
from hearout.web.uploads.models import Source
from hearout.web.uploads.queries.limits import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def keeping(made: Consultation, words: str, by: User) -> Work:
    def keep() -> str:
        saved = save_notes(meeting_of(made), words, base=0, by=by, now=AFTER)
        return f"told of {saved.newest.words}" if isinstance(saved, Crossed) else "kept"

    return keep


@pytest.mark.parametrize("_", range(3))
def test_of_two_notes_kept_at_once_both_are_known_and_one_is_kept(tmp_path: Path, _: int) -> None:
    made = held_session()
    owner, other = owner_of(made), member(made, Role.ORGANISER)
    with open_to_all(tmp_path / "db.sqlite3"):
        came = at_once(keeping(made, "mine", owner), keeping(made, "theirs", other))
        [kept] = apart(lambda: [one.words for one in NoteVersion.objects.select_related("page__meeting")])
    assert came == ["kept", f"told of {kept}"]


def settling(by: User) -> Work:
    def say() -> str:
        transcript = Transcript.objects.select_related("upload", "meeting__consultation").get()
        typed = answers(transcript, EVERYBODY)
        form = SpeakersForm(typed, spoken=spoken_in(transcript), typed=typed)
        assert form.is_valid()
        try:
            settle(transcript, form.said(), (), by=by, now=AFTER)
        except Refused:
            return "somebody was faster"
        return "settled"

    return say


def test_who_speaks_is_said_once(tmp_path: Path) -> None:
    made = held_session()
    brings(made, TRANSCRIPT)
    owner, other = owner_of(made), member(made, Role.ORGANISER)
    with open_to_all(tmp_path / "db.sqlite3"):
        assert at_once(settling(owner), settling(other)) == ["settled", "somebody was faster"]
        found = apart(lambda: (Source.objects.count(), Attendance.objects.count(), Person.objects.count()))
    assert found == (1, 3, 3)  # the iPhone is nobody's name
