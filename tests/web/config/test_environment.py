"""Settings come from the environment, and every slip in one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearout.errors import SettingError
from hearout.web.config.environment import SETTINGS, Environment, Kind, Setting

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "settings.md"
INVENTED = (
    Setting("HEAROUT_NAME", Kind.TEXT, "the forum", "what it is called"),
    Setting("HEAROUT_SEATS", Kind.NUMBER, "12", "how many seats"),
    Setting("HEAROUT_OPEN", Kind.YES_NO, "no", "whether the door is open"),
    Setting("HEAROUT_GUESTS", Kind.LIST, "", "who comes"),
    Setting("HEAROUT_ROOM", Kind.PATH, "~/room", "where"),
)


def given(**values: str) -> Environment:
    return Environment({f"HEAROUT_{name}": value for name, value in values.items()}, INVENTED)


def row(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default else ""
    return f"| `{setting.name}` | {setting.kind} | {default} | {setting.meaning} |"


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    told = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `HEAROUT_")]
    assert told == [row(setting) for setting in SETTINGS]


def test_what_is_not_given_is_the_default() -> None:
    nothing = given(NAME="  ")
    assert nothing.text("HEAROUT_NAME") == "the forum"
    assert nothing.number("HEAROUT_SEATS") == 12
    assert nothing.yes("HEAROUT_OPEN") is False
    assert nothing.items("HEAROUT_GUESTS") == ()
    assert nothing.path("HEAROUT_ROOM") == Path.home() / "room"


def test_each_kind_is_read_as_it_is_meant() -> None:
    said = given(NAME=" council ", SEATS="40", OPEN="Yes", GUESTS="one@example.org, ,two@example.org", ROOM="hall")
    assert said.text("HEAROUT_NAME") == "council"
    assert said.number("HEAROUT_SEATS") == 40
    assert said.yes("HEAROUT_OPEN") is True
    assert said.items("HEAROUT_GUESTS") == ("one@example.org", "two@example.org")
    assert said.path("HEAROUT_ROOM") == Path.cwd() / "hall"


@pytest.mark.parametrize("seats", ["many", "-1", "1.5", "٣"])
def test_a_number_that_is_none_is_told_without_its_value(seats: str) -> None:
    with pytest.raises(SettingError) as told:
        given(SEATS=seats).number("HEAROUT_SEATS")
    assert str(told.value) == "HEAROUT_SEATS must be a whole number, for instance 12."


def test_neither_yes_nor_no_is_told() -> None:
    with pytest.raises(SettingError) as told:
        given(OPEN="perhaps").yes("HEAROUT_OPEN")
    assert str(told.value) == "HEAROUT_OPEN must be yes or no."


def test_an_unknown_name_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(SettingError) as told:
        given(GEUSTS="one@example.org")
    assert str(told.value) == "There is no setting HEAROUT_GEUSTS. Did you mean HEAROUT_GUESTS?"


def test_an_unknown_name_like_no_other_is_sent_to_the_table() -> None:
    with pytest.raises(SettingError) as told:
        given(XYZZY_PLUGH="1")
    assert str(told.value) == "There is no setting HEAROUT_XYZZY_PLUGH. docs/reference/settings.md lists them all."


def test_names_of_others_do_not_matter() -> None:
    assert Environment({"PATH": "/bin", "HEAROUT_TEST_DATABASE": "postgresql"}, INVENTED).text("HEAROUT_NAME") != ""
