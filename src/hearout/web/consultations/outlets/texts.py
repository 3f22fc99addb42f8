"""Texts to announce a consultation with, ready to be copied: one for each kind of place, in each of its languages.

They are made from what is announced, so that a list, a wiki and a chat are told the same as the page says. Times are
those of the team's own zone with UTC beside them: nobody knows where a list is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext

from hearout.plan.announcement import Announcement
from hearout.plan.plain import plain
from hearout.plan.sessions import SessionStage, session_stage
from hearout.plan.timetable import Stage, WayState, phase_state, way_states
from hearout.web.consultations.formats.notices import notice_outline, one_line, prose
from hearout.web.consultations.formats.outline import Block, Heading, Items, Line, Link, Strong, line
from hearout.web.consultations.formats.plain import Plain
from hearout.web.consultations.formats.wikitext import Wikitext
from hearout.web.consultations.queries.notices import NoticeTold
from hearout.web.consultations.queries.phases import state_in_words
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.sessions import lines_of, still_open_in_words

__all__ = ["SHORTEST", "OutletText", "Telling", "texts_of_announcement", "texts_of_notice"]

SHORTEST = 280  # letters that a short message may have
LEAST_TITLE = 40  # letters of a title that still say what it is about
LETTERS_A_LINE = 64
ELLIPSIS = "…"
ENDS = frozenset(".?!…؟。")


@dataclass(frozen=True, slots=True)
class OutletText:
    """A text for one kind of place. `key` names the place, `hint` says what it is like."""

    key: str
    title: str
    hint: str
    text: str

    @property
    def lines(self) -> int:
        """How high a field must be to show it, about."""
        return 1 + sum(1 + len(one) // LETTERS_A_LINE for one in self.text.splitlines())


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told (`said`), to whom, where its page is, and when."""

    said: Announcement
    reader: Reader
    page: str
    now: datetime

    @classmethod
    def of(cls, slug: str, said: Announcement, language: str, interface: str, now: datetime) -> Telling:
        """`interface`: the language of Hearout's own words."""
        reader = Reader(said.zone, language, said.languages, interface)
        here = "" if language == said.main_language else f"in/{language}/"
        return cls(said, reader, f"{settings.ADDRESS.origin}/{slug}/{here}", now)


def texts_of_announcement(telling: Telling) -> tuple[OutletText, ...]:
    """What to say when people are to hear of the consultation, in the language that is active."""
    title = one_line(telling.reader.said(telling.said.title))
    return (
        _mailing_list(title, Plain().write(tuple(_whole(telling)))),
        _wiki(Wikitext().write((Heading(2, title), *_whole(telling)))),
        _chat(Plain().write(tuple(_brief(title, telling)))),
        _short(title, _when(telling), telling.page),
    )


def texts_of_notice(notice: NoticeTold, telling: Telling) -> tuple[OutletText, ...]:
    """What to say when people are to hear of a notice."""
    title, about = one_line(notice.title), one_line(telling.reader.said(telling.said.title))
    blocks: tuple[Block, ...] = (*notice_outline(notice), *_further(telling))
    # Translators: the subject of a mail: title of the notice (title of the consultation)
    subject = gettext("%(notice)s (%(consultation)s)")
    first = next(iter(notice.now_so), plain(notice.reason.words))
    return (
        _mailing_list(subject % {"notice": title, "consultation": about}, Plain().write((line(title), *blocks))),
        _wiki(Wikitext().write((Heading(3, title), *blocks))),
        _chat(
            Plain().write(
                (line(title), *(line(sentence) for sentence in notice.now_so), *_open(telling), *_further(telling))
            )
        ),
        _short(title, first, telling.page),
    )


def _whole(telling: Telling) -> Iterator[Block]:
    reader, said = telling.reader, telling.said
    if said.host:
        yield line(gettext("Consultation by %(host)s") % {"host": one_line(reader.said(said.host))})
    yield from prose(reader.said(said.purpose))
    if said.audience:
        yield line(Strong(gettext("Who should take part")))
        yield from prose(reader.said(said.audience))
    yield from _open(telling)
    yield from _sessions(telling)
    if said.questions:
        yield line(Strong(gettext("What we ask")))
        yield Items(tuple(line(one_line(reader.said(one.text))) for one in said.questions), numbered=True)
    yield from _further(telling)


