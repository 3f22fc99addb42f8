"""A program that was started by the supervisor ends with it, however the supervisor ends."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

__all__ = ["end_with_parent"]

PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent() -> None:
    """Linux kills this process when its parent dies. Elsewhere nothing happens, and a killed supervisor leaves it."""
    if sys.platform != "linux":
        return
    parent = os.getppid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died in between
        os.kill(os.getpid(), signal.SIGKILL)
