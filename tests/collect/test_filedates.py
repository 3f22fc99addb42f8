from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hearout.collect.filedates import received_by_name
from hearout.errors import FolderError
from hearout.records.consultation import Channel, ChannelKind

BERLIN = ZoneInfo("Europe/Berlin")
OPENS = datetime(2026, 9, 8, 15, 0, tzinfo=UTC)


def channel(opens: datetime | None = None) -> Channel:
    return Channel(ChannelKind.SESSION, "sessions/*", opens=opens, timezone="Europe/Berlin")


@pytest.mark.parametrize("name", ["2026-09-08.vtt", "sessions/call_20260908-evening.vtt", "2026_09_08 call.txt"])
def test_a_date_in_the_file_name_is_a_day_where_the_channel_is(name):
    assert received_by_name(name, channel()) == datetime(2026, 9, 8, tzinfo=BERLIN)


def test_a_recording_named_by_zoom_has_its_time_in_utc():
    name = "GMT20260908-150012_Recording.transcript.vtt"
    assert received_by_name(name, channel()) == datetime(2026, 9, 8, 15, 0, 12, tzinfo=UTC)


def test_a_session_on_the_day_its_channel_opened_was_received_when_it_opened():
    assert received_by_name("2026-09-08.vtt", channel(OPENS)) == OPENS


@pytest.mark.parametrize(
    "name", ["call.vtt", "2026-13-45.vtt", "GMT20261345-996199_x.vtt", "2026-09-08/call.vtt", "120260908.vtt"]
)
def test_without_a_date_in_its_name_a_file_was_received_when_its_channel_opened(name):
    assert received_by_name(name, channel(OPENS)) == OPENS
    assert received_by_name(name, channel()) is None


def test_an_unknown_time_zone_is_refused_with_advice():
    with pytest.raises(FolderError, match="no time zone"):
        received_by_name("2026-09-08.vtt", Channel(ChannelKind.SESSION, "sessions/*", timezone="Atlantis/Sunken"))
