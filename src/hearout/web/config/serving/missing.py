"""What a server still lacks, told at its start in plain words."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from hearout.keys import SERVER
from hearout.web.config.keeping import keys_missing
from hearout.web.people.models import User

__all__ = ["missing"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


def missing(listening: str) -> tuple[str, ...]:
    """One sentence or two for each thing; none where nothing is missing. `listening`: the host that it listens on."""
    told = (_owners(), _mail(), _reach(listening), *(_key(ident) for ident in keys_missing()))
    return tuple(sentence for sentence in told if sentence)


def _owners() -> str:
    if settings.OWNERS or User.objects.filter(may_start=True).exists():
        return ""
    return "Nobody may start a consultation yet. Say who may: HEAROUT_OWNERS=you@example.org hearout serve"


def _mail() -> str:
    if settings.MAIL_SERVER is not None:
        return ""
    return (
        "No mail is sent: codes to sign in, invitations and notices wait until there is a mail server. "
        "Say which: HEAROUT_SMTP_URL and HEAROUT_MAIL_FROM. "
        "Until then you read codes and invitations with: hearout manage waitingmail"
    )


def _reach(listening: str) -> str:
    local = settings.ADDRESS.host in LOOPBACK
    if not local or listening in ("127.0.0.1", "localhost", "::1"):
        return ""
    return (
        "It listens to other machines, but answers only under the address above. "
        "Say the one that people type: HEAROUT_ADDRESS=https://listen.example.org"
    )


def _key(ident: UUID) -> str:
    whose = "The server's own key" if ident == SERVER else f"The key of consultation {ident}"
    return f"{whose} is not in {settings.KEYS}. What it sealed cannot be read: hearout keys import FILE"
