"""What happens with people's words, and what they are promised."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, Promises
from hearout.plan.checks import promises_refused
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.consultations.forms.sections.base import SectionForm
from hearout.web.consultations.forms.wall import DayField
from hearout.web.consultations.forms.words import PARAGRAPHS

__all__ = ["WordsForm"]

NUMBERS = ("minimum", "k", "rounding")


class WordsForm(SectionForm):
    """A text, and the settings that the page's privacy statement is made from."""

    template = "consultations/set-up/words.html"

    minimum = WholeField(
        label=_("Smallest group"),
        help_text=_(
            "No number below it is printed, and nothing that fewer people share stands beside a quote. Often 10."
        ),
        most=1_000,
    )
    k = WholeField(
        label=_("People a finding rests on"),
        help_text=_("Nothing is told as a finding that fewer people said. Often 5."),
        most=1_000,
    )
    rounding = WholeField(
        label=_("Numbers are rounded to"),
        help_text=_("So that two numbers cannot be subtracted to find one person. Often 5; 1 is exact."),
        most=1_000,
    )
    kept_until = DayField(
        label=_("What people said is kept until"),
        help_text=_("After that day the key is destroyed, and every copy and backup becomes unreadable."),
    )

    def filled(self, seen: Announcement) -> dict[str, object]:
        promises = seen.promises
        numbers = {"minimum": promises.minimum, "k": promises.k, "rounding": promises.rounding}
        return {"afterwards": seen.afterwards, "kept_until": promises.kept_until, **numbers}

    def add_fields(self) -> None:
        self.add_words(
            "afterwards",
            _("What happens with people’s words"),
            PARAGRAPHS,
            lines=10,
            hint=_("Step by step, from collecting them to who answers. A line that begins with “1.” is a step."),
        )
        self.order_fields(["afterwards"])

    def clean(self) -> None:
        if all(name in self.cleaned_data for name in (*NUMBERS, "kept_until")):
            for refusal in promises_refused(self._promises()):
                self.refuse(refusal)

    def wanted(self) -> Announcement:
        return replace(self.scene.seen, afterwards=self.text("afterwards"), promises=self._promises())

    def _promises(self) -> Promises:
        said = self.cleaned_data
        return Promises(said["minimum"], said["k"], said["rounding"], said["kept_until"])
