from __future__ import annotations

import pytest

from hearout.anonymise.structure import structure_in


def caught(text: str, channel: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in structure_in(text, channel)]


def test_a_wiki_signature_goes_with_its_links_and_its_time() -> None:
    signature = "[[User:Zofia|Z]] ([[User talk:Zofia|talk]]) 10:41, 5 May 2024 (UTC)"

    assert caught(f"No. {signature}\nYes.", "talk") == [("signature", signature)]


def test_a_signature_in_another_language_is_one_too() -> None:
    signature = "-- [[Benutzer:Zofia|Z]] ([[Benutzer Diskussion:Zofia|Diskussion]]) 10:41, 5. Mai 2024 (CEST)"

    assert caught(f"Nein. {signature}", "talk") == [("signature", signature)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Zofia Kranz: no", "Zofia Kranz"),
        ("[00:12:03] Zofia: no", "Zofia"),
        ("00:12:03 - Zofia K.: no", "Zofia K."),
        ("Zofia Kranz (Berlin): no", "Zofia Kranz"),
        ("王小明 : 不", "王小明"),
    ],
)
def test_a_speaker_label_is_somebody(line: str, name: str) -> None:
    assert caught(line, "session") == [("person", name)]


@pytest.mark.parametrize(
    "line", ["Two questions: who and why", "Speaker 3: no", "Note: none", "see https://a.b", "12:30 now"]
)
def test_what_comes_before_a_colon_is_not_always_a_speaker(line: str) -> None:
    assert caught(line, "session") == []


def test_labels_are_looked_for_in_sessions_only() -> None:
    assert caught("Zofia Kranz: no", "survey") == []


def test_a_voice_tag_names_its_speaker() -> None:
    assert caught("<v.loud Zofia Kranz>no", "session") == [("person", "Zofia Kranz")]


def test_quoted_lines_are_other_peoples_words() -> None:
    text = "On Monday, Zofia wrote:\n> one\n> two\nNo."

    assert caught(text, "email") == [("quotation", "On Monday, Zofia wrote:"), ("quotation", "> one\n> two")]


def test_quoted_lines_outside_mail_are_left() -> None:
    assert caught("> one\nNo.", "survey") == []


@pytest.mark.parametrize(
    "end", ["-- \nZofia Kranz\nBern", "Best regards,\nZofia Kranz\nBern", "Viele Grüße\nZofia Kranz\nBern"]
)
def test_the_end_of_a_mail_is_a_signature(end: str) -> None:
    assert caught(f"No.\n\n{end}", "email") == [("signature", "Zofia Kranz\nBern")]


def test_a_mails_headers_are_taken() -> None:
    assert caught("From: Zofia <z@mail.example>  \nSubject: no", "email") == [("signature", "Zofia <z@mail.example>")]


def test_a_signature_of_blanks_is_none() -> None:
    assert caught("No.\n\n-- \n   \n", "email") == []
