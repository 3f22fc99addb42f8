from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from arranged_plan import ANNOUNCED, SURVEY, en
from hearout.plan.announcement import Announcement, Promises, Text
from hearout.plan.sections import Section, sections_changed, with_section

OTHERS: dict[Section, Announcement] = {
    Section.ABOUT: replace(ANNOUNCED, title=en("Another title")),
    Section.QUESTIONS: replace(ANNOUNCED, questions=()),
    Section.DATES: replace(ANNOUNCED, phases=(SURVEY,)),
    Section.WAYS: replace(ANNOUNCED, ways=()),
    Section.WORDS: replace(ANNOUNCED, promises=Promises(kept_until=date(2030, 1, 1))),
    Section.ANSWERS: replace(ANNOUNCED, answers=()),
    Section.PEOPLE: replace(ANNOUNCED, contact="other@example.org"),
    Section.LANGUAGES: replace(ANNOUNCED, languages=("en", "de")),
}


@pytest.mark.parametrize("section", Section)
def test_a_change_is_seen_in_its_section_alone(section: Section) -> None:
    assert sections_changed(ANNOUNCED, OTHERS[section]) == (section,)


@pytest.mark.parametrize("section", Section)
def test_a_section_is_copied_and_nothing_else(section: Section) -> None:
    everything_else = replace(OTHERS[section], **dict.fromkeys(("host", "team"), Text({"en": "Other."})))
    assert with_section(ANNOUNCED, OTHERS[section], section) == OTHERS[section]
    copied = sections_changed(ANNOUNCED, with_section(ANNOUNCED, everything_else, section))
    assert copied == (section,)


def test_nothing_changed_where_both_say_the_same() -> None:
    assert sections_changed(ANNOUNCED, replace(ANNOUNCED)) == ()


def test_all_sections_together_are_the_whole_announcement() -> None:
    copied = Announcement()
    for section in Section:
        copied = with_section(copied, ANNOUNCED, section)
    assert copied == ANNOUNCED
    names, empty = [field.name for field in fields(Announcement)], Announcement()
    same_anyway = [name for name in names if getattr(ANNOUNCED, name) == getattr(empty, name)]
    assert same_anyway == ["languages"]  # of any other, a section that does not copy it would be seen
