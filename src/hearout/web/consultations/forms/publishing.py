"""What a notice says when a draft is put in force."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement
from hearout.plan.decided import DecisionKind
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.forms.line import LineField
from hearout.web.consultations.forms.sheet import Sheet
from hearout.web.consultations.forms.words import SENTENCES, TITLE, WordsField
from hearout.web.consultations.wording import proposed_title

__all__ = ["PublishForm"]

LONGEST_NAME = 200


class PublishForm(Sheet):
    """The title of the notice is proposed. A change has a reason and somebody who decided it; the first announcement
    may leave both out."""

    def __init__(
        self, said: Announcement, data: QueryDict | None = None, *, is_first: bool, checks: bool = True
    ) -> None:
        kind = DecisionKind.PUBLISHED if is_first else DecisionKind.CHANGED
        super().__init__(data, checks=checks, initial={"title": proposed_title(kind, said)})
        self.fields["title"] = WordsField(said.languages, label=_("Title of the notice"), most=TITLE, required=True)
        self.fields["reason"] = WordsField(
            said.languages,
            label=_("Why") if not is_first else _("What to say with it"),
            help_text=_("Everybody reads it in the notice, on the feed and in their mail. It may stay empty.")
            if is_first
            else _("Everybody reads it, in the notice and in the method section of the summary."),
            most=SENTENCES,
            lines=4,
            required=not is_first,
        )
        self.fields["decided_by"] = LineField(
            label=_("Who decided"),
            help_text=_("As it goes on in “Decided by …”. It may stay empty.")
            if is_first
            else _("As it goes on in “Decided by …”: the committee, four in favour, none against."),
            most=LONGEST_NAME,
            missing="" if is_first else _("Say who decided, so that people know whom to ask."),
        )

    def choice(self) -> Choice:
        """What was said, once it is valid."""
        said = self.cleaned_data
        return Choice(said["title"], said["reason"], decided_by=said["decided_by"].rstrip(" ."))
