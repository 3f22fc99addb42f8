"""Plain text as mail has always shown it."""

from __future__ import annotations

from hearout.web.outbox.plain import WIDTH, mail_text, one_line


def test_lines_are_wrapped_and_paragraphs_kept_apart() -> None:
    text = mail_text("word " * 40, "", "Short.\nAs it was.")
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.endswith("word\n\nShort.\nAs it was.\n")


def test_the_address_of_a_page_is_never_broken() -> None:
    address = "https://listen.example.org/" + "a-long-name-" * 10
    assert address in mail_text(f"Everything about it stands here: {address}").splitlines()


def test_a_line_of_a_list_goes_on_under_its_words() -> None:
    lines = mail_text("- " + "word " * 20).splitlines()
    assert [line[:6] for line in lines] == ["- word", "  word"]


def test_a_header_cannot_be_begun_by_what_stands_in_another() -> None:
    assert one_line("Title\r\nBcc: everyone@example.org\x00 \u2028end") == "Title Bcc: everyone@example.org end"


def test_what_joins_letters_stays_in_a_header() -> None:
    assert one_line("می\u200cخواهیم\n👩\u200d🔬") == "می\u200cخواهیم 👩\u200d🔬"


def test_lines_that_are_set_in_and_empty_ones_stay_as_they_are() -> None:
    assert mail_text("Your code is:\n\n    QSTB-TKXD\n") == "Your code is:\n\n    QSTB-TKXD\n"
