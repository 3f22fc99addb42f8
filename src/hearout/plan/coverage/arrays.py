"""Names for the arrays that the steps of the planner hand to each other."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Flags", "Ints", "Numbers", "Units"]

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Numbers = NDArray[np.float32 | np.float64]
"""Counts of people: single precision where every count is whole and small enough to be exact in it."""

Units: TypeAlias = "slice[int, int, None]"
"""Rows or columns that stand together."""
