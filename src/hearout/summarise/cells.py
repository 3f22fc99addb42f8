"""Exact counts become printed numbers: hidden when small, rounded otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.records.consultation import Privacy
from hearout.records.draft import Cell

__all__ = ["Protection"]


@dataclass(frozen=True, slots=True)
class Protection:
    """How numbers of people are printed. `minimum` is the smallest number shown, `rounding` its step."""

    minimum: int
    rounding: int

    @classmethod
    def of(cls, privacy: Privacy) -> Protection:
        """The team's settings. A number that would be rounded down to nothing is hidden as well."""
        rounding = max(1, privacy.rounding)
        return cls(max(1, privacy.minimum, (rounding + 1) // 2), rounding)

    @property
    def small(self) -> str:
        return f"fewer than {self.minimum}"

    def hides(self, count: int) -> bool:
        return count < self.minimum

    def cell(self, name: str, count: int) -> Cell:
        """The printed form of `count` people."""
        if self.hides(count):
            return Cell(name, self.small, 0, self.minimum - 1, None)
        value = self.rounded(count)
        low = max(self.minimum, value - self.rounding // 2)
        return Cell(name, f"{value:,}", low, value + (self.rounding - 1) // 2, value)

    def rest(self, name: str, low: int, high: int) -> Cell:
        """A number that says no more than its whole and the small number beside it do already."""
        return Cell(name, "the rest", low, high, None)

    def withheld(self, name: str, low: int, high: int) -> Cell:
        """A number that is not printed because another could be worked out from it."""
        return Cell(name, "withheld", low, high, None)

    def rounded(self, count: int) -> int:
        """To the nearest multiple; a count in the middle goes up."""
        return (count + self.rounding // 2) // self.rounding * self.rounding

    def about(self, count: int) -> str:
        """A protected number for running text: "about 460", "fewer than 10"."""
        return self.small if self.hides(count) else f"about {self.rounded(count):,}"
