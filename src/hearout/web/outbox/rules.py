"""What holds for outgoing mail: who can be written to, how often it is tried, what can go wrong and what to do then."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.encoding import punycode
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.errors import BadInput

__all__ = [
    "HELD",
    "TRIES",
    "UNCONFIRMED_KEPT",
    "URGENT",
    "BadAddress",
    "Kind",
    "Remedy",
    "State",
    "Trouble",
    "deliverable",
    "remedy",
    "same_address",
    "tries_again",
    "wait_after",
]

TRIES = 30  # over about four days, as RFC 5321 (4.5.4.1) advises
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=4)
HELD = timedelta(minutes=10)  # how long a deliverer has a mail to itself; longer than a mail server may take to answer
UNCONFIRMED_KEPT = timedelta(days=3)
LONGEST_ADDRESS = 254  # RFC 5321, erratum 1690


class Kind(StrEnum):
    """What a mail is for."""

    ACCOUNT = "account"  # signing in, invitations: whatever Django is asked to send
    FOLLOW = "follow"  # the answer to somebody who asked to follow
    REGISTER = "register"  # the answer to somebody who asked to come to a session, or changed their registration
    SESSION = "session"  # what became of a session or its phase, to somebody who takes part
    REMINDER = "reminder"  # that a session begins soon, to somebody who takes part
    DUTY = "duty"  # both, to somebody of the team who holds it or takes notes
    POLL = "poll"  # a question to those who registered
    NOTICE = "notice"  # a notice, to somebody who follows
    TEAM = "team"  # a notice, to somebody of the team


URGENT = frozenset({Kind.ACCOUNT, Kind.FOLLOW, Kind.REGISTER})
"""What somebody sits and waits for, and so goes before the rest."""


class State(StrEnum):
    """How far a mail is."""

    QUEUED = "queued"
    SENT = "sent"
    GIVEN_UP = "given_up"


class Trouble(StrEnum):
    """Why a mail was not sent. What the mail server said is not kept: it repeats addresses."""

    UNREACHABLE = "unreachable"
    SIGN_IN = "sign_in"
    SENDER = "sender"
    LATER = "later"
    REFUSED = "refused"
    CONTENT = "content"
    INTERNATIONAL = "international"
    KEY = "key"


FOR_GOOD = frozenset({Trouble.REFUSED, Trouble.CONTENT, Trouble.INTERNATIONAL, Trouble.KEY})
"""Trouble that another try would not end."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What went wrong, and what to do about it."""

    what: str | Promise
    do: str | Promise


REMEDIES: dict[Trouble, Remedy] = {
    Trouble.UNREACHABLE: Remedy(
        _("The mail server did not answer."),
        _("It is tried again by itself. If it lasts, ask whoever runs this server to look at HEAROUT_SMTP_URL."),
    ),
    Trouble.SIGN_IN: Remedy(
        _("The mail server did not let us in."),
        _("Ask whoever runs this server to check user, password and encryption in HEAROUT_SMTP_URL."),
    ),
    Trouble.SENDER: Remedy(
        _("The mail server did not accept our sender address."),
        _("Ask whoever runs this server to check HEAROUT_MAIL_FROM."),
    ),
    Trouble.LATER: Remedy(
        _("The recipients’ mail servers asked us to come back later."),
        _("It is tried again by itself, for about four days."),
    ),
    Trouble.REFUSED: Remedy(
        _("The recipients’ mail servers refused them: the addresses may have gone, or their mailboxes may be full."),
        _("In most cases there is nothing to do. Try again if you know that it was a passing fault."),
    ),
    Trouble.CONTENT: Remedy(
        _("A mail server refused what was written, as it does with spam."),
        _("Ask whoever runs this server whether its address is on a block list, then try again."),
    ),
    Trouble.INTERNATIONAL: Remedy(
        _("The addresses have letters that our mail server cannot send to."),
        _("Ask whoever runs this server for a mail server that supports international addresses (SMTPUTF8)."),
    ),
    Trouble.KEY: Remedy(
        _("The key that opens them is missing."),
        _("Ask whoever runs this server to bring it back with hearout keys import, then try again."),
    ),
}


class BadAddress(BadInput):
    """Nobody can be written to under what was typed."""


def remedy(trouble: Trouble) -> Remedy:
    """What to tell the team about it."""
    return REMEDIES[trouble]


def wait_after(attempts: int, stretch: float) -> timedelta:
    """How long to wait after so many attempts: a minute, doubled each time, up to four hours; times `stretch` (about 1,
    by chance, so that mails that failed together do not all come back together)."""
    doubled = FIRST_WAIT * 2 ** min(attempts - 1, 10)
    wait: timedelta = min(doubled, LONGEST_WAIT) * stretch
    return wait


def tries_again(trouble: Trouble, attempts: int) -> bool:
    """Whether there is any use in another try."""
    return trouble not in FOR_GOOD and attempts < TRIES


def deliverable(said: str) -> str:
    """The address in the form that mail is sent to. Raises BadAddress; its message does not repeat what was typed."""
    address = unicodedata.normalize("NFC", said).strip()
    if any(unicodedata.category(letter).startswith(("C", "Z")) for letter in address):
        raise BadAddress(str(_("An e-mail address has no spaces or line breaks in it. Take them out.")))
    name, _at, domain = address.rpartition("@")
    try:
        whole = f"{name}@{punycode(domain)}"
        validate_email("".join(letter if letter.isascii() else "x" for letter in whole))
    except (ValidationError, UnicodeError):
        whole = ""
    if not 0 < len(whole) <= LONGEST_ADDRESS:
        raise BadAddress(str(_("This is not an e-mail address. It looks like name@example.org.")))
    return whole


def same_address(address: str) -> str:
    """Equal for two ways of writing one address: mail servers take upper and lower case for the same."""
    return deliverable(address).casefold()
