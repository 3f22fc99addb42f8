"""Bringing home what was said: who speaks is told before a word enters intake, and only what they agreed to does."""

from __future__ import annotations

import pytest

from arranged_jobs import do_jobs
from arranged_registering import AFTER, person, registered, wants
from arranged_sessions_held import EVERYBODY, TRANSCRIPT, brings, held_session, meeting_of, page, says
from arranged_web import owner_of, signed_in, words_of
from hearout.records.consultation import Consent
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Person
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.intake.queries.sums import reports
from hearout.web.people.models import AuditEntry
from hearout.web.sessions.actions.attending import write_down
from hearout.web.sessions.actions.changing import consent
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Attendance, Transcript
from hearout.web.sessions.queries.attendance import people_of
from hearout.web.sessions.queries.registrants import registrant_at
from hearout.web.sessions.rules import Attending
from hearout.web.uploads.actions.importing import undo
from hearout.web.uploads.models import Piece, Upload
from hearout.web.uploads.queries.originals import bytes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Consultation:
    return held_session()


def brought_home(made: Consultation) -> None:
    assert brings(made, TRANSCRIPT).status_code == 302
    answer = says(made)
    assert answer.status_code == 302, words_of(answer)
    do_jobs()


def chat_of(*messages: tuple[str, str]) -> str:
    """A chat as Zoom saves it."""
    return "".join(f"10:0{n}:00 From {name} to Everyone:\n\t{words}\n" for n, (name, words) in enumerate(messages))


def said_in(made: Consultation) -> dict[str, tuple[Consent, list[str]]]:
    corpus = corpus_of(made)
    assert corpus is not None
    return {one.author.name: (one.consent, [p.text for p in one.passages]) for one in corpus.counted}


def test_what_people_agreed_to_comes_in_and_nothing_else(made: Consultation) -> None:
    brought_home(made)
    assert said_in(made) == {
        "Ana Lima": (Consent.PARAPHRASE, ["The large ones, and it should publish why."]),
        "Chipo Dube": (Consent.PARAPHRASE, ["Nobody asks those who translate."]),
    }


def test_before_anybody_said_who_speaks_nothing_is_read(made: Consultation) -> None:
    brings(made, TRANSCRIPT)
    do_jobs()
    assert corpus_of(made) is None
    assert [(one.state, one.reading, one.glance) for one in Upload.objects.all()] == [("held", None, None)]


def test_the_words_of_others_are_nowhere_afterwards(made: Consultation) -> None:
    """The control: before, they are in the pieces of the original."""
    brings(made, TRANSCRIPT)
    [upload] = Upload.objects.all()
    assert b"zucchini" in b"".join(bytes_of(upload))
    says(made)
    do_jobs()
    upload.refresh_from_db()
    assert b"zucchini" not in b"".join(bytes_of(upload))
    assert "zucchini" not in repr(upload.reading.contributions[0].passages) + repr(
        [vars(one) for one in Upload.objects.all()]
    )
    assert Piece.objects.count() == 1


def test_the_question_that_the_team_asked_is_answered(made: Consultation) -> None:
    brought_home(made)
    corpus = corpus_of(made)
    assert corpus is not None
    assert {passage.question for one in corpus.counted for passage in one.passages} == {"kinds"}


def test_the_report_says_how_many_were_left_out_and_why(made: Consultation) -> None:
    brought_home(made)
    [report] = reports(made)
    assert report.notes[-3:] == (
        "Left out, as those who spoke agreed to be there and to nothing being kept: 2 turns, of 1 people.",
        "Left out, as nobody knew who spoke: 1 turns.",
        "Only to be retold, as those who spoke agreed to no more: what 2 people said.",
    )
    told = words_of(page(made, "words/"))
    assert "The words of 2 people came in." in told
    assert "Left out: 2 turns of people who agreed to nothing being kept." in told
    assert "Left out: one turn of somebody nobody knew." in told


def test_somebody_who_agreed_to_it_may_be_quoted(made: Consultation) -> None:
    brings(made, TRANSCRIPT)
    says(made, {**EVERYBODY, "Ana Lima": ("Ana Lima", "quoted")})
    do_jobs()
    assert said_in(made)["Ana Lima"][0] is Consent.QUOTE


