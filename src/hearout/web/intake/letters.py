"""The mail to whom something was set aside for: that it is there, and where. Not a word of it."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.languages import interface_for
from hearout.web.outbox.letters import Letter
from hearout.web.outbox.plain import mail_text, one_line
from hearout.web.people.models import User

__all__ = ["aside_letter"]


def aside_letter(consultation: Consultation, person: User) -> Letter:
    """In the language of whoever gets it, or else the consultation's."""
    said = drafted(consultation)
    language = person.language or said.main_language
    with override(interface_for(language)):
        title = said.title.said(language, said.languages).words or consultation.slug
        page = f"{settings.ADDRESS.origin}{reverse('intake:aside', args=[consultation.slug])}"
        return Letter(
            one_line(gettext("“%(title)s”: something was set aside for you") % {"title": title}),
            mail_text(
                gettext(
                    "Somebody of the team set a contribution aside for you, because it threatens or reports harm to "
                    "somebody. Please read it soon. It is not in this mail:"
                ),
                page,
                gettext("What the law of the place may require is left to you."),
            ),
            language,
        )
