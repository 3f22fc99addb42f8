"""What it is about: title, who asks, why, and who should take part."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement
from hearout.web.consultations.forms.sections.base import SectionForm
from hearout.web.consultations.forms.words import PARAGRAPHS, TITLE

__all__ = ["AboutForm"]


class AboutForm(SectionForm):
    """Four texts."""

    template = "consultations/set-up/about.html"

    def filled(self, seen: Announcement) -> dict[str, object]:
        return {"title": seen.title, "host": seen.host, "purpose": seen.purpose, "audience": seen.audience}

    def add_fields(self) -> None:
        self.add_words("title", _("Title"), TITLE, hint=_("What you ask about, in one line."))
        self.add_words(
            "host", _("Who asks"), TITLE, hint=_("The committee or group, such as: the Technical Committee.")
        )
        self.add_words("purpose", _("Purpose"), PARAGRAPHS, lines=8, hint=_("Why you ask, and what may change."))
        self.add_words(
            "audience",
            _("Who should take part"),
            PARAGRAPHS,
            lines=5,
            hint=_("Also those whom you usually hear least, and what people need not know or have."),
        )

    def wanted(self) -> Announcement:
        return replace(
            self.scene.seen,
            title=self.text("title"),
            host=self.text("host"),
            purpose=self.text("purpose"),
            audience=self.text("audience"),
        )
