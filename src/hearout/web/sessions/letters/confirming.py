"""The answer to somebody who filled in the form: it is not so before the owner of the address says it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from hearout.plan.announcement import Announcement, Session
from hearout.plan.sessions import begins_at
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import interface_for
from hearout.web.outbox.letters import Letter, shown_code
from hearout.web.outbox.plain import mail_text, one_line
from hearout.web.sessions.models import Registrant

__all__ = ["confirm_letter", "registered_already_letter"]


def confirm_letter(
    consultation: Consultation, said: Announcement, registrant: Registrant, code: str, wanted: Sequence[Session]
) -> Letter:
    """For somebody whose registration waits for a yes."""
    reader = _reader(said, registrant)
    with override(reader.spoken):
        title = reader.words(said.title)
        asked = ngettext(
            "Somebody, probably you, registered with this address for a listening session of this consultation:",
            "Somebody, probably you, registered with this address for listening sessions of this consultation:",
            len(wanted),
        )
        return Letter(
            one_line(gettext("Do you want to come? Confirm your registration: %(title)s") % {"title": title}),
            mail_text(
                asked,
                f"{title}\n{settings.ADDRESS.origin}/{consultation.slug}/",
                "\n".join(_lines(wanted, reader)),
                gettext("If it was you, open this page and press the button. Only then you have a seat:")
                + f"\n{_page('sessions:confirm', consultation)}#{code}",
                gettext("Or type this code where you registered: %(code)s") % {"code": shown_code(code)},
                gettext("If it was not you, do nothing: everything is deleted after three days."),
            ),
            registrant.language,
        )


def registered_already_letter(
    consultation: Consultation, said: Announcement, registrant: Registrant, code: str, wanted: Sequence[Session]
) -> Letter:
    """For somebody who registered before. What is asked for now is `wanted`, and not theirs until they say so."""
    reader = _reader(said, registrant)
    with override(reader.spoken):
        title = reader.words(said.title)
        return Letter(
            one_line(gettext("You are registered already: %(title)s") % {"title": title}),
            mail_text(
                gettext(
                    "Somebody, probably you, filled in the form for listening sessions. You are registered already, so "
                    "nothing was changed:"
                ),
                f"{title}\n{settings.ADDRESS.origin}/{consultation.slug}/",
                gettext("To see and change your registration, open this page:")
                + f"\n{_page('sessions:mine', consultation)}#{code}",
                gettext("If it asks for a code: %(code)s") % {"code": shown_code(code)},
                *(
                    [gettext("There you can also take what was asked for now:"), *_lines(wanted, reader)]
                    if wanted
                    else []
                ),
            ),
            registrant.language,
        )


def _reader(said: Announcement, registrant: Registrant) -> Reader:
    return Reader(registrant.zone, registrant.language, said.languages, interface_for(registrant.language))


def _lines(wanted: Sequence[Session], reader: Reader) -> Iterator[str]:
    """The sessions with their times, one a line."""
    for session in sorted(wanted, key=begins_at):
        title, at = reader.words(session.title), str(reader.time(begins_at(session)))
        yield f"- {title}: {at}" if title else f"- {at}"


def _page(name: str, consultation: Consultation) -> str:
    return f"{settings.ADDRESS.origin}{reverse(name, args=[consultation.slug])}"