def _sessions(telling: Telling) -> Iterator[Block]:
    """The sessions that are to come, and that more will be announced."""
    rounds = [
        (one, [session for session in one.schedule if session_stage(session, telling.now) is SessionStage.SOON])
        for phase in telling.said.phases
        for one in phase.rounds
        if phase_state(phase, telling.said.zone, telling.now).stage in (Stage.SOON, Stage.OPEN)
    ]
    lines = [line(told) for _one, coming in rounds for told in lines_of(coming, telling.reader)]
    lines += [line(words) for words in (still_open_in_words(one) for one, _coming in rounds) if words]
    if any(coming for _one, coming in rounds):
        yield line(Strong(gettext("When sessions are held")))
        yield Items(tuple(lines))


def _brief(title: str, telling: Telling) -> Iterator[Block]:
    yield line(title)
    yield from _open(telling)
    yield from _sessions(telling)
    yield from _further(telling)


def _open(telling: Telling) -> Iterator[Block]:
    """The ways that are open or to come, each with its address."""
    ways = _left(telling)
    if ways:
        yield line(Strong(gettext("How to take part")))
        yield Items(tuple(_way(one, telling.reader) for one in ways))


def _way(one: WayState, reader: Reader) -> Line:
    assert one.state is not None
    told = f"{one_line(reader.said(one.way.title))}: {state_in_words(one.state, reader)}"
    if not one.way.address or one.state.stage is not Stage.OPEN:
        return line(told)
    scheme = "mailto:" if "://" not in one.way.address else ""
    return line(f"{told}. ", Link(one.way.address, f"{scheme}{one.way.address}"))


def _further(telling: Telling) -> Iterator[Block]:
    yield line(gettext("Everything about it, with all notices:"), " ", Link(telling.page, telling.page))


def _when(telling: Telling) -> str:
    """Until when people can take part, from when, or that they cannot any more."""
    left = [one.state for one in _left(telling) if one.state]
    open_now = [state for state in left if state.stage is Stage.OPEN]
    if open_now:
        until = max(state.at for state in open_now)
        return gettext("Take part until %(when)s.") % {"when": telling.reader.time(until)}
    if left:
        return gettext("Take part from %(when)s.") % {"when": telling.reader.time(min(state.at for state in left))}
    return gettext("What was said is being read.")


def _left(telling: Telling) -> tuple[WayState, ...]:
    stages = (Stage.OPEN, Stage.SOON)
    states = way_states(telling.said, telling.now)
    return tuple(one for one in states if one.state is not None and one.state.stage in stages)


def _mailing_list(subject: str, text: str) -> OutletText:
    words = gettext("Subject: %(subject)s") % {"subject": subject}
    hint = gettext("Plain text. The first line is for the subject.")
    return OutletText("mailing-list", gettext("Mailing list"), hint, f"{words}\n\n{text}")


def _wiki(text: str) -> OutletText:
    return OutletText("wiki", gettext("Wiki"), gettext("Wikitext, for a talk page or a village pump."), text)


def _chat(text: str) -> OutletText:
    """Without empty lines: a chat shows little at once."""
    return OutletText("chat", gettext("Chat"), gettext("A few lines."), re.sub(r"\n+", "\n", text))


def _short(title: str, words: str, page: str) -> OutletText:
    """As much of the title as there is room for; what follows it and the address are whole if they can be."""
    room = SHORTEST - len(page) - 1
    sentence = title if title[-1:] in ENDS else f"{title}."
    left = room - len(words) - 1
    told = f"{_cut(sentence, left)} {words}" if left >= LEAST_TITLE else _cut(f"{sentence} {words}", room)
    hint = gettext("At most %(count)s letters.") % {"count": SHORTEST}
    return OutletText("short", gettext("Short message"), hint, f"{told} {page}")


def _cut(words: str, room: int) -> str:
    """The words, or as many whole ones as there is room for."""
    if len(words) <= room:
        return words
    return words[: room - 1].rsplit(" ", 1)[0].rstrip(" .,:;") + ELLIPSIS
