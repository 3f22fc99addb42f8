"""Every reader, fed with its own kind of file damaged in every way we can think of, for a long time.

Whatever comes, a reader answers with what it found and what it rejected, or with an error in words.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from hearout import collect
from hearout.errors import BadInput
from hearout.records.consultation import Channel, ChannelKind, ColumnMapping, GuidingQuestion

pytestmark = pytest.mark.torture

EXAMPLE = Path(__file__).parents[2] / "examples" / "forum-retrospective"
ROUNDS = int(os.environ.get("HEAROUT_ROUNDS", "400"))
QUESTIONS = (GuidingQuestion("adjust", "What should be adjusted in the process?"),)
HOSTILE = [
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "\u202e\u200b\ufeff".encode(),
    b'"',
    b";",
    b"\r",
    b"\nFrom \n",
    b"-->",
    b"{{",
    b"[[User:",
    b"]]",
    b"<script>",
    b"=1+1",
    b"Content-Type: multipart/mixed; boundary=x\n",
    b"A" * 5000,
]

Damage = Callable[[bytes, random.Random], bytes]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def flip(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randrange(1, 60)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def insert(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(len(content) + 1)
        content = content[:place] + chance.choice(HOSTILE) + content[place:]
    return content


def shuffle(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def repeat(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    piece = content[place : place + chance.randrange(1, 400)]
    return content[:place] + piece * chance.randrange(2, 200) + content[place:]


def recode(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", errors="ignore")
    return text.encode(chance.choice(["utf-16", "utf-16-le", "latin-1", "cp1252", "utf-8-sig"]), errors="replace")


DAMAGES: list[Damage] = [cut, flip, insert, shuffle, repeat, recode]

FILES = [
    (ChannelKind.SURVEY, "survey/results.csv"),
    (ChannelKind.SESSION, "sessions/2026-09-08-session-1.vtt"),
    (ChannelKind.SESSION, "sessions/notes-session-1.txt"),
    (ChannelKind.TALK, "talk/forum-retrospective.wiki"),
    (ChannelKind.EMAIL, "mail/consultation.mbox"),
    (ChannelKind.OTHER, "other/paper-slips.txt"),
]


@pytest.mark.parametrize(("kind", "name"), FILES, ids=[name for _, name in FILES])
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_read_or_refused_in_words(
    kind: ChannelKind, name: str, damage: Damage, tmp_path: Path
) -> None:
    whole = (EXAMPLE / name).read_bytes()
    victim = tmp_path / Path(name).name
    channel = Channel(kind, name, mapping=ColumnMapping(open={"adjust": "adjust"}))
    read = refused = 0
    for number in range(ROUNDS):
        victim.write_bytes(damage(whole, random.Random(number)))
        try:
            reading = collect.read_source(victim, name, channel, QUESTIONS)
        except BadInput as error:
            assert name in str(error)
            refused += 1
        else:
            assert reading.source == name
            read += 1
    assert read + refused == ROUNDS
