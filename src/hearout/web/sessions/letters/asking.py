"""The mail that asks those who registered whether they would come to another round."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from hearout.plan.announcement import Announcement
from hearout.web.consultations.queries.readers import Reader
from hearout.web.outbox.letters import Letter, shown_code
from hearout.web.outbox.plain import mail_text, one_line
from hearout.web.sessions.models import Poll
from hearout.web.sessions.queries.rounds import RoundOf

__all__ = ["PollLetters"]


class PollLetters:
    """The mails of one poll in one language and zone; they differ in the private link."""

    def __init__(self, poll: Poll, asked: RoundOf, said: Announcement, reader: Reader) -> None:
        slug = poll.consultation.slug
        self._reader = reader
        self._page = settings.ADDRESS.origin + reverse("sessions:poll", args=[slug, asked.phase.key, asked.round.key])
        with override(reader.spoken):
            facts = {"title": reader.words(said.title), "until": reader.time(poll.closes)}
            self._subject = one_line(gettext("Would you come to another round? %(title)s") % facts)
            self._opening = (
                gettext(
                    "You registered for a listening session of “%(title)s”. Fewer people take part than was hoped for."
                )
                % facts
            )
            self._question = gettext("Would you come to another round of sessions? Answer by %(until)s:") % facts
            self._promise = gettext(
                "It takes a moment. Only sums are shown, and none so small that your answer could be told from it."
            )
            last = gettext("You get this because this address is registered for a listening session of:")
            self._footer = mail_text(f"{last}\n{facts['title']}\n{settings.ADDRESS.origin}/{slug}/")

    def to(self, code: str) -> Letter:
        """For whom the private link with this `code` belongs to."""
        with override(self._reader.spoken):
            if_asked = gettext("If it asks for a code: %(code)s") % {"code": shown_code(code)}
        body = mail_text(self._opening, f"{self._question}\n{self._page}#{code}\n{if_asked}", self._promise)
        return Letter(self._subject, f"{body}\n-- \n{self._footer}", self._reader.language)
