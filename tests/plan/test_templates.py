from __future__ import annotations

import re
import tomllib
import zoneinfo
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.errors import BadInput, Refusal
from hearout.plan.announcement import Announcement, PhaseKind, Text
from hearout.plan.checks import TO_FILL_IN, before_publishing
from hearout.plan.document import from_document, to_document
from hearout.plan.languages import missing_in
from hearout.plan.sections import Section
from hearout.plan.templates import start_from, templates
from hearout.plan.templates.plans import PLANS
from hearout.plan.texts import placed_texts

NAMES = ("retrospective", "community", "proposal", "blank")
LANGUAGES = ("en", "de", "fr", "ar")
START = date(2026, 8, 10)
NOW = datetime(2026, 8, 1, tzinfo=UTC)
TEXTS = [field.name for field in fields(Announcement) if field.type == "Text"]


def words_of(language: str) -> dict[str, object]:
    return tomllib.loads((files("hearout.plan.templates") / f"{language}.toml").read_text(encoding="utf-8"))


def flat(table: dict[str, object], above: str = "") -> dict[str, str]:
    """Every text under its place: answers.late.question."""
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= flat(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": str(value)}
    return found


def test_four_templates_are_offered_with_title_and_description_in_every_language() -> None:
    offered = templates()
    assert tuple(one.name for one in offered) == NAMES
    for one in offered:
        assert set(one.title.words) == set(one.description.words) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_texts_and_each_has_words(language: str) -> None:
    said = flat(words_of(language))
    assert said.keys() == flat(words_of("en")).keys()
    assert [place for place, words in said.items() if not words.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_states_a_number_that_a_team_may_change(language: str) -> None:
    assert {place: words for place, words in flat(words_of(language)).items() if re.search(r"\d", words)} == {}


@pytest.mark.parametrize("language", ["de", "fr", "ar"])
def test_the_team_fills_in_the_same_places_in_every_language(language: str) -> None:
    def gaps(tag: str) -> dict[str, int]:
        return {place: words.count(TO_FILL_IN) for place, words in flat(words_of(tag)).items()}

    assert gaps(language) == gaps("en")


@pytest.mark.parametrize("language", ["de", "fr", "ar"])
def test_what_is_bold_and_what_is_a_paragraph_is_so_in_every_language(language: str) -> None:
    def shape(tag: str) -> dict[str, tuple[int, int]]:
        return {place: (words.count("**"), words.count("\n\n")) for place, words in flat(words_of(tag)).items()}

    assert shape(language) == shape("en")


def test_every_text_is_used_by_a_template_and_every_template_finds_its_texts() -> None:
    used = set()
    for name in NAMES:
        made = start_from(name, ("en",), "Europe/Berlin", START)
        used |= {placed.text.words["en"] for placed in placed_texts(made) if placed.text}
        used |= {re.sub(r"^\d+\. ", "", step) for step in made.afterwards.words["en"].split("\n")}
    offered = {text.words["en"] for one in templates() for text in (one.title, one.description)}
    assert {words.strip() for words in flat(words_of("en")).values()} - used - offered == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_title_question_or_answer_of_a_template_is_empty(name: str) -> None:
    made = start_from(name, LANGUAGES, "Europe/Berlin", START)
    needed = [
        *(question.text for question in made.questions),
        *(text for one in made.answers for text in (one.question, one.answer)),
        *(phase.title for phase in made.phases),
        *(one.title for phase in made.phases for one in phase.rounds),
        *(text for way in made.ways for text in (way.title, way.about)),
        made.afterwards,
    ]
    needed += [made.title, made.purpose, made.audience, made.team] if name != "blank" else []
    assert [set(text.words) for text in needed] == [set(LANGUAGES)] * len(needed)
    assert [missing_in(made, language) for language in LANGUAGES] == [()] * len(LANGUAGES)


@pytest.mark.parametrize("name", NAMES)
def test_once_the_team_has_filled_it_in_a_template_can_be_published(name: str) -> None:
    made = filled_in(start_from(name, LANGUAGES, "Europe/Berlin", START))
    assert before_publishing(made, NOW) == ()


def filled_in(made: Announcement) -> Announcement:
    """What a team does within a quarter of an hour: names, addresses, and every […]."""
    texts = {name: getattr(made, name) for name in TEXTS}
    community = start_from("community", LANGUAGES, "UTC", START)
    return replace(
        made,
        **{name: filled_text(text) for name, text in texts.items()},
        contact="forum@example.org",
        questions=made.questions or community.questions,
        answers=made.answers or community.answers,
        ways=tuple(
            replace(way, address="forum@example.org" if way.key == "mail" else "https://example.org")
            for way in made.ways
        ),
    )


def filled_text(text: Text) -> Text:
    gaps = {tag: words.replace(TO_FILL_IN, "Meridian") for tag, words in text.words.items()}
    return Text({**dict.fromkeys(LANGUAGES, "Meridian"), **gaps})


def test_what_has_to_be_filled_in_stops_publication() -> None:
    made = start_from("retrospective", ("en",), "Europe/Berlin", START)
    stopped = {lack.section for lack in before_publishing(made, NOW) if lack.stops}
    assert stopped == {Section.ABOUT, Section.WAYS, Section.PEOPLE}


def test_dates_follow_from_the_day_it_starts() -> None:
    made = start_from("retrospective", ("en",), "Europe/Berlin", START)
    assert {phase.key: (phase.kind, phase.opens, phase.closes) for phase in made.phases} == {
        "survey": (PhaseKind.LISTENING, datetime(2026, 8, 10), datetime(2026, 8, 30, 23, 59)),
        "sessions": (PhaseKind.LISTENING, datetime(2026, 9, 7), datetime(2026, 9, 16, 23, 59)),
        "writing": (PhaseKind.LISTENING, datetime(2026, 8, 10), datetime(2026, 9, 27, 23, 59)),
        "reading": (PhaseKind.READING, datetime(2026, 9, 28), datetime(2026, 10, 18, 23, 59)),
        "summary": (PhaseKind.SUMMARY, datetime(2026, 11, 2), datetime(2026, 11, 2, 23, 59)),
        "answers": (PhaseKind.ANSWERS, datetime(2026, 11, 3), datetime(2026, 12, 14, 23, 59)),
    }
    rounds = [(one.key, one.first, one.last, one.sessions) for phase in made.phases for one in phase.rounds]
    assert rounds == [
        ("round-1", date(2026, 9, 7), date(2026, 9, 9), 2),
        ("round-2", date(2026, 9, 14), date(2026, 9, 16), 2),
    ]
    assert made.promises.kept_until == date(2027, 6, 6)


@given(
    st.sampled_from(NAMES),
    st.sampled_from(sorted(zoneinfo.available_timezones() - {"localtime"})),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_the_dates_of_a_template_are_right_in_every_zone_and_year(name: str, zone: str, start: date) -> None:
    made = start_from(name, LANGUAGES, zone, start)
    now = datetime(start.year, start.month, start.day, tzinfo=UTC) - timedelta(days=2)
    assert [str(lack.message) for lack in before_publishing(made, now) if lack.section is Section.DATES] == []
    assert from_document(to_document(made)) == made


def test_where_clocks_change_at_midnight_a_phase_opens_later_or_closes_earlier_that_day() -> None:
    spring = start_from("retrospective", ("en",), "Africa/Cairo", date(2026, 4, 24)).phases[0]
    autumn = start_from("retrospective", ("en",), "Africa/Cairo", date(2026, 10, 9)).phases[0]
    assert (spring.opens, autumn.closes) == (datetime(2026, 4, 24, 2, 0), datetime(2026, 10, 29, 21, 59))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_plan_names_each_thing_once_and_only_what_there_is(plan: object) -> None:
    made = start_from(plan.name, ("en",), "UTC", START)  # type: ignore[attr-defined]
    for things in (made.questions, made.answers, made.phases, made.ways):
        keys = [thing.key for thing in things]
        assert len(keys) == len(set(keys))
    assert {way.phase for way in made.ways} <= {phase.key for phase in made.phases}


def test_a_regional_language_gets_the_words_of_its_language() -> None:
    made = start_from("community", ("de-AT", "es"), "Europe/Vienna", START)
    assert made.languages == ("de-AT", "es")
    assert made.title.words == {"de-AT": "Was sollten wir über […] wissen?"}


def test_where_no_language_is_spoken_there_is_english_to_translate_from() -> None:
    made = start_from("community", ("es",), "Europe/Madrid", START)
    assert made.languages == ("es", "en")
    assert set(made.title.words) == {"en"}


def test_a_template_that_is_not_there_says_which_are() -> None:
    with pytest.raises(BadInput, match="There are retrospective, community, proposal, blank"):
        start_from("party", ("en",), "UTC", START)


@pytest.mark.parametrize(
    ("zone", "start", "field"),
    [("Europe/Atlantis", START, "zone"), ("UTC", date.max, "start"), ("UTC", date.min, "start")],
)
def test_a_zone_that_is_not_there_or_a_year_that_is_a_slip_is_refused(zone: str, start: date, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        start_from("retrospective", ("en",), zone, start)
    assert refused.value.field == field
