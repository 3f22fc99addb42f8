"""The mail that invites somebody into a team."""

from __future__ import annotations

import textwrap

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext, override

from hearout.web.consultations.models import Invitation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.languages import interface_for
from hearout.web.people.rules import ROLE_TITLES, ROLE_WORDS, Role
from hearout.web.times import day_in_words

__all__ = ["send_invitation"]

WIDTH = 76


def send_invitation(invitation: Invitation, secret: str) -> None:
    """Write to the address that is invited, in the consultation's main language. The link is nowhere else."""
    said = drafted(invitation.consultation)
    language = interface_for(said.main_language)
    role = Role(invitation.role)
    with override(language):
        facts = {
            "who": invitation.by.name or invitation.by.email,
            "title": said.title.said(said.main_language).words or invitation.consultation.slug,
            "role": str(ROLE_TITLES[role]),
            "until": day_in_words(invitation.expires.date(), language),
        }
        subject = gettext("%(who)s invites you to the team of “%(title)s”") % facts
        body = (
            gettext("%(who)s invites you to the team of the consultation “%(title)s”, as %(role)s.") % facts,
            str(ROLE_WORDS[role]),
            gettext("To join, open this page by %(until)s and sign in with this address:") % facts,
            f"{settings.ADDRESS.origin}{reverse('consultations:invitation', args=[secret])}",
            gettext("The link is for you alone, and works once. If you did not expect it, do nothing."),
        )
        send_mail(" ".join(subject.split()), _as_text(body), None, [invitation.email])


def _as_text(paragraphs: tuple[str, ...]) -> str:
    """Lines of a comfortable length; an address is never broken."""
    wrapped = (textwrap.fill(one, WIDTH, break_long_words=False, break_on_hyphens=False) for one in paragraphs)
    return "\n\n".join(wrapped) + "\n"
