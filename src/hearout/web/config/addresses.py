"""Addresses in settings: where people reach the server, and whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hearout.errors import SettingError

__all__ = ["Address", "address", "owners"]


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


def owners(said: tuple[str, ...]) -> frozenset[str]:
    """What HEAROUT_OWNERS says, in lower case. Raises SettingError for what is no e-mail address."""
    for one in said:
        try:
            validate_email(one)
        except ValidationError:
            raise SettingError("HEAROUT_OWNERS must hold e-mail addresses, with commas between them.") from None
    return frozenset(one.lower() for one in said)
