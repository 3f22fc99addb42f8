from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.anonymise.redact import Text, redact, redact_file
from hearout.errors import BadInput
from hearout.records.identified import Person, Roster

ROSTER = Roster((Person("Ana Lima"),))


def write(folder: Path, *lines: str | bytes) -> Path:
    path = folder / "in.jsonl"
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return path


def answers(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_line_is_answered_with_its_spans_and_its_safe_text(tmp_path: Path) -> None:
    given_lines = write(
        tmp_path,
        '{"id": "a", "text": "Ask Ana Lima.", "lang": "en-GB", "mood": "cross"}',
        "",
        '{"id": 7, "text": "<Zo> no", "channel": "session"}',
    )

    assert redact_file(given_lines, tmp_path / "out.jsonl", ROSTER, frozenset()) == 2
    assert answers(tmp_path / "out.jsonl") == [
        {
            "id": "a",
            "spans": [{"start": 4, "end": 12, "kind": "person", "net": "roster", "score": 1.0}],
            "safe_text": "Ask [person].",
        },
        {
            "id": 7,
            "spans": [{"start": 1, "end": 3, "kind": "handle", "net": "pattern", "score": 0.9}],
            "safe_text": "<[handle]> no",
        },
    ]


def test_offsets_count_characters_of_the_text_as_given(tmp_path: Path) -> None:
    text = "👍👍 A\u200bna Lima"
    redact_file(write(tmp_path, json.dumps({"id": "a", "text": text})), tmp_path / "out.jsonl", ROSTER)

    (answer,) = answers(tmp_path / "out.jsonl")
    (span,) = answer["spans"]  # type: ignore[misc]

    assert text[span["start"] : span["end"]] == "A\u200bna Lima"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "Line 2 is not JSON"),
        ("[" * 100_000, "Line 2 is not JSON"),
        ("[1]", 'Line 2 has no "text"'),
        ('{"id": "a"}', 'Line 2 has no "text"'),
        ('{"id": "a", "text": 3}', 'Line 2 has no "text"'),
        ('{"text": "secret words"}', 'Line 2 has no "id"'),
        ('{"id": true, "text": "secret words"}', 'Line 2 has no "id"'),
        ('{"id": "a", "text": "secret words", "lang": 3}', 'Line 2: "lang" must be a string'),
        ('{"id": "a", "text": "secret words", "channel": "fax"}', 'Line 2: "channel" must be one of'),
        (b'{"id": "a", "text": "secret \xff words"}', "Line 2 is not UTF-8"),
    ],
)
def test_a_line_that_is_not_of_the_form_is_named_without_its_words(
    tmp_path: Path, line: str | bytes, said: str
) -> None:
    with pytest.raises(BadInput) as caught:
        redact_file(write(tmp_path, '{"id": "1", "text": "ok"}', line), tmp_path / "out.jsonl", ROSTER)

    assert said in str(caught.value)
    assert "secret" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl"]


def test_a_line_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearout.anonymise.redact._LONGEST_LINE", 50)

    with pytest.raises(BadInput, match="Line 1 is longer"):
        redact_file(write(tmp_path, json.dumps({"id": "a", "text": "x" * 60})), tmp_path / "out.jsonl", ROSTER)


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Give a file that can be read"):
        redact_file(tmp_path / "none.jsonl", tmp_path / "out.jsonl", ROSTER)


def test_many_texts_come_back_in_their_order() -> None:
    texts = [Text(number, f"Number {number} asked Ana.") for number in range(600)]

    made = list(redact(texts, ROSTER, frozenset(), models=False))

    assert [(r.id, r.safe_text) for r in made] == [(n, f"Number {n} asked [person].") for n in range(600)]


def test_texts_are_read_only_as_far_as_answers_are_asked_for() -> None:
    read: list[int] = []

    def endless() -> object:
        number = 0
        while True:
            read.append(number)
            yield Text(number, "word " * 10)
            number += 1

    next(redact(endless(), ROSTER, frozenset(), models=False))  # type: ignore[arg-type]

    assert len(read) == 256


def test_a_text_that_does_not_say_its_language_is_looked_at_first() -> None:
    (made,) = redact([Text("1", "Die Entscheidungen fallen immer viel zu spät und ohne uns.")], ROSTER, frozenset())

    assert made.spans == ()


@given(st.text(max_size=200), st.sampled_from(["", "talk", "email", "session", "survey", "other"]))
def test_any_text_gives_spans_inside_it_that_do_not_overlap(text: str, channel: str) -> None:
    (made,) = redact([Text("1", text, "en", channel)], ROSTER, frozenset({"hello"}), models=False)

    assert all(0 <= span.start < span.end <= len(text) for span in made.spans)
    assert all(left.end <= right.start for left, right in pairwise(made.spans))
    assert made.safe_text.isprintable() or not text.isprintable()
