"""A small invented consultation as a folder, which a run finishes in a few seconds: forty answers on four subjects."""

from __future__ import annotations

import csv
from pathlib import Path

__all__ = ["QUESTION", "SUBJECTS", "small_consultation"]

QUESTION = "What should change about how decisions are made?"
SETTINGS = f"""\
title = "What we heard"
language = "en"
published = 2026-05-04

[[questions]]
key = "change"
text = "{QUESTION}"

[[channels]]
kind = "survey"
path = "survey/answers.csv"
verified = true
[channels.mapping]
id = "id"
consent = "consent"
[channels.mapping.open]
words = "change"
[channels.mapping.consent_values]
yes = "quote"
no = "count"

[privacy]
minimum = 10
k = 5
"""
SUBJECTS = {
    "minutes": (
        "The minutes of the meetings come far too late to be of use.",
        "Please publish the minutes of meetings within a week of them.",
        "Nobody can follow decisions when the minutes are so late.",
        "I never found the minutes of the meeting in spring.",
        "Late minutes make it hard to know what a meeting decided.",
    ),
    "mail": (
        "Nobody answers the mail that members send to the board.",
        "My mail to the board was answered after four months.",
        "The board should answer every mail within two weeks.",
        "Answers to mail are short and do not say why.",
        "It would help if somebody of the board read the mail.",
    ),
    "room": (
        "The room for the assembly is too small for everyone.",
        "Half of us stood outside the room during the assembly.",
        "Find a larger room, with ramps, for the assembly.",
        "The room was loud, and nobody heard the assembly.",
        "An assembly in a room without chairs is no assembly.",
    ),
    "votes": (
        "Votes are counted in secret and nobody can check them.",
        "Publish how the votes were counted, so that we can check.",
        "Two votes were counted twice and nobody said sorry.",
        "I would like to vote by post when I am away.",
        "A vote by show of hands is not secret enough for me.",
    ),
}


def small_consultation(place: Path) -> Path:
    """The folder, made in `place`. Answer r1 to r40 each speak of one subject; every tenth may only be counted."""
    (place / "survey").mkdir(parents=True)
    (place / "decisions").mkdir()
    (place / "consultation.toml").write_text(SETTINGS, encoding="utf-8")
    sayings = [saying for at in range(5) for said in SUBJECTS.values() for saying in (said[at],)]
    with (place / "survey" / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "consent", "words"))
        for number in range(40):
            again = " That is what I wish for most." if number >= len(sayings) else ""
            rows.writerow((f"r{number + 1}", "no" if number % 10 == 9 else "yes", sayings[number % 20] + again))
    return place
