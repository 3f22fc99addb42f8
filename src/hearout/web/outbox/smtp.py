"""Handing mail to a mail server (SMTP, RFC 5321): where it is, and what its answers mean."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from hearout.errors import SettingError
from hearout.web.outbox.rules import Trouble
from hearout.web.outbox.wire import Mail

__all__ = ["MailServer", "NotSent", "SmtpTransport", "Tls", "mail_server"]

NAME = "HEAROUT_SMTP_URL"
EXAMPLE = "smtp://user:password@mail.example.org:587?tls=starttls"
PATIENCE = 30.0  # seconds for each answer; fewer than ten are waited for, so that a mail is done within `rules.HELD`
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Tls(StrEnum):
    """How the way to the mail server is encrypted: from the first byte, after asking for it, or not at all."""

    ALWAYS = "always"
    STARTTLS = "starttls"
    NONE = "none"


PORTS = {Tls.ALWAYS: 465, Tls.STARTTLS: 587, Tls.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in, and as whom (no user: without signing in)."""

    host: str
    port: int
    tls: Tls
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


class NotSent(Exception):
    """A mail was not taken. `ours`: the mail server takes none at all from us, so the next would fare no better."""

    def __init__(self, trouble: Trouble, *, ours: bool) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.ours = ours


def mail_server(url: str) -> MailServer | None:
    """What HEAROUT_SMTP_URL says; None where it is empty. Raises SettingError, which never repeats the address: it may
    hold a password."""
    if not url:
        return None
    parts = _parts(url)
    host = parts.hostname or ""
    tls = _tls(parts)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if user and tls is Tls.NONE and host not in LOCAL:
        raise SettingError(f"{NAME} would send its password for everyone to read. Say ?tls=starttls, or use smtps://.")
    return MailServer(host, parts.port or PORTS[tls], tls, user, password)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  it is only looked at when asked for
    except ValueError:
        raise SettingError(f"{NAME} is no address. Write % in a password as %25, @ as %40, / as %2F.") from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/") or parts.fragment:
        raise SettingError(f"{NAME} must look like {EXAMPLE} or smtps://user:password@mail.example.org")
    return parts


def _tls(parts: SplitResult) -> Tls:
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    said = options.pop("tls", "")
    if options:
        raise SettingError(f"{NAME} has an option that is not known; it may have tls alone.")
    if parts.scheme == "smtps" and not said:
        return Tls.ALWAYS
    if parts.scheme == "smtps" or said not in ("", Tls.STARTTLS, Tls.NONE):
        raise SettingError(f"{NAME} may say tls=starttls or tls=none after smtp://, and nothing after smtps://.")
    return Tls(said) if said else Tls.STARTTLS


class SmtpTransport:
    """Sends through a mail server, as `sender` (an address); `ourselves` is the name that we give when we greet it."""

    def __init__(self, server: MailServer, sender: str, ourselves: str, patience: float = PATIENCE) -> None:
        self._server = server
        self._sender = sender
        self._ourselves = ourselves
        self._patience = patience

    @contextmanager
    def opened(self) -> Iterator[SmtpPost]:
        """One connection for several mails. Raises NotSent, which is ours whatever the mail server answered."""
        try:
            with _told_as_trouble():
                connection = self._connected()
        except NotSent as error:
            raise NotSent(error.trouble, ours=True) from None
        try:
            yield SmtpPost(connection, self._sender)
        finally:
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server.tls is Tls.ALWAYS:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, self._ourselves, timeout=self._patience, context=ssl.create_default_context()
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, self._ourselves, timeout=self._patience)
        try:
            if server.tls is Tls.STARTTLS:
                connection.starttls(context=ssl.create_default_context())
            connection.ehlo_or_helo_if_needed()
            if server.user:
                connection.login(server.user, server.password)
        except BaseException:
            connection.close()
            raise
        return connection


class SmtpPost:
    """An open connection."""

    def __init__(self, connection: smtplib.SMTP, sender: str) -> None:
        self._connection = connection
        self._sender = sender

    def send(self, mail: Mail) -> None:
        """Hand in one mail for its one recipient. Raises NotSent."""
        if mail.is_international and not self._connection.has_extn("smtputf8"):
            raise NotSent(Trouble.INTERNATIONAL, ours=False)
        options = ("SMTPUTF8", "BODY=8BITMIME") if mail.is_international else ()
        with _told_as_trouble():
            self._connection.sendmail(self._sender, [mail.recipient], mail.written, options)


@contextmanager
def _told_as_trouble() -> Iterator[None]:
    """What the mail server answered, without its words."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        raise _answered(code, Trouble.REFUSED) from None
    except smtplib.SMTPDataError as error:
        raise _answered(error.smtp_code, Trouble.CONTENT) from None
    except smtplib.SMTPSenderRefused as error:
        raise _answered(error.smtp_code, Trouble.SENDER) from None
    except smtplib.SMTPAuthenticationError as error:
        raise _answered(error.smtp_code, Trouble.SIGN_IN) from None
    except smtplib.SMTPNotSupportedError:  # neither encryption nor signing in, though we were told to
        raise NotSent(Trouble.SIGN_IN, ours=True) from None
    except (smtplib.SMTPException, OSError):
        raise NotSent(Trouble.UNREACHABLE, ours=True) from None


def _answered(code: int, refused: Trouble) -> NotSent:
    """421: the server is closing. 4xx: not now. 5xx: not like this."""
    if code == 421:
        return NotSent(Trouble.UNREACHABLE, ours=True)
    trouble = Trouble.LATER if code < 500 else refused
    return NotSent(trouble, ours=trouble in (Trouble.SENDER, Trouble.SIGN_IN))
