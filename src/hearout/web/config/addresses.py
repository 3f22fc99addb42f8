"""Where people reach the server, taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from hearout.errors import SettingError

__all__ = ["Address", "address"]


@dataclass(frozen=True, slots=True)
class Address:
    """`origin` without a slash at its end ("https://listen.example.org"), its `host`, and whether it is `secure`."""

    origin: str
    host: str
    secure: bool


def address(said: str) -> Address:
    """What HEAROUT_ADDRESS says. Raises SettingError for anything but the start of a web address."""
    try:
        parts = urlsplit(said)
        host = parts.hostname or ""
        parts.port  # noqa: B018  it is only looked at when asked for
    except ValueError:
        parts, host = urlsplit(""), ""
    whole = bool(host) and parts.scheme in ("http", "https")
    if not whole or parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise SettingError("HEAROUT_ADDRESS must look like https://listen.example.org, without a path.")
    shown = f"[{host}]" if ":" in host else host
    return Address(f"{parts.scheme}://{parts.netloc.lower()}", shown, parts.scheme == "https")
