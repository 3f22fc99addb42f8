"""Readings of files written in the test itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hearout.collect import read_source
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading

Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads text or bytes as a file under a survey channel, or the channel given."""

    def reading(
        content: str | bytes,
        channel: Channel | None = None,
        questions: tuple[GuidingQuestion, ...] = (),
        name: str = "survey/answers.csv",
    ) -> Reading:
        path = tmp_path / "file"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_source(path, name, channel or Channel(ChannelKind.SURVEY, "survey/*"), questions)

    return reading
