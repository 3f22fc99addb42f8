"""What each part of a guide says, from what is announced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Announcement, Joining, PhaseKind
from hearout.plan.timetable import Stage, open_ways, phase_state
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.queries.phases import state_in_words
from hearout.web.consultations.queries.readers import Reader
from hearout.web.public.promises import promises_told
from hearout.web.sessions.guiding.minutes import Spent, spent
from hearout.web.sessions.guiding.outline import Do, Part, Points, Say, Step, TeamSays

__all__ = ["Occasion", "parts"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """The session that a guide is for, or the sessions of a round in general. `held_by` and `notes_by` are "" where
    nobody is chosen yet; `capacity` 0 where there is room for all."""

    minutes: int = 60
    joining: Joining | None = None
    recorded: bool = False
    capacity: int = 0
    held_by: str = ""
    notes_by: str = ""


def parts(said: Announcement, occasion: Occasion, reader: Reader, now: datetime) -> Iterator[Part]:
    """All of them, in the order of the session; `now` is when it is held, as far as is known."""
    time = spent(occasion.minutes, max(1, len(said.questions)))
    clock = Clock()
    yield Part("before", gettext("Before"), tuple(_before(occasion, time)))
    yield Part("welcome", gettext("Welcome"), tuple(_welcome(said, reader)), clock.after(time.around))
    yield Part(
        "words", gettext("What happens with what you say"), tuple(_words(said, reader)), clock.after(time.around)
    )
    yield Part("consent", gettext("Consent, said aloud"), tuple(_consent(occasion)), clock.after(time.around))
    yield from _questions(said, reader, time, clock)
    yield Part("closing", gettext("Closing"), tuple(_closing(said, reader, now)), clock.after(time.around))
    yield Part("names", gettext("When somebody names another person"), tuple(_names()))
    yield Part("harm", gettext("When somebody tells of harm"), tuple(_harm(said)))
    yield Part("after", gettext("After"), tuple(_after(occasion)))


class Clock:
    """Counts the minutes of a session."""

    def __init__(self) -> None:
        self._at = 0

    def after(self, minutes: int) -> str:
        """From when until when a part lasts that comes next: "minutes 5 to 10"."""
        begins, self._at = self._at, self._at + minutes
        return gettext("minutes %(first)s to %(last)s") % {"first": begins, "last": self._at}


def _before(occasion: Occasion, time: Spent) -> Iterator[Step]:
    two = gettext(
        "Be two: one holds the session, the other writes it down, watches the chat and lets people in. Nobody can do "
        "both well."
    )
    yield Do(two)
    if occasion.held_by or occasion.notes_by:
        unknown = gettext("not chosen yet")
        who = gettext("Held by %(held)s, notes by %(notes)s.")
        yield Do(who % {"held": occasion.held_by or unknown, "notes": occasion.notes_by or unknown})
    yield Points(tuple(_to_prepare(occasion)))
    if time.is_tight:
        tight = gettext("There are few minutes for each question. Agree beforehand which of them you leave out.")
        yield Do(tight)
    elif occasion.capacity:
        each = max(1, sum(time.questions) // occasion.capacity)
        share = ngettext(
            "With everybody there, each person has about %(count)s minute to speak in all. Keep an eye on it.",
            "With everybody there, each person has about %(count)s minutes to speak in all. Keep an eye on it.",
            each,
        )
        yield Do(share % {"count": each})


def _to_prepare(occasion: Occasion) -> Iterator[str]:
    yield gettext("Read who registered and what they need to take part: captions, breaks, an interpreter.")
    yield _opening(occasion.joining)
    if occasion.recorded:
        yield gettext("Leave the recording off. It begins when everybody has said what they agree to, not before.")
    yield gettext("Open the page of notes of this session, and put this guide beside it.")
    yield gettext("Agree on a sign between you for: time is up, somebody needs help, stop.")


def _opening(joining: Joining | None) -> str:
    by: dict[Joining | None, str] = {
        Joining.ZOOM: gettext(
            "Open the call a quarter of an hour early: waiting room on, captions on, renaming allowed, and make the "
            "second person a host too, in case you lose your connection."
        ),
        Joining.TELEPHONE: gettext(
            "Dial in a quarter of an hour early. As nobody sees who speaks, ask people to say a name before they do; "
            "it need not be their own."
        ),
        Joining.ROOM: gettext(
            "Be in the room half an hour early: chairs in a circle, the way in without steps, water, paper for those "
            "who would rather write."
        ),
    }
    otherwise = gettext(
        "Open the call a quarter of an hour early: captions on where there are any, and make the second person a "
        "moderator too, in case you lose your connection."
    )
    return by.get(joining, otherwise)


def _welcome(said: Announcement, reader: Reader) -> Iterator[Step]:
    title, host = reader.words(said.title), reader.words(said.host)
    yield Say(gettext("Welcome, and thank you for coming. I hold this session, and beside me somebody takes notes."))
    asks = gettext("We are here for “%(title)s”. The one who asks is %(host)s.") if host else ""
    yield Say((asks or gettext("We are here for “%(title)s”.")) % {"title": title, "host": host})
    if said.purpose:
        yield TeamSays(reader.said(said.purpose))
    free = gettext(
        "You need not say anything, and you can leave at any time without saying why. You may speak, or write in the "
        "chat; both count the same. You need not use your own name."
    )
    yield Say(free)
    yield Do(gettext("Say how to turn on captions, how to ask for a break, and until when you are together."))


def _words(said: Announcement, reader: Reader) -> Iterator[Step]:
    if said.afterwards:
        yield TeamSays(reader.said(said.afterwards))
    yield Do(gettext("These are the promises. Say them in short, and that all of them are on the page."))
    yield Points(tuple(_promised(term, promise) for term, promise in promises_told(said, reader)))
    here = gettext(
        "Whatever you hear from others here, please leave it here. We cannot promise for each other, so say nothing "
        "that would harm you if it got around."
    )
    yield Say(here)


def _promised(term: str, promise: str) -> str:
    """One promise in a line; where its term is a question, the promise answers it."""
    return f"{term} {promise}" if term.endswith(("?", "؟")) else f"{term}: {promise}"


def _consent(occasion: Occasion) -> Iterator[Step]:
    if occasion.recorded:
        yield from _consent_to_recording()
    else:
        yield from _consent_to_notes()
    yield Do(gettext("Ask everybody in turn, also those who come late, and write down what each agrees to."))
    change = gettext("You can change your mind at any time, also afterwards. Then what you said is taken out.")
    yield Say(change)


def _consent_to_recording() -> Iterator[Step]:
    yield Say(gettext("We would like to record this session. Nothing is recorded yet. You choose one of three ways:"))
    yield Points(
        (
            gettext("Recorded: what you say is recorded, and written down from the recording."),
            gettext("Notes: what you say is written down, and the recording is stopped while you speak."),
            gettext("Only there: you listen, you may speak, and nothing of what you say is kept."),
        ),
        aloud=True,
    )
    yield Say(gettext("Nobody needs a reason to stay unrecorded, and nobody is asked for one."))
    stop = gettext(
        "Begin to record when everybody has answered. Stop it while somebody speaks who agreed to less, or have them "
        "write to you instead; what is written to you is not recorded. Say aloud when it runs and when it does not."
    )
    yield Do(stop)


def _consent_to_notes() -> Iterator[Step]:
    yield Say(
        gettext(
            "This session is not recorded, and we ask you not to record it either. We would like to write down what "
            "is said, without names. If you do not want that for what you say, tell us: you can take part all the "
            "same, and nothing of what you say is kept."
        )
    )
    yield Do(gettext("Look whether the call offers to record, or to take notes by machine, and turn it off."))


def _questions(said: Announcement, reader: Reader, time: Spent, clock: Clock) -> Iterator[Part]:
    if not said.questions:
        any_ = (Say(gettext("What should we know?")), *_going_on())
        yield Part("question-1", gettext("What people want to say"), any_, clock.after(time.questions[0]))
    for number, (question, minutes) in enumerate(zip(said.questions, time.questions, strict=False), 1):
        title = gettext("Question %(number)s") % {"number": number}
        asked: tuple[Step, ...] = (TeamSays(reader.said(question.text)), *(_going_on() if number == 1 else ()))
        yield Part(f"question-{number}", title, asked, clock.after(minutes))


def _going_on() -> Iterator[Step]:
    yield Do(gettext("Ask, then wait: ten seconds of silence are not too long. To go on, here and with all questions:"))
    yield Points(
        (
            gettext("Can you tell us of a time when that happened?"),
            gettext("Who sees it in another way?"),
            gettext("What would have to change for you?"),
        ),
        aloud=True,
    )
    fair = gettext(
        "Ask those who have not spoken yet before those who have, read out what is in the chat, and keep your own view "
        "to yourself: you are here to listen."
    )
    yield Do(fair)


def _closing(said: Announcement, reader: Reader, now: datetime) -> Iterator[Step]:
    yield Say(gettext("Is there anything we did not ask, and should have?"))
    yield Say(gettext("Thank you. This is what happens now:"))
    yield Points(tuple(_next(said, reader, now)), aloud=True)
    left = [one for one in open_ways(said, now) if one.way.kind is not ChannelKind.SESSION]
    if left:
        yield Say(gettext("What comes to your mind later, tell us by one of these ways:"))
        yield Points(
            tuple(f"{reader.words(one.way.title)}, {state_in_words(one.state, reader)}" for one in left if one.state),
            aloud=True,
        )
    if said.contact:
        contact = gettext("If you want something taken out that you said, or worry about it, write to %(contact)s.")
        yield Say(contact % {"contact": said.contact})


def _next(said: Announcement, reader: Reader, now: datetime) -> Iterator[str]:
    """The phases that are to come, or under way and not for taking part."""
    for phase in said.phases:
        state = phase_state(phase, said.zone, now)
        listening = phase.kind is PhaseKind.LISTENING
        if state.stage is Stage.SOON or (state.stage is Stage.OPEN and not listening):
            yield f"{reader.words(phase.title)}: {state_in_words(state, reader, is_listening=listening)}"
    if not any(phase.kind is PhaseKind.SUMMARY for phase in said.phases):
        yield gettext("The summary appears on the page of the consultation.")


def _names() -> Iterator[Step]:
    yield Say(gettext("Let us leave the name out. What happened, and what was their part in it?"))
    names = gettext(
        "Do not let it pass in silence, and do not blame. In the notes write what the person is, not who: “somebody "
        "who runs servers”. If it was recorded, note the minute, so that it is found and masked."
    )
    yield Do(names)
    yield Do(gettext("If it goes on, interrupt kindly and say that nobody is here to answer."))


def _harm(said: Announcement) -> Iterator[Step]:
    yield Say(
        gettext("Thank you for telling us. This is not the place to go into it, and you should not be alone with it.")
    )
    yield Points(
        (
            gettext("Stop the recording and the notes. Ask for no details in front of the others."),
            gettext("The second person offers to talk alone, at once or later, in a call of their own."),
            gettext("Promise nothing that you cannot keep: say whom you have to tell, and why."),
            gettext("Where somebody is in danger now, call the emergency services of the place where they are."),
            gettext("Give the group a break, and ask whether it wants to go on."),
        )
    )
    told = gettext("Afterwards tell whoever is responsible in the team the same day, and write to %(contact)s.")
    tell = gettext("Afterwards tell whoever is responsible in the team the same day.")
    yield Do(told % {"contact": said.contact} if said.contact else tell)
    yield Do(gettext("It does not go into the notes of the session. What is brought in anyway can be set aside."))


def _after(occasion: Occasion) -> Iterator[Step]:
    yield Do(gettext("Stay for ten minutes, the two of you: what surprised you, what went wrong, how are you?"))
    yield Points(tuple(_to_do_after(occasion)))


def _to_do_after(occasion: Occasion) -> Iterator[str]:
    yield gettext("Attendance: how many came, or who, with what each agreed to.")
    yield gettext("Notes: read them through while you remember, without names; mark what is a quote.")
    yield gettext("Chat: save it before the call closes, if those who wrote agreed to notes.")
    if occasion.recorded:
        yield gettext(
            "Transcript: bring it in on the page of the session and say who speaks. Words of those who agreed to less "
            "are left out. Then delete the recording, also where the call was made."
        )
    yield gettext("Whoever registered and did not come: send nobody after them.")
