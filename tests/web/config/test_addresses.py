"""Where people reach the server."""

from __future__ import annotations

import pytest

from hearout.errors import SettingError
from hearout.web.config.addresses import Address, address


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("http://127.0.0.1:8000", Address("http://127.0.0.1:8000", "127.0.0.1", secure=False)),
        ("https://Listen.example.org/", Address("https://listen.example.org", "listen.example.org", secure=True)),
        ("http://[::1]:8000", Address("http://[::1]:8000", "[::1]", secure=False)),
    ],
)
def test_an_address_is_taken_apart(said: str, meant: Address) -> None:
    assert address(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "listen.example.org",
        "ftp://listen.example.org",
        "https://",
        "https://listen.example.org/consultations",
        "https://listen.example.org?a=b",
        "https://listen.example.org:port",
        "https://somebody@listen.example.org",
        "https://[listen",
    ],
)
def test_what_is_no_address_is_told(said: str) -> None:
    with pytest.raises(SettingError, match="HEAROUT_ADDRESS must look like"):
        address(said)
