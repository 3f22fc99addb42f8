"""What became of everything received, by channel and file: sums that must agree, and say so where they do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count

from hearout.records.consultation import ChannelKind
from hearout.records.imports import ImportReport, State
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Contribution, Together
from hearout.web.intake.rules import ACCOUNTED, Account
from hearout.web.once import once

__all__ = ["Rejected", "Sum", "Sums", "accounts_of", "rejected_lines", "reports", "sums_of"]


@dataclass(frozen=True, slots=True)
class Sum:
    """One line of the table: what was received, what became of it in the order of `ACCOUNTED`, and what its reader
    rejected. `upload` is the file's id (0: typed in)."""

    channel: ChannelKind | None
    upload: int
    name: str = field(repr=False)
    received: int
    counts: tuple[int, ...]
    rejected: int

    @property
    def agrees(self) -> bool:
        return self.received == sum(self.counts) + self.rejected

    def of(self, state: State) -> int:
        """How many are in that state."""
        return self.counts[ACCOUNTED.index(state)]


@dataclass(frozen=True, slots=True)
class Sums:
    """The files of all channels, a sum a channel, and the whole."""

    files: Mapping[ChannelKind, Sequence[Sum]]
    channels: tuple[Sum, ...]
    whole: Sum

    @property
    def agree(self) -> bool:
        """Whether everything received is accounted for, in every file."""
        return all(one.agrees for files in self.files.values() for one in files)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line of a file that its reader could not use, and why."""

    name: str = field(repr=False)
    upload: int
    line: int
    why: str


@once
def accounts_of(consultation: Consultation) -> tuple[Account, ...]:
    """What was read of each file, when everything was brought together last."""
    row = Together.objects.filter(consultation=consultation).only("consultation_id", "accounts").first()
    return row.accounts if row else ()


def sums_of(consultation: Consultation) -> Sums:
    """What was received, from what readers said; what became of it, from the rows as they are now."""
    grouped = Contribution.objects.filter(consultation=consultation).order_by()
    states: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for upload, channel, state, count in grouped.values_list("upload", "channel", "state").annotate(Count("pk")):
        states[upload, channel][state] = count
    files: dict[ChannelKind, list[Sum]] = {}
    for (upload, kind), reports_of_it in _by_file(accounts_of(consultation)).items():
        found = states.pop((upload, kind.value), Counter())
        files.setdefault(kind, []).append(_sum(kind, upload, reports_of_it, found))
    for (upload, channel), found in states.items():  # rows of no file that was read: a fault of ours
        files.setdefault(ChannelKind(channel), []).append(_sum(ChannelKind(channel), upload, (), found))
    channels = tuple(_together(kind, files[kind]) for kind in ChannelKind if kind in files)
    return Sums(files, channels, _together(None, channels))


def rejected_lines(consultation: Consultation) -> tuple[Rejected, ...]:
    """All that readers could not use."""
    return tuple(
        Rejected(account.report.file, account.upload, one.line, one.reason)
        for account in accounts_of(consultation)
        for one in account.rejections
    )


def reports(consultation: Consultation) -> tuple[ImportReport, ...]:
    """The import report of every file."""
    return tuple(account.report for account in accounts_of(consultation))


def _by_file(accounts: Iterable[Account]) -> Mapping[tuple[int, ChannelKind], list[Account]]:
    """What was typed in for several ways of one kind is one line."""
    found: dict[tuple[int, ChannelKind], list[Account]] = defaultdict(list)
    for account in accounts:
        if account.report.channel is not None:
            found[account.upload, account.report.channel].append(account)
    return found


def _sum(kind: ChannelKind, upload: int, accounts: Sequence[Account], states: Mapping[str, int]) -> Sum:
    return Sum(
        channel=kind,
        upload=upload,
        name=accounts[0].report.file if accounts else "",
        received=sum(account.report.received for account in accounts),
        counts=tuple(states.get(state.value, 0) for state in ACCOUNTED),
        rejected=sum(len(account.rejections) for account in accounts),
    )


def _together(kind: ChannelKind | None, sums: Sequence[Sum]) -> Sum:
    return Sum(
        channel=kind,
        upload=0,
        name="",
        received=sum(one.received for one in sums),
        counts=tuple(sum(one.counts[place] for one in sums) for place in range(len(ACCOUNTED))),
        rejected=sum(one.rejected for one in sums),
    )