def test_what_they_said_when_they_joined_counts_more_than_at_registration(made: Consultation) -> None:
    brings(made, TRANSCRIPT)
    says(made, {**EVERYBODY, "Ana Lima": ("Ana Lima", "attend"), "Bo Tamm": ("Bo Tamm", "notes")})
    do_jobs()
    assert sorted(said_in(made)) == ["Bo Tamm", "Chipo Dube"]
    levels = {one.name: one.attending for one in Attendance.objects.select_related("meeting")}
    assert levels == {"Ana Lima": Attending.ATTEND, "Bo Tamm": Attending.NOTES, "Chipo Dube": Attending.NOTES}


def test_two_labels_may_be_one_person(made: Consultation) -> None:
    brings(made, TRANSCRIPT)
    says(made, {**EVERYBODY, "iPhone": ("Ana Lima", "listed")})
    do_jobs()
    assert said_in(made)["Ana Lima"][1] == [
        "The large ones, and it should publish why.",
        "My line is bad, but I agree about the translators.",
    ]


def test_somebody_new_is_put_on_the_list_with_what_they_agreed_to(made: Consultation) -> None:
    brings(made, TRANSCRIPT.replace("iPhone", "Dele Oni"))
    who = {**EVERYBODY, "Dele Oni": ("new", "listed")}
    refused = says(made, who)
    assert refused.status_code == 400
    assert "They are on no list yet: say what they agreed to." in words_of(refused)
    assert says(made, {**who, "Dele Oni": ("new", "recorded")}).status_code == 302
    do_jobs()
    assert "Dele Oni" in said_in(made)


def test_whoever_speaks_is_never_named_in_public(made: Consultation) -> None:
    """Also those whose words were left out, and under every name that the file has for them."""
    brings(made, TRANSCRIPT.replace("iPhone", "Lima Ana Sofia"))
    who = {name: said for name, said in EVERYBODY.items() if name != "iPhone"}
    says(made, {**who, "Lima Ana Sofia": ("Ana Lima", "listed")})
    listed = {one.said.name: (one.said.aliases, one.said.email) for one in Person.objects.all()}
    assert listed == {
        "Ana Lima": (("Lima Ana Sofia",), "ana@example.org"),
        "Bo Tamm": ((), "bo@example.org"),
        "Chipo Dube": ((), "chipo@example.org"),
    }


def test_everybody_has_to_be_resolved_or_left_out(made: Consultation) -> None:
    brings(made, TRANSCRIPT)
    refused = says(made, {**EVERYBODY, "iPhone": ("", "listed")})
    assert refused.status_code == 400
    assert "Say who this is, or leave their words out." in words_of(refused)
    assert Transcript.objects.get().settled is None


def test_the_same_file_twice_adds_nothing(made: Consultation) -> None:
    brought_home(made)
    before = said_in(made)
    again = brings(made, TRANSCRIPT)
    do_jobs()
    assert (again.status_code, Upload.objects.count(), Transcript.objects.count()) == (302, 1, 1)
    assert said_in(made) == before


def test_taken_out_and_brought_again_it_can_be_said_otherwise(made: Consultation) -> None:
    brought_home(made)
    undo(Upload.objects.get(), by=owner_of(made), now=AFTER)
    do_jobs()
    assert said_in(made) == {}
    brings(made, TRANSCRIPT)
    says(made, {**EVERYBODY, "Bo Tamm": ("Bo Tamm", "notes")})
    do_jobs()
    assert sorted(said_in(made)) == ["Ana Lima", "Bo Tamm", "Chipo Dube"]


def test_it_is_settled_once(made: Consultation) -> None:
    brings(made, TRANSCRIPT)
    says(made)
    transcript = Transcript.objects.get()
    client = signed_in(owner_of(made), now=AFTER)
    assert page(made, f"words/{transcript.pk}/", client=client).status_code == 302


def test_somebody_whose_words_are_left_out_of_two_files_is_one_person(made: Consultation) -> None:
    brought_home(made)
    chat = (
        "10:02:00 From Bo Tamm to Everyone:\n\tNobody reads the chat.\n10:03:00 From Ana Lima to Everyone:\n\tI do.\n"
    )
    assert brings(made, chat, "2026-09-08 morning chat.txt").status_code == 302
    answer = says(made)
    assert answer.status_code == 302, words_of(answer)
    assert [(one.turns, one.people) for one in Transcript.objects.all()] == [(2, 1), (1, 0)]


