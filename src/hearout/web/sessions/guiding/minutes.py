"""How the time of a session is spent."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TOO_SHORT", "Spent", "spent"]

TOO_SHORT = 5  # minutes for a question, in which a group can hardly begin to talk
LEAST, MOST = 1, 10
A_TWELFTH = 12


@dataclass(frozen=True, slots=True)
class Spent:
    """Minutes of each part: the three before the questions and the one after them take `around` each, the questions
    together the rest, each about the same."""

    around: int
    questions: tuple[int, ...]

    @property
    def is_tight(self) -> bool:
        return min(self.questions) < TOO_SHORT


def spent(minutes: int, questions: int) -> Spent:
    """Of a session that long with so many questions; what is left over goes to the first of them."""
    around = min(max(round(minutes / A_TWELFTH), LEAST), MOST)
    left = max(minutes - 4 * around, questions)
    each, over = divmod(left, questions)
    return Spent(around, tuple(each + (place < over) for place in range(questions)))
