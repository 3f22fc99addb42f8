"""Programs that are killed at a statement to the database of one's choice, as `kill -9` would."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

__all__ = ["Killer", "ended_by_itself"]

Execute = Callable[[str, object, bool, object], object]


class Killer:
    """Kills this process instead of its statement of that number."""

    def __init__(self, number: int) -> None:
        self._left = number

    def __call__(self, execute: Execute, sql: str, params: object, many: bool, context: object) -> object:
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1
        return execute(sql, params, many, context)


def ended_by_itself(child: int) -> bool:
    """Whether a process came to its end, and was not killed."""
    _, status = os.waitpid(child, 0)
    assert os.WIFEXITED(status) or os.WTERMSIG(status) == signal.SIGKILL
    assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFEXITED(status)
