"""Numbers in sentences and on the pages."""

from __future__ import annotations

import pytest

from arranged_release import audited, edited, edited_everywhere, line, refused, release, rewritten
from hearout.disclose.few_people import few_people

SAID = "People hear of a decision when it has been taken."


@pytest.mark.parametrize(
    "text",
    [
        "Two people said so.",
        "2 contributors disagreed",
        "three of the contributors",
        "two of 255 people",
        "Only two survey respondents wrote this.",
        "a couple of people",
        "both participants",
        "Nine participants came.",
        "the only person who wrote this",
        "one contributor said that it was late",
        "a single respondent from the region",
        "fewer than 3 people",
        "at least 2 people",
        "٣ people",
    ],
)
def test_few_people_in_words_are_found(text: str):
    assert few_people(text, 10, (5,))


@pytest.mark.parametrize(
    "text",
    [
        "About one in five people said so.",
        "nine in ten contributors",
        "three in ten of those who answered",
        "95 of 255 contributors",
        "1,040 people took part",
        "fewer than 10 people",
        "at least five people",
        "Ten people came.",
        "One person may have given several answers.",
        "It should not be one person.",
        "Only people who were asked knew.",
        "two sessions were held",
        "Version 2. People wrote a lot.",
        "what one person said in two places",
    ],
)
def test_ratios_limits_and_other_things_are_not(text: str):
    assert not few_people(text, 10, (5,))


def test_a_finding_that_tells_of_two_people_is_refused_in_every_file():
    sound = release()
    files = edited_everywhere(sound.files, SAID, "Two people hear of a decision when it has been taken.")
    assert line(audited(files, sound.material), "few people in words").succeeded == 4


def test_the_lead_is_read_too():
    sound = release()
    files = rewritten(sound.files, lambda data: data.update({"lead": "Three contributors asked for a vote."}))
    remedy = "Say it without a number, in decisions/themes.csv or consultation.toml."
    reasons = line(audited(files, sound.material), "few people in words").reasons
    assert reasons == (f"The lead tells of fewer than 10 people. {remedy}",)


def test_few_people_on_one_page_alone_are_found():
    sound = release()
    files = edited(sound.files, "summary.wiki", "We want to know", "Four people left. We want to know")
    assert "few people in words" in refused(audited(files, sound.material))


def test_the_team_may_tell_how_many_they_are():
    sound = release()
    purpose = "We want to know how decisions are made."
    files = edited_everywhere(sound.files, purpose, "We are three people who want to know it.")
    assert "few people in words" not in refused(audited(files, sound.material))


def test_a_quote_may_speak_of_two_people():
    sound = release()
    files = edited_everywhere(sound.files, "long after the tool was gone", "after two people had taken it down")
    assert "few people in words" not in refused(audited(files, sound.material))


@pytest.mark.parametrize(
    ("name", "addition"),
    [
        ("summary.html", "21 of 50 people. "),
        ("summary.html", "7 of 50 people. "),
        ("summary.html", "6 %. "),
        ("summary.html", "<b>4</b> "),
        ("summary.html", '<span title="3 of 50">Some</span> '),
        ("summary.html", "<!-- 3 of 50 --> "),
        ("summary.html", '<i data-exact="3"></i>'),
        ("summary.md", "21 of 50 people. "),
        ("summary.md", "| Late news | 3 |\n\n"),
        ("summary.md", "<!-- 3 of 50 -->\n"),
        ("summary.wiki", "7 of 50 people. "),
        ("summary.wiki", "{|\n| Late news || 3\n|}\n"),
        ("summary.wiki", '{|\n| style="color: red" | 3\n|}\n'),
        ("summary.wiki", "<!-- 3 of 50 -->"),
    ],
)
def test_a_number_that_summary_json_does_not_have_is_found_on_every_page(name: str, addition: str):
    sound = release()
    files = edited(sound.files, name, "We want to know", f"{addition}We want to know")
    assert line(audited(files, sound.material), "printed numbers").succeeded == 1


def test_the_place_of_an_unknown_number_is_named():
    sound = release()
    files = edited(sound.files, "summary.md", "About 65 people", "About 66 people")
    expected = (
        "summary.md, paragraph 3, has a number that is not in summary.json or is of fewer than 10. Run the "
        "consultation again; do not change numbers by hand."
    )
    assert line(audited(files, sound.material), "printed numbers").reasons == (expected,)


def test_a_small_number_hidden_in_a_title_or_an_unknown_part_of_the_data_is_found():
    sound = release()
    files = rewritten(sound.files, lambda data: data["questions"][0].update(exact=3))
    assert "printed numbers" in refused(audited(files, sound.material))


@pytest.mark.parametrize(
    "sentence", ["See finding 2.", "Summary, version 1", "Numbers are rounded to 5.", "3 November 2026"]
)
def test_ordinals_versions_settings_and_the_date_count_no_people(sentence: str):
    sound = release()
    files = edited(sound.files, "summary.md", "We want to know", f"{sentence}\n\nWe want to know")
    assert "printed numbers" not in refused(audited(files, sound.material))


@pytest.mark.parametrize("sentence", ["7", "See finding 9.", "It is 4 November 2026", "There are 6 of them"])
def test_other_small_numbers_do(sentence: str):
    sound = release()
    files = edited(sound.files, "summary.md", "We want to know", f"{sentence}\n\nWe want to know")
    assert "printed numbers" in refused(audited(files, sound.material))