def test_brought_again_the_account_counts_them_again(made: Consultation) -> None:
    brought_home(made)
    undo(Upload.objects.get(), by=owner_of(made), now=AFTER)
    brings(made, TRANSCRIPT)
    says(made)
    do_jobs()
    [report] = reports(made)
    assert (report.left_out.turns, report.left_out.people) == (2, 1)


def test_two_who_registered_under_one_name_are_two_people(made: Consultation) -> None:
    registered(made, person("other@example.org", name="Bo Tamm"), wants("morning", attending=Attending.ATTEND))
    brings(made, TRANSCRIPT.replace("Bo Tamm: As the", "Bo T: As the"))
    [first, second] = [one.key for one in people_of(meeting_of(made)) if one.name == "Bo Tamm"]
    assert says(made, {**EVERYBODY, "Bo Tamm": (first, "listed"), "Bo T": (second, "listed")}).status_code == 302
    assert [(one.turns, one.people) for one in Transcript.objects.all()] == [(2, 2)]


def test_a_device_is_nobodys_name(made: Consultation) -> None:
    """On the list of names, it would be taken out of everybody's words."""
    brings(made, TRANSCRIPT)
    says(made, {**EVERYBODY, "iPhone": ("new", "notes")})
    assert sorted(one.said.name for one in Person.objects.all()) == ["Ana Lima", "Bo Tamm", "Chipo Dube"]


def test_consent_that_somebody_takes_back_counts_though_it_is_written_down_who_came(made: Consultation) -> None:
    """By their private link, until the words are brought in; the control is the list, which says what they said."""
    chipo = registrant_at(made, "chipo@example.org")
    assert chipo is not None
    write_down(meeting_of(made), "Chipo Dube", Level.QUOTED, registrant=chipo)
    consent(chipo, "morning", Attending.ATTEND, now=AFTER)
    brings(made, TRANSCRIPT)
    says(made)
    do_jobs()
    assert sorted(said_in(made)) == ["Ana Lima"]


def test_consent_that_is_taken_back_later_is_seen_until_the_words_are_gone(made: Consultation) -> None:
    brought_home(made)
    warned = "One person agrees to less now than when their words came in."
    assert warned not in words_of(page(made, "words/"))
    chipo = registrant_at(made, "chipo@example.org")
    assert chipo is not None
    consent(chipo, "morning", Attending.ATTEND, now=AFTER)
    assert warned in words_of(page(made, "words/"))
    undo(Upload.objects.get(), by=owner_of(made), now=AFTER)
    brings(made, TRANSCRIPT)
    says(made)
    do_jobs()
    assert sorted(said_in(made)) == ["Ana Lima"]
    assert warned not in words_of(page(made, "words/"))


def test_all_files_of_a_session_are_one_session(made: Consultation) -> None:
    brought_home(made)
    chat = chat_of(("Ana Lima", "The link is in the agenda."), ("Chipo Dube", "Thank you for it."))
    brings(made, chat, "meeting_saved_chat.txt")
    says(made)
    do_jobs()
    corpus = corpus_of(made)
    assert corpus is not None
    assert {one.session for one in corpus.counted} == {1}
    assert len({one.contributor for one in corpus.counted}) == 2


def test_registered_people_count_as_verified(made: Consultation) -> None:
    brought_home(made)
    corpus = corpus_of(made)
    assert corpus is not None
    assert all(one.author.verified for one in corpus.counted)


def test_names_are_in_no_address_and_in_no_log(made: Consultation, caplog: pytest.LogCaptureFixture) -> None:
    answer = brings(made, TRANSCRIPT)
    says(made)
    about = " ".join(f"{one.did} {one.about}" for one in AuditEntry.objects.all())
    assert not any(name in text for name in ("Ana", "Tamm", "vtt") for text in (answer["location"], about, caplog.text))


def test_the_page_says_what_it_knows_of_each(made: Consultation) -> None:
    answer = brings(made, TRANSCRIPT)
    told = words_of(page(made, answer["location"].partition("/morning/")[2]))
    for words in ("Ana Lima one turn", "Bo Tamm 2 turns", "I would rather leave the zucchini question"):
        assert words in told


def test_the_session_is_kept_as_it_was_held(made: Consultation) -> None:
    brought_home(made)
    assert meeting_of(made).transcripts.count() == 1
    corpus = corpus_of(made)
    assert corpus is not None
    assert {one.received for one in corpus.counted} == {meeting_of(made).starts}
