"""Who said something where: the people of each channel, and the channels as they may be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hearout.records.consultation import ChannelKind
from hearout.records.draft import Cell
from hearout.summarise.ledger import Ledger
from hearout.summarise.wording import CHANNELS, together

__all__ = ["ByChannel", "Crowd", "joined_channels"]

ByChannel = tuple[tuple[ChannelKind, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """People by channel. Somebody may be in several."""

    by_channel: ByChannel = field(repr=False)

    @property
    def everyone(self) -> frozenset[str]:
        return frozenset().union(*(people for _, people in self.by_channel))

    @property
    def survey(self) -> frozenset[str]:
        return self.among((ChannelKind.SURVEY,))

    @property
    def open(self) -> frozenset[str]:
        return self.among(tuple(kind for kind in ChannelKind if kind.open_ended))

    def among(self, kinds: Sequence[ChannelKind]) -> frozenset[str]:
        return frozenset().union(*(people for kind, people in self.by_channel if kind in kinds))

    def channels(self, *, open_only: bool = False) -> tuple[ChannelKind, ...]:
        """The channels where somebody is, in their usual order."""
        heard = {kind for kind, people in self.by_channel if people}
        return tuple(kind for kind in ChannelKind if kind in heard and (kind.open_ended or not open_only))


def joined_channels(crowd: Crowd, ledger: Ledger, name: str) -> list[tuple[ChannelKind | None, str, Cell]]:
    """A printed number for each channel, small ones put together until none is small (kind None: put together).

    Empty when that leaves nothing to tell apart.
    """
    groups: list[tuple[ChannelKind, ...]] = sorted(
        ((kind,) for kind in crowd.channels()), key=lambda group: len(crowd.among(group))
    )
    while len(groups) > 1 and ledger.protection.hides(len(crowd.among(groups[0]))):
        groups[:2] = [groups[0] + groups[1]]
        groups.sort(key=lambda group: len(crowd.among(group)))
    if len(groups) < 2 and len(crowd.channels()) > 1:
        return []
    ordered = sorted(tuple(sorted(group, key=list(ChannelKind).index)) for group in groups)
    ordered.sort(key=lambda group: list(ChannelKind).index(group[0]))
    return [_channel_cell(group, crowd, ledger, name) for group in ordered]


def _channel_cell(
    group: tuple[ChannelKind, ...], crowd: Crowd, ledger: Ledger, name: str
) -> tuple[ChannelKind | None, str, Cell]:
    cell = ledger.count(f"{name}.{'+'.join(group)}", crowd.among(group))
    if len(group) == 1:
        return group[0], CHANNELS[group[0]], cell
    return None, together(group), cell
