"""What is missing or wrong before an announcement is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from hearout.errors import Refusal
from hearout.messages import Language, Words, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.plan.announcement import Announcement, PhaseKind, Promises, Way
from hearout.plan.dates_checked import dates_checked
from hearout.plan.lacks import Lack, advice, stop
from hearout.plan.languages import missing_in, named
from hearout.plan.moments import YEARS
from hearout.plan.sections import Section, sections_changed, with_section
from hearout.plan.texts import placed_texts
from hearout.records.consultation import ChannelKind

__all__ = [
    "TO_FILL_IN",
    "Lack",
    "Section",
    "before_publishing",
    "is_mail_address",
    "is_web_address",
    "promises_refused",
    "sections_changed",
    "with_section",
]

TO_FILL_IN = "[…]"
"""Stands in a template's text where the team puts its own words."""

# RFC 5322's dot-atom on both sides, with letters beyond ASCII (RFC 6531): what every mail program can write to.
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?"
_MAIL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
_LONGEST_MAIL = 254  # RFC 5321, erratum 1690
_LEAST = 2
_AT_WEB = frozenset({ChannelKind.SURVEY, ChannelKind.TALK})


def before_publishing(announcement: Announcement, now: datetime) -> tuple[Lack, ...]:
    """What to mend before it is published, section by section; what stops publication comes first in each."""
    lacks = (
        *_about(announcement),
        *dates_checked(announcement, now),
        *_ways(announcement),
        *_words(announcement),
        *_people(announcement),
        *_unfilled(announcement),
        *_languages(announcement),
    )
    order = tuple(Section)
    return tuple(sorted(lacks, key=lambda lack: (order.index(lack.section), not lack.stops)))


