"""What was left out of sessions is in the accounts, and in the facts of the method section."""

from __future__ import annotations

from hearout.corpus import bring_together
from hearout.corpus.sums import facts
from hearout.records.anonymised import Coverage
from hearout.records.consultation import Channel, ChannelKind, Consultation
from hearout.records.identified import Reading, Roster
from hearout.records.imports import LeftOut

SESSIONS = Channel(ChannelKind.SESSION, "sessions/*")


def told(*left_out: LeftOut | None) -> LeftOut | None:
    """What the facts say of files of which so much was left out."""
    readings = [(SESSIONS, Reading(f"{n}.json", "session", (), left_out=one)) for n, one in enumerate(left_out)]
    made = Consultation("Forum", (), (SESSIONS,))
    corpus = bring_together(readings, made, Roster(), pseudonym=str)
    assert [report.left_out for report in corpus.reports] == list(left_out)
    [channel] = facts(corpus, Coverage((), (), (), 0, 0)).channels
    return channel.left_out


def test_several_files_are_added_up() -> None:
    assert told(LeftOut(3, 1, 2, 4), None, LeftOut(5, 2)) == LeftOut(8, 3, 2, 4)


def test_files_of_which_nobody_said_who_spoke_say_nothing() -> None:
    assert told(None) is None
