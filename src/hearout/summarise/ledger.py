"""The book of all numbers in a draft: what is printed, what it is exactly, and how the numbers hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from hearout.errors import Fault
from hearout.records.draft import Cell, Relation, RelationKind
from hearout.records.evidence import CellEvidence
from hearout.summarise.cells import Protection

__all__ = ["Caution", "Ledger"]


class Caution:
    """How much is kept back where hidden numbers could be narrowed down: a level for each block of numbers.

    A block is a part of the page that is kept back together (the split of one table row, a whole table). Levels
    only rise, and each has a last one, so that raising them comes to an end.
    """

    def __init__(self) -> None:
        self._levels: Counter[str] = Counter()
        self._last: dict[str, int] = {}

    def level(self, block: str, last: int) -> int:
        """The block's level, 0 to `last`."""
        self._last[block] = last
        return self._levels[block]

    def more(self, blocks: Iterable[str]) -> bool:
        """Keep back more in `blocks`. False when none of them has anything left to keep back."""
        able = [block for block in dict.fromkeys(blocks) if self._levels[block] < self._last.get(block, 0)]
        self._levels.update(able)
        return bool(able)


class Ledger:
    """Gives out protected cells. One name is one number: asking twice gives the same cell."""

    def __init__(self, protection: Protection) -> None:
        self.protection = protection
        self._cells: dict[str, Cell] = {}
        self._exact: dict[str, int] = {}
        self._blocks: dict[str, str] = {}
        self._relations: list[Relation] = []

    def count(self, name: str, people: Collection[str], block: str = "") -> Cell:
        """The printed number of `people`; `block` is what is kept back when the number can be narrowed down."""
        exact = len(people)
        if self._exact.setdefault(name, exact) != exact:
            raise Fault(f"The number {name} was counted twice with different results.")
        if block:
            self._blocks[name] = block
        return self._cells.setdefault(name, self.protection.cell(name, exact))

    def keep_back(self, cell: Cell, people: Collection[str], block: str) -> Cell:
        """Print `cell` for the number of `people` instead of the number."""
        self.count(cell.id, people, block)
        self._cells[cell.id] = cell
        return cell

    def relate(self, kind: RelationKind, whole: Cell, parts: Sequence[Cell]) -> None:
        distinct = tuple(dict.fromkeys(part.id for part in parts if part.id != whole.id))
        relation = Relation(kind, whole.id, distinct)
        if distinct and relation not in self._relations:
            self._relations.append(relation)

    def relations(self, printed: Collection[str]) -> tuple[Relation, ...]:
        """What a reader knows of the `printed` numbers, also by way of numbers that are not."""
        return tuple(relation for relation in self._relations if {relation.whole, *relation.parts} & set(printed))

    def blocks(self, cells: Iterable[str]) -> list[str]:
        return [self._blocks[cell] for cell in cells if cell in self._blocks]

    def evidence(self, printed: Collection[str]) -> tuple[CellEvidence, ...]:
        return tuple(CellEvidence(name, exact) for name, exact in self._exact.items() if name in printed)