def is_web_address(address: str) -> bool:
    """Whether it leads to a page: http or https, with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", address)


def is_mail_address(address: str) -> bool:
    """Whether mail can be sent there, as far as its form tells."""
    return len(address) <= _LONGEST_MAIL and bool(_MAIL.fullmatch(address))


def _about(announcement: Announcement) -> Iterator[Lack]:
    if not announcement.title:
        yield stop(Section.ABOUT, say(_("There is no title. Say in one line what you ask about.")))
    if not announcement.purpose:
        yield stop(Section.ABOUT, say(_("There is no purpose. Say why you ask, and what may change.")))
    if not announcement.host:
        yield advice(Section.ABOUT, say(_("It does not say who asks. Name the committee or the group.")))
    if not announcement.audience:
        unsaid = _("It does not say who should take part. People may think that they are not meant.")
        yield advice(Section.ABOUT, say(unsaid))
    if not announcement.questions:
        none = _("There is no guiding question. Write down at least one thing that you want to learn.")
        yield stop(Section.QUESTIONS, say(none))
    if not all(question.text for question in announcement.questions):
        yield stop(Section.QUESTIONS, say(_("A guiding question has no words. Write it, or take it out.")))
    if not announcement.answers:
        unasked = _("There are no questions and answers. Three or four of them spare you many mails.")
        yield advice(Section.ANSWERS, say(unasked))
    if not all(one.question and one.answer for one in announcement.answers):
        half = _("A question has no answer, or an answer no question. Write both, or take it out.")
        yield stop(Section.ANSWERS, say(half))


def _ways(announcement: Announcement) -> Iterator[Lack]:
    if not announcement.ways:
        yield stop(Section.WAYS, say(_("There is no way to take part. Add at least one.")))
    for way in announcement.ways:
        yield from _way(way, announcement)
    for phase in announcement.phases:
        if phase.kind is PhaseKind.LISTENING and not announcement.ways_in(phase.key):
            empty = _("Nothing says how people take part during “%(phase)s”.")
            yield advice(Section.WAYS, say(empty, phase=Words(phase.title.words)))


def _way(way: Way, announcement: Announcement) -> Iterator[Lack]:
    title = Words(way.title.words)
    phase = announcement.phase(way.phase)
    if not way.title:
        yield stop(Section.WAYS, say(_("A way to take part has no name. Say in a few words what it is.")))
    if phase is None:
        undated = _("“%(way)s” belongs to no phase, so that nobody can know when it is open. Choose one.")
        yield stop(Section.WAYS, say(undated, way=title))
    elif phase.kind is not PhaseKind.LISTENING:
        odd = _("“%(way)s” is open during “%(phase)s”, when nobody is listening. Is that what you mean?")
        yield advice(Section.WAYS, say(odd, way=title, phase=Words(phase.title.words)))
    if way.kind is ChannelKind.EMAIL and not is_mail_address(way.address):
        nowhere = _("“%(way)s” needs an e-mail address to write to, such as listening@example.org.")
        yield stop(Section.WAYS, say(nowhere, way=title))
    elif way.kind in _AT_WEB and not is_web_address(way.address):
        nowhere = _("“%(way)s” needs a web address that leads there, beginning with https://.")
        yield stop(Section.WAYS, say(nowhere, way=title))
    elif not way.address and not way.about:
        unsaid = _("“%(way)s” does not say how to take part. Give an address, or say in words where and how.")
        yield stop(Section.WAYS, say(unsaid, way=title))


def _words(announcement: Announcement) -> Iterator[Lack]:
    if not announcement.afterwards:
        unsaid = _("It does not say what happens with people’s words. Tell it step by step, up to who answers them.")
        yield stop(Section.WORDS, say(unsaid))
    for refusal in promises_refused(announcement.promises):
        yield stop(Section.WORDS, refusal.message)
    yield from _kept(announcement)


def promises_refused(promises: Promises) -> Iterator[Refusal]:
    """What is wrong with the promises: about "minimum" or "rounding"."""
    if min(promises.minimum, promises.k) < _LEAST:
        lone = _("One person is no group: the smallest group, and the people a finding rests on, are at least 2.")
        yield Refusal("minimum", say(lone))
    elif promises.minimum < promises.k:
        smaller = _("The smallest group is %(minimum)s, but a finding rests on %(k)s people. Choose at least %(k)s.")
        yield Refusal("minimum", say(smaller, minimum=promises.minimum, k=promises.k))
    if not 1 <= promises.rounding <= promises.minimum:
        coarse = _("Numbers are rounded to %(rounding)s. Choose a number from 1 to %(minimum)s, the smallest group.")
        yield Refusal("rounding", say(coarse, rounding=promises.rounding, minimum=promises.minimum))


def _kept(announcement: Announcement) -> Iterator[Lack]:
    until = announcement.promises.kept_until
    if until is None:
        unsaid = _("It does not say how long what people said is kept. Choose a day after which the key is destroyed.")
        yield advice(Section.WORDS, say(unsaid))
    elif until.year not in YEARS:
        yield stop(
            Section.WORDS,
            say(_("What people said is kept until the year %(year)s. Is that a slip?"), year=str(until.year)),
        )
    elif announcement.phases and until < max(phase.closes.date() for phase in announcement.phases):
        soon = _(
            "What people said is kept until %(until)s, but the last phase closes on %(closes)s. Choose a later day."
        )
        yield stop(Section.WORDS, say(soon, until=until, closes=max(phase.closes for phase in announcement.phases)))


def _people(announcement: Announcement) -> Iterator[Lack]:
    if not announcement.responsible:
        nobody = _("Nobody is responsible for the data. Name the group or person who answers for it.")
        yield stop(Section.PEOPLE, say(nobody))
    if not announcement.contact:
        yield stop(Section.PEOPLE, say(_("There is no contact. Give an e-mail address that somebody reads.")))
    elif not is_mail_address(announcement.contact):
        odd = _("The contact is not an e-mail address. Write it as listening@example.org.")
        yield stop(Section.PEOPLE, say(odd))
    if not announcement.team:
        unsaid = _("It does not say who runs this, or whom to tell if something is wrong with how it is done.")
        yield advice(Section.PEOPLE, say(unsaid))


def _unfilled(announcement: Announcement) -> Iterator[Lack]:
    """Where the words of a template still wait for the team's own."""
    open_places = [
        placed
        for placed in placed_texts(announcement)
        if any(TO_FILL_IN in said for said in placed.text.words.values())
    ]
    for section in dict.fromkeys(placed.section for placed in open_places):
        places = named(placed for placed in open_places if placed.section is section)
        unfilled = _("Put your own words in place of […]: %(places)s.")
        yield stop(section, say(unfilled, places=places))


def _languages(announcement: Announcement) -> Iterator[Lack]:
    for language in announcement.languages:
        missing = missing_in(announcement, language)
        if missing:
            told = counted(_MISSING, len(missing), language=Language(language), places=named(missing))
            yield advice(Section.LANGUAGES, told)


_MISSING = ngettext(
    "%(count)s text is missing in %(language)s: %(places)s. It is shown in another language, with a note.",
    "%(count)s texts are missing in %(language)s: %(places)s. They are shown in another language, with a note.",
)
