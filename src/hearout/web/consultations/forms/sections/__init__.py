"""The pages of the set-up, one a section of the announcement."""

from __future__ import annotations

from hearout.plan.sections import Section
from hearout.web.consultations.forms.sections.about import AboutForm
from hearout.web.consultations.forms.sections.answers import AnswersForm
from hearout.web.consultations.forms.sections.base import SectionForm
from hearout.web.consultations.forms.sections.dates import DatesForm
from hearout.web.consultations.forms.sections.languages import LanguagesForm
from hearout.web.consultations.forms.sections.people import PeopleForm
from hearout.web.consultations.forms.sections.promises import WordsForm
from hearout.web.consultations.forms.sections.questions import QuestionsForm
from hearout.web.consultations.forms.sections.ways import WaysForm

__all__ = ["FORMS", "SectionForm"]

FORMS: dict[Section, type[SectionForm]] = {
    Section.ABOUT: AboutForm,
    Section.QUESTIONS: QuestionsForm,
    Section.DATES: DatesForm,
    Section.WAYS: WaysForm,
    Section.WORDS: WordsForm,
    Section.ANSWERS: AnswersForm,
    Section.PEOPLE: PeopleForm,
    Section.LANGUAGES: LanguagesForm,
}
