"""What people ask about the consultation, and the answers."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement, QuestionAndAnswer
from hearout.web.consultations.forms.sections.base import SectionForm, SectionItem
from hearout.web.consultations.forms.words import LINE, PARAGRAPHS

__all__ = ["AnswersForm"]


class AnswerItem(SectionItem):
    """One question with its answer."""

    named_by = "question"
    adding = _("Add a question and its answer")

    def add_fields(self) -> None:
        self.add_words("question", _("Question"), LINE)
        self.add_words("answer", _("Answer"), PARAGRAPHS, lines=4)


class AnswersForm(SectionForm):
    """All of them, in the order of the page."""

    template = "consultations/set-up/answers.html"

    def add_fields(self) -> None:
        filled = {one.key: {"question": one.question, "answer": one.answer} for one in self.scene.seen.answers}
        self.answers = self.add_list("answers", AnswerItem, filled)

    def wanted(self) -> Announcement:
        answers = (
            QuestionAndAnswer(key, item.text("question"), item.text("answer")) for key, item in self.keyed(self.answers)
        )
        return replace(self.scene.seen, answers=tuple(answers))
