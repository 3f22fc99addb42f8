"""Where rooms above this one plug in: what it cannot know itself, as it stands below them.

@ports.accounts
def reports(consultation: Consultation) -> Sequence[ImportReport]: ...

@ports.takes_people
def take(consultation: Consultation, roster: Roster, *, by: User, now: datetime) -> Added: ...

@ports.holds_sessions
def asked(consultation: Consultation) -> bool: ...
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from hearout.records.identified import Roster
from hearout.records.imports import ImportReport
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User

__all__ = [
    "Accounts",
    "Asked",
    "TakesPeople",
    "accounts",
    "holds_sessions",
    "people_taken_by",
    "reports_of",
    "sessions_are_held",
    "takes_people",
]

Accounts = Callable[[Consultation], Sequence[ImportReport]]


class TakesPeople(Protocol):
    """Puts people on the list of names that must never be published; says how many of them are new there."""

    def __call__(self, consultation: Consultation, roster: Roster, *, by: User, now: datetime) -> int: ...


Asked = Callable[[Consultation], bool]

_accounts: list[Accounts] = []
_people: list[TakesPeople] = []
_asked: list[Asked] = []


def accounts(source: Accounts) -> Accounts:
    """Ask `source` what became of every file once all was brought together; the reports are by the files' names."""
    _accounts[:] = [source]
    return source


def reports_of(consultation: Consultation) -> dict[str, ImportReport]:
    """What became of every file, by its name; nothing while nobody has brought together what was imported."""
    return {report.file: report for source in _accounts for report in source(consultation)}


def takes_people(taker: TakesPeople) -> TakesPeople:
    """Have `taker` take lists of people that somebody uploads."""
    _people[:] = [taker]
    return taker


def people_taken_by() -> TakesPeople | None:
    """Who takes a list of people; None where no room does."""
    return _people[0] if _people else None


def holds_sessions(asked: Asked) -> Asked:
    """Have files of sessions wait in consultations of which `asked` says that people were asked what may be kept of
    what they say there."""
    _asked[:] = [asked]
    return asked


def sessions_are_held(consultation: Consultation) -> bool:
    """Whether files of sessions wait until somebody says who speaks in them."""
    return any(asked(consultation) for asked in _asked)
