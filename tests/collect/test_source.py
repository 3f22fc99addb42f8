import os
import re

import pytest

from hearout.collect.source import LONGEST_LINE, LineTooLong, SourceFile
from hearout.errors import UnreadableSource


def opened(tmp_path, content: bytes) -> SourceFile:
    path = tmp_path / "file"
    path.write_bytes(content)
    return SourceFile(path, "talk/page.wiki")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_text_is_read_with_and_without_mark(tmp_path, encoding):
    source = opened(tmp_path, "Zoë said: 是的\n".encode(encoding))
    assert (source.text(), source.notes) == ("Zoë said: 是的\n", ())


def test_windows_text_is_read_with_a_note(tmp_path):
    source = opened(tmp_path, "“Très bien”, a dit Zoë".encode("cp1252"))
    assert source.text() == "“Très bien”, a dit Zoë"
    assert "Windows-1252" in source.notes[0]


def test_a_byte_that_windows_does_not_know_is_kept_as_latin_1(tmp_path):
    assert opened(tmp_path, b"caf\xe9 \x81").text() == "café \x81"


def test_one_wrong_byte_does_not_spoil_the_other_accents(tmp_path):
    source = opened(tmp_path, "déjà vu, ".encode() + "café".encode("cp1252"))
    assert source.text() == "déjà vu, café"
    assert source.notes == ("Of the text, 1 bytes are not UTF-8; they were read as Windows-1252.",)


def test_newlines_of_every_kind_count_once(tmp_path):
    source = opened(tmp_path, b"one\r\ntwo\rthree\nfour\x0bstill four")
    assert list(source.lines()) == ["one\n", "two\n", "three\n", "four\x0bstill four"]
    assert source.text() == "one\ntwo\nthree\nfour\x0bstill four"


def test_a_zero_byte_is_refused_with_its_line(tmp_path):
    with pytest.raises(UnreadableSource, match=r"^talk/page.wiki, line 2: .*Save it as plain text in UTF-8") as refused:
        opened(tmp_path, b"words\nmore \x00 words").text()
    assert refused.value.line == 2


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"PK\x03\x04rest", "save the sheet or text as CSV"),
        (b"%PDF-1.7", "Copy its text"),
        (b"{\\rtf1\\ansi Hello", r"save it as a Word file"),
        (bytes(range(1, 32)) * 20, "looks binary"),
        (b"\x1f\x8b\x08", "Unpack it"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", "sound or video recording"),
        (b"\x1aE\xdf\xa3\x01\x00", "sound or video recording"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "sound or video recording"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(tmp_path, content, advice):
    with pytest.raises(UnreadableSource, match=advice):
        opened(tmp_path, content).text()


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableSource, match="not an ordinary file"):
        SourceFile(tmp_path / "pipe", "mail/box").raw()


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableSource, match="cannot be opened: No such file"):
        SourceFile(tmp_path / "gone", "mail/box").head()


def test_a_line_too_long_is_skipped_and_the_next_one_is_read(tmp_path):
    source = opened(tmp_path, b"first\n" + b"x" * (3 * LONGEST_LINE) + b"\nlast\n")
    lines = source.lines()
    assert next(lines) == "first\n"
    with pytest.raises(LineTooLong):
        next(lines)
    assert list(lines) == ["last\n"]


def test_text_with_a_line_too_long_is_refused_with_its_number(tmp_path):
    source = opened(tmp_path, b"first\n" + b"x" * (LONGEST_LINE + 1))
    with pytest.raises(UnreadableSource, match=re.escape("line 2: The line is longer than 1,000,000 characters")):
        source.text()
    assert len(source.text(longest_line=2 * LONGEST_LINE)) == LONGEST_LINE + 7


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(UnreadableSource, match=r"larger than 256 MB. Split it"):
        SourceFile(path, "other/large.txt").raw()


def test_white_space_alone_is_blank(tmp_path):
    assert opened(tmp_path, b"\xef\xbb\xbf \r\n\t\n").is_blank()
    assert not opened(tmp_path, b"\n\n.").is_blank()
