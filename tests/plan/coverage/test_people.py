"""Lists of people: what is forgiven, and which line is told where something cannot be read."""

from __future__ import annotations

import pytest

from hearout.errors import Refusal, UnreadableSource
from hearout.plan.coverage.hours import window_of
from hearout.plan.coverage.participants import Facilitator, Participant, Participants, Stretch
from hearout.plan.coverage.people import read_facilitators, read_people

WORKDAYS = frozenset(range(5))
HEAD = "id,timezone,from,to,days\n"


def test_zones_with_weights_share_a_window() -> None:
    text = "timezone,weight\nEurope/Berlin,100\nAsia/Kolkata,2.5\nEurope/Berlin,20\nAsia/Tokyo,0\n"
    window = Stretch(600, 720)
    assert read_people(text, "people.csv", window) == Participants(
        (
            Participant("Asia/Kolkata", "South Asia", (window,), 2.5),
            Participant("Europe/Berlin", "Europe", (window,), 120.0),
        ),
        window,
    )


def test_rows_of_one_id_are_the_stretches_of_one_person() -> None:
    text = f"{HEAD}p1,Europe/Berlin,09:00,12:00,Mon;Tue\np2,UTC,00:00,24:00,Sun\np1,,19:00,21:30,mon-fri\n"
    assert read_people(text, "people.csv").people == (
        Participant("Europe/Berlin", "Europe", (Stretch(540, 720, frozenset({0, 1})), Stretch(1140, 1290, WORKDAYS))),
        Participant("UTC", "Elsewhere", (Stretch(0, 1440, frozenset({6})),)),
    )


def test_hours_over_midnight_belong_to_the_day_on_which_they_begin() -> None:
    (one,) = read_people(f"{HEAD}p1,Asia/Tokyo,22:00,02:00,Fri\n", "people.csv").people
    assert one.stretches == (Stretch(1320, 1560, frozenset({4})),)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffid,timezone,from,to,days\np1,Europe/Berlin,09:00,12:00,Mon;Tue\n",
        'id;timezone;from;to;days\np1;Europe/Berlin;09:00;12:00;"Mon;Tue"\n',
        "ID,Timezone,From,To,Days,seen\r\np1,europe/berlin,9:00,12:00,Monday Tuesday,yes\r\n",
        "id\ttimezone\tfrom\tto\tdays\np1\tEurope/Berlin\t٠٩:٠٠\t12:00\tmo n\n".replace("mo n", "Mon, Tue"),
    ],
)
def test_what_spreadsheets_make_of_a_list_is_read(text: str) -> None:
    stretch = Stretch(540, 720, frozenset({0, 1}))
    read = read_people(text.removeprefix("\ufeff"), "people.csv")
    assert read.people == (Participant("Europe/Berlin", "Europe", (stretch,)),)


def test_a_region_may_be_given() -> None:
    weights = read_people("timezone,weight,region\nAsia/Tbilisi,3,Caucasus\nAsia/Baku,2,\n", "people.csv")
    assert [one.region for one in weights.people] == ["Middle East", "Caucasus"]


def test_people_of_a_zone_may_have_hours_of_their_own() -> None:
    text = (
        "timezone,weight,from,to,days\n"
        "UTC,40,,,\nUTC,9,18:00,22:00,\nAsia/Tokyo,5,,,Sat;Sun\nUTC,1,18:00,22:00,\nAsia/Tokyo,2,22:00,02:00,Fri\n"
    )
    window = Stretch(540, 1020)
    read = read_people(text, "people.csv", window)
    assert (read.window, [(one.zone, one.weight, *one.stretches) for one in read.people]) == (
        None,
        [
            ("Asia/Tokyo", 5.0, Stretch(540, 1020, frozenset({5, 6}))),
            ("Asia/Tokyo", 2.0, Stretch(1320, 1560, frozenset({4}))),
            ("UTC", 40.0, window),
            ("UTC", 10.0, Stretch(1080, 1320)),
        ],
    )


