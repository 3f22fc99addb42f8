"""The forum retrospective as far as a stage of the demo goes, told by the same actions that a team uses.

Every day is counted from the one on which the survey opens. In the first two stages that is chosen so that the story
reaches up to today; in the others it is the day of the example's files, which say when each contribution came.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from hearout.errors import ServerError
from hearout.plan.announcement import Announcement, Joining, Phase, Question, Session, Text
from hearout.plan.decided import DecisionKind
from hearout.plan.sections import Section
from hearout.plan.templates import start_from
from hearout.web.consultations.actions.announcing import edit, publish, start
from hearout.web.consultations.actions.outreach import log
from hearout.web.consultations.actions.phases import end_early, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.sessions import schedule
from hearout.web.consultations.actions.team import accept, invite
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.wording import proposed_title, reminder_title
from hearout.web.demo import words
from hearout.web.demo.cast import CAST, FACILITATOR, ORGANISER, OWNER, REVIEWER, Person
from hearout.web.demo.example import Example, example_folder
from hearout.web.demo.gathering import (
    FIRST,
    SECOND,
    arrange_sessions,
    ask_for_another_round,
    count_who_came,
    meeting,
    register_guests,
)
from hearout.web.demo.reading import Say, Team
from hearout.web.outbox.actions.following import ask_to_follow, confirm
from hearout.web.outbox.queries.followers import Codes
from hearout.web.people.actions import change_profile, signed_in, welcome
from hearout.web.people.models import User

__all__ = ["SLUG", "Stage", "tell"]

SLUG = "technical-forum"
ZONE = "Europe/Lisbon"
LANGUAGES = ("en", "de", "ar")
FOLLOWERS = ("haruka@example.net", "kahurangi@example.net")


class Stage(StrEnum):
    """How far the story is when the demo opens."""

    PLAN = "plan"
    OPEN = "open"
    ANALYSIS = "analysis"
    PUBLISHED = "published"


TODAY = {Stage.PLAN: -10, Stage.OPEN: 31}  # the day that it is now
OF_THE_FILES = date(2026, 8, 10)


def tell(stage: Stage, now: datetime, say: Say = lambda _: None) -> Consultation:
    """Everything that has happened by `now`; `say` is told what takes long. Raises ServerError where the files of the
    example are needed and are not there."""
    story = _Story(stage, now)
    consultation = story.set_up()
    if stage is not Stage.PLAN:
        story.publish(consultation)
        story.listen(consultation)
    if stage is Stage.OPEN:
        story.bring_home(consultation, say)
    if stage in (Stage.ANALYSIS, Stage.PUBLISHED):
        story.close(consultation)
        story.read(consultation, say)
    return consultation


class _Story:
    def __init__(self, stage: Stage, now: datetime) -> None:
        self._stage = stage
        self._now = now
        self._first = now.date() - timedelta(days=TODAY[stage]) if stage in TODAY else OF_THE_FILES
        self._owner = _account(OWNER, self._at(-30))

    def set_up(self) -> Consultation:
        """A draft from the template, then its parts in the team's own words; in the first stage one is still open."""
        began = start_from("retrospective", LANGUAGES, ZONE, self._first)
        consultation = start(SLUG, began, by=self._owner, now=self._at(-20))
        wanted = _whole(began)
        left = {Section.LANGUAGES, Section.ANSWERS}
        if self._stage is Stage.PLAN:
            left.add(Section.PEOPLE)
        for hour, section in enumerate(section for section in Section if section not in left):
            self._edit(consultation, section, wanted, self._at(-19, 8 + hour))
        self._gather(consultation)
        return consultation

    def publish(self, consultation: Consultation) -> None:
        self._publish(consultation, DecisionKind.PUBLISHED, Choice(Text(), decided_by="Technical Committee"), -1)
        consultation.refresh_from_db()
        self._be_followed(consultation)
        for outlet in words.OUTREACH:
            log(
                consultation,
                where=outlet.where,
                on=self._day(outlet.day),
                people=outlet.people,
                link=outlet.link,
                by=self._owner,
                now=self._at(outlet.day),
            )

    def _be_followed(self, consultation: Consultation) -> None:
        for address in FOLLOWERS:
            ask_to_follow(consultation, address, "en", now=self._at(1))
        for follower in consultation.followers.all():
            confirm(consultation, Codes(consultation).of(follower), now=self._at(1, 10))

    def listen(self, consultation: Consultation) -> None:
        """A reminder, times for the first round, and its early end."""
        said = _published(consultation)
        choice = Choice(reminder_title(said, _phase(said, "survey")), else_=words.HALF_TIME)
        give_notice(consultation, choice, phase="survey", by=self._owner, now=self._at(14))

        title = proposed_title(DecisionKind.SCHEDULED, said, phase="sessions")
        choice = Choice(title, words.TIMES, words.SCHEDULED, decided_by="Technical Committee")
        schedule(consultation, "sessions", "round-1", self._sessions(), choice, by=self._owner, now=self._at(23, 14))
        self._hold_sessions(consultation)

        reason, otherwise = words.ENDED
        title = proposed_title(DecisionKind.ENDED_EARLY, _published(consultation), phase="sessions")
        choice = Choice(title, reason, otherwise, decided_by="Technical Committee, five of five")
        end_early(consultation, "sessions", choice, by=self._owner, now=self._at(30, 15), held=2)

    def _hold_sessions(self, consultation: Consultation) -> None:
        """Somebody holds them, and people register, hardly anybody for the second."""
        holds, notes = (User.objects.get(email=person.email) for person in (FACILITATOR, ORGANISER))
        arrange_sessions(consultation, holds, notes, by=self._owner, now=self._at(24))
        if self._stage is Stage.OPEN:
            self._register(consultation)

    def _register(self, consultation: Consultation) -> None:
        """Who registers, who came, and that nobody wants another round."""
        consultation.refresh_from_db()
        register_guests(consultation, now=self._at(25))
        count_who_came(consultation, FIRST, by=self._owner, now=self._at(28, 20))
        ask_for_another_round(consultation, by=self._owner, now=self._at(29))
        count_who_came(consultation, SECOND, by=self._owner, now=self._at(30, 13))

    def bring_home(self, consultation: Consultation, say: Say) -> None:
        """What was said in the first session: who speaks is told first, and one of them keeps their words. Without the
        files of the example nothing was."""
        with suppress(ServerError):
            team = Team(consultation, Example(example_folder()), by=self._owner, say=say)
            team.bring_home(meeting(consultation, FIRST), self._at(29, 10))

    def _sessions(self) -> tuple[Session, ...]:
        """The two of the first round: one for each half of the world."""
        begins = (datetime.combine(self._day(28), time(17)), datetime.combine(self._day(30), time(9)))
        return tuple(
            Session(key, opens, ZONE, 90, title, Joining.JITSI, capacity=30)
            for key, opens, title in zip(("session-1", "session-2"), begins, words.SESSIONS, strict=True)
        )

    def close(self, consultation: Consultation) -> None:
        title = Text({"en": "The listening is over", "de": "Das Zuhören ist zu Ende"})
        give_notice(consultation, Choice(title, else_=words.LISTENED), by=self._owner, now=self._at(49))

    def read(self, consultation: Consultation, say: Say) -> None:
        """What came in is read; in the last stage the summary is signed by two and released."""
        team = Team(consultation, Example(example_folder()), by=self._owner, say=say)
        team.bring_in(self._at(50))
        team.decide_about_words(self._at(51))
        # told last: files of sessions in which people registered wait until somebody says who speaks, and the example's
        # are read as its own settings say, which hold what everybody agreed to
        self._register(consultation)
        team.read(self._at(60))
        if self._stage is Stage.PUBLISHED:
            reviewer = User.objects.get(email=REVIEWER.email)
            signers = ((self._owner, words.SIGNED_AS[0]), (reviewer, words.SIGNED_AS[1]))
            team.publish(signers, Choice(words.RELEASED, else_=words.READ_IT), self._now)

    def _gather(self, consultation: Consultation) -> None:
        """The team, by invitations that are accepted the next day."""
        for person in CAST[1:]:
            invitation, _ = invite(consultation, person.email, person.role, by=self._owner, now=self._at(-18))
            accept(invitation, _account(person, self._at(-17)), now=self._at(-17))

    def _edit(self, consultation: Consultation, section: Section, wanted: Announcement, now: datetime) -> None:
        consultation.refresh_from_db()
        edit(consultation, section, wanted, base=_number(consultation), by=self._owner, now=now)

    def _publish(self, consultation: Consultation, kind: DecisionKind, choice: Choice, day: int) -> None:
        consultation.refresh_from_db()
        titled = replace(choice, title=proposed_title(kind, drafted(consultation)))
        publish(consultation, titled, base=_number(consultation), by=self._owner, now=self._at(day, 14))

    def _day(self, number: int) -> date:
        return self._first + timedelta(days=number)

    def _at(self, day: int, hour: int = 9) -> datetime:
        return datetime.combine(self._day(day), time(hour), UTC)


def _account(person: Person, now: datetime) -> User:
    user = welcome(person.email, may_come=True, now=now)
    assert user is not None
    change_profile(user, name=person.name, language="", zone=person.zone, now=now)
    signed_in(user, owners=(OWNER.email,), now=now)
    return user


def _whole(began: Announcement) -> Announcement:
    """The announcement with all that the team wrote."""
    return replace(
        began,
        title=words.ABOUT["title"],
        host=words.ABOUT["host"],
        purpose=words.ABOUT["purpose"],
        audience=words.ABOUT["audience"],
        questions=tuple(Question(key, text) for key, text in words.QUESTIONS.items()),
        ways=tuple(replace(way, address=words.WAYS[way.key]) for way in began.ways),
        contact=words.WAYS["mail"],
        responsible=words.PEOPLE["responsible"],
        team=words.PEOPLE["team"],
    )


def _phase(said: Announcement, key: str) -> Phase:
    found = said.phase(key)
    assert found is not None
    return found


def _published(consultation: Consultation) -> Announcement:
    consultation.refresh_from_db()
    said = in_force(consultation)
    assert said is not None
    return said


def _number(consultation: Consultation) -> int:
    assert consultation.draft is not None
    return consultation.draft.number
