"""Names for the arrays that the steps of the analysis hand to each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Flags", "Floats", "Ints", "Matrix"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Matrix = NDArray[np.float32]
"""Rows by columns. Vectors of units are rows of unit length, or of zeros where a unit says nothing."""