def test_facilitators_keep_their_names() -> None:
    assert read_facilitators(f"{HEAD}Ada,UTC,09:00,17:00,Mon\n", "hosts.csv") == (
        Facilitator("Ada", "UTC", (Stretch(540, 1020, frozenset({0})),)),
    )


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 0, "is empty"),
        ("\n \n", 0, "is empty"),
        (HEAD, 1, "nobody is below the first line"),
        ("timezone,wieght\nUTC,1\n", 1, 'there is no column "id"'),
        ("timezone,weight,id\n", 1, 'a column "weight" and a column "id"'),
        ("timezone,weight,from\nUTC,1,09:00\n", 2, '"to" is no time of day'),
        ("timezone,weight,from,to\nUTC,1,09:00,09:00\n", 2, "no hours lie between"),
        ("timezone,weight,days\nUTC,1,Mondag\n", 2, "no days of the week"),
        ("timezone,weight\nUTC,1\nEurope/Berlni,2\n", 3, "Did you mean Europe/Berlin?"),
        ("timezone,weight\nNairobi,1\n", 2, "Did you mean Africa/Nairobi?"),
        ("timezone,weight\nUTC+2,1\n", 2, "no time zone"),
        ("timezone,weight\nlocaltime,1\n", 2, "no time zone"),
        ("timezone,weight\nUTC,-1\n", 2, "a number from 0"),
        ("timezone,weight\nUTC,many\n", 2, "a number from 0"),
        ("timezone,weight\nUTC,nan\n", 2, "a number from 0"),
        ("timezone,weight\nUTC,1e300\n", 2, "a number from 0"),
        ("timezone,weight\nUTC,0\n", 0, "every weight is 0"),
        ("timezone,weight,region\nUTC,1,A\nUTC,1,B\n", 3, "another region"),
        (f"{HEAD},UTC,09:00,10:00,Mon\n", 2, 'nothing stands under "id"'),
        (f"{HEAD}p,UTC,9 o'clock,10:00,Mon\n", 2, '"from" is no time of day'),
        (f"{HEAD}p,UTC,09:00,25:00,Mon\n", 2, '"to" is no time of day'),
        (f"{HEAD}p,UTC,09:60,10:00,Mon\n", 2, '"from" is no time of day'),
        (f"{HEAD}p,UTC,09:00,09:00,Mon\n", 2, "no hours lie between"),
        (f"{HEAD}p,UTC,24:00,09:00,Mon\n", 2, "no hours lie between"),
        (f"{HEAD}p,UTC,09:00,10:00,Mondag\n", 2, "no days of the week"),
        (f"{HEAD}p,UTC,09:00,10:00,\n", 2, "no days of the week"),
        (f"{HEAD}p,UTC,09:00,10:00,周一\n", 2, "no days of the week"),
        (f"{HEAD}p,UTC,09:00,10:00,Mon\np,Asia/Tokyo,09:00,10:00,Tue\n", 3, "another zone in line 2"),
        (f"{HEAD}p,UTC,09:00,10:00,Mon,more\n", 2, "more cells than headers"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_people(text, "people.csv")
    assert (refused.value.line, says in refused.value.what) == (line, True), refused.value.what


def test_an_error_repeats_nothing_that_was_written() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_people(f"{HEAD}Zubaida,Zubaida's place,09:00,10:00,Mon\n", "people.csv")
    assert "Zubaida" not in str(refused.value)


def test_a_header_with_signs_for_terminals_is_not_repeated() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_people("time\x1b[31mzone,weight\nUTC,1\n", "people.csv")
    assert str(refused.value).isprintable()


def test_a_window_is_a_pair_of_times() -> None:
    assert (window_of("08:00-20:00"), window_of("22:00 – 02:00")) == (Stretch(480, 1200), Stretch(1320, 1560))
    for nothing in ("", "8-20", "08:00", "08:00-08:00", "08:00-20:00-21:00"):
        with pytest.raises(Refusal, match="no pair of times"):
            window_of(nothing)
