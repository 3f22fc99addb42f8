"""The port that the server listens on: free before, answering after."""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable

from hearout.errors import ServerError

__all__ = ["await_answer", "require_free"]

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  names of "all addresses", and where to reach them here


def require_free(host: str, port: int) -> None:
    """Raises ServerError where the port cannot be had. The server itself would share it with another one unseen."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(where)
    except OSError as error:
        raise ServerError(_why(error, host, port)) from error


def await_answer(host: str, port: int, *, alive: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something accepts connections within `seconds`, and while `alive`."""
    end = time.monotonic() + seconds
    while alive() and time.monotonic() < end:
        try:
            socket.create_connection((EVERYWHERE.get(host, host), port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another one, for instance --port {port + 1}."
    if error.errno == errno.EACCES:
        return f"Port {port} is for administrators. Choose one above 1023, and let a proxy stand before it."
    return f"This machine has no address {host}. Try --host 127.0.0.1, or 0.0.0.0 for all of its addresses."
