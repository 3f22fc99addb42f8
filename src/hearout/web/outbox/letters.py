"""What our mails say, in the recipient's language: notices, and the answers to those who want to follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from hearout.plan.announcement import Announcement, Said
from hearout.plan.decided import DecisionKind
from hearout.plan.timetable import open_ways
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.consultations.queries.notices import NoticeTold, event_of, notice_told
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import interface_for, name_in
from hearout.web.outbox.plain import mail_text, one_line

__all__ = ["Letter", "NoticeLetter", "confirm_letter", "follows_already_letter", "marked", "shown_code"]


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, and in which language."""

    subject: str = field(repr=False)
    body: str = field(repr=False)
    language: str


class NoticeLetter:
    """A notice as one mail for many readers of one language and zone, who differ in their last lines."""

    def __init__(self, notice: Notice, said: Announcement, language: str, zone: str) -> None:
        self._slug = notice.decision.consultation.slug
        self._reader = Reader(zone, language, said.languages, interface_for(language))
        title = self._reader.words(said.title)
        with override(self._reader.spoken):
            read = notice_told(event_of(notice), self._reader)
            self._text = mail_text(*self._written(read, said, notice.decision.at))
            # Translators: the subject of a mail: title of the consultation, title of the notice
            subject = gettext("%(consultation)s: %(notice)s")
            self._subject = one_line(subject % {"consultation": title, "notice": read.title.words})

    def to_follower(self, code: str) -> Letter:
        """For somebody who follows, whose `code` ends that."""
        with override(self._reader.spoken):
            why = gettext("You get this because you follow this consultation.")
            return self.ending(f"{why} {_how_to_leave(self._slug, code)}")

    def to_member(self) -> Letter:
        """For somebody of the team."""
        with override(self._reader.spoken):
            return self.ending(gettext("You get this because you are in the team of this consultation."))

    def ending(self, last: str) -> Letter:
        """For somebody whose last lines are these."""
        return Letter(self._subject, f"{self._text}\n-- \n{mail_text(last)}", self._reader.language)

    def _written(self, read: NoticeTold, said: Announcement, at: datetime) -> Iterator[str]:
        yield marked(read.title)
        yield marked(read.reason, below=read.title)
        yield "\n".join([*read.now_so, *([read.summary] if read.summary else [])])
        yield "\n".join(self._ways(read.kind, said, at))
        yield marked(read.else_, below=read.title)
        if read.decided_by:
            yield gettext("Decided by %(who)s, on %(day)s.") % {"who": read.decided_by, "day": read.at.day}
        yield gettext("Everything about this consultation, with all notices:") + f"\n{_home(self._slug)}"

    def _ways(self, kind: DecisionKind, said: Announcement, at: datetime) -> Iterator[str]:
        """What is open since then, and until when."""
        ways = open_ways(said, at)
        if ways:
            ended = kind is DecisionKind.ENDED_EARLY
            yield gettext("These ways stay open:") if ended else gettext("You can take part in these ways:")
        for one in ways:
            assert one.state is not None
            facts = {"way": self._reader.words(one.way.title), "until": self._reader.time(one.state.at)}
            yield "- " + gettext("%(way)s, open until %(until)s") % facts
            if one.way.address:
                yield f"  {one.way.address}"


def confirm_letter(consultation: Consultation, code: str, language: str) -> Letter:
    """For somebody who asked to follow: it is not so before they say it again."""
    with override(interface_for(language)):
        title = _title(consultation, language)
        return Letter(
            one_line(gettext("Do you want to follow “%(title)s”?") % {"title": title}),
            mail_text(
                gettext(
                    "Somebody, probably you, asked to be told by e-mail when something changes in this consultation:"
                ),
                f"{title}\n{_home(consultation.slug)}",
                gettext("If it was you, open this page and press the button:")
                + f"\n{_page('outbox:follow-code', consultation.slug)}#{code}",
                gettext("Or type this code where you asked: %(code)s") % {"code": shown_code(code)},
                gettext("If it was not you, do nothing: your address is deleted after three days."),
            ),
            language,
        )


def follows_already_letter(consultation: Consultation, code: str, language: str) -> Letter:
    """For somebody who asked to follow, and does already."""
    with override(interface_for(language)):
        title = _title(consultation, language)
        return Letter(
            one_line(gettext("You follow “%(title)s” already") % {"title": title}),
            mail_text(
                gettext("You asked to be told by e-mail when something changes in this consultation. You are already:"),
                f"{title}\n{_home(consultation.slug)}",
                _how_to_leave(consultation.slug, code),
            ),
            language,
        )


def shown_code(code: str) -> str:
    """A code as it is easy to type: "abcd-efgh-ijkl"."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def _how_to_leave(slug: str, code: str) -> str:
    open_page = gettext("To stop, open this page and press the button:")
    # Translators: the page, which can read the code from its own address where scripts run
    if_asked = gettext("If it asks for a code: %(code)s") % {"code": shown_code(code)}
    return f"{open_page}\n{_page('outbox:unfollow', slug)}#{code}\n{if_asked}"


def marked(said: Said, below: Said | None = None) -> str:
    """The team's words, with a line above them where they are in another language than was asked for, and it has not
    been said yet."""
    if not said.is_fallback or (below is not None and below.is_fallback and below.language == said.language):
        return said.words
    language = name_in(said.language, said.asked)
    return (
        gettext("(There is no translation yet. This is in %(language)s.)") % {"language": language} + f"\n{said.words}"
    )


def _title(consultation: Consultation, language: str) -> str:
    assert consultation.public is not None
    said = consultation.public.announcement
    return said.title.said(language, said.languages).words


def _home(slug: str) -> str:
    return f"{settings.ADDRESS.origin}/{slug}/"


def _page(name: str, slug: str) -> str:
    return f"{settings.ADDRESS.origin}{reverse(name, args=[slug])}"
