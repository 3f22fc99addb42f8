"""What the team wants to learn."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, Question
from hearout.web.consultations.forms.sections.base import SectionForm, SectionItem
from hearout.web.consultations.forms.words import LINE

__all__ = ["QuestionsForm"]


class QuestionItem(SectionItem):
    """One guiding question."""

    named_by = "text"
    folds = False
    adding = _("Add a question")

    def add_fields(self) -> None:
        self.add_words("text", _("Question"), LINE, lines=2)


class QuestionsForm(SectionForm):
    """The guiding questions, in the order in which the summary answers them."""

    template = "consultations/set-up/questions.html"

    def add_fields(self) -> None:
        filled = {one.key: {"text": one.text} for one in self.scene.seen.questions}
        self.questions = self.add_list("questions", QuestionItem, filled)

    def wanted(self) -> Announcement:
        questions = (Question(key, item.text("text")) for key, item in self.keyed(self.questions))
        return replace(self.scene.seen, questions=tuple(questions))
