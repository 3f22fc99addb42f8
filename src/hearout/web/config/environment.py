"""Every setting of the server, in one table: read from the environment, documented in docs/reference/settings.md.

To add one, add its line to `SETTINGS` and to the page (a test compares them), and read it in `settings` with the
reader of its kind: `ENVIRONMENT.text("HEAROUT_…")`.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hearout.errors import SettingError

__all__ = ["ENVIRONMENT", "SETTINGS", "Environment", "Kind", "Setting"]


class Kind(StrEnum):
    """What a setting holds, and so which reader of `Environment` reads it."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes or no"
    LIST = "list, with commas between"
    PATH = "path"
    SECRET = "secret text"  # noqa: S105  a kind, not a secret


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable. `default` is written as it would be in the environment."""

    name: str
    kind: Kind
    default: str
    meaning: str


SETTINGS = (
    Setting("HEAROUT_DATA", Kind.PATH, "~/.local/share/hearout", "the data folder: database, keys, backups"),
    Setting(
        "HEAROUT_DATABASE_URL",
        Kind.SECRET,
        "",
        "a PostgreSQL database: `postgresql://user:password@host:5432/name`; empty: SQLite in the data folder",
    ),
    Setting("HEAROUT_KEYS", Kind.PATH, "", "the key folder; empty: `keys` in the data folder"),
    Setting(
        "HEAROUT_SECRET_KEY",
        Kind.SECRET,
        "",
        "signs cookies, at least 50 characters; empty: made once, in the data folder. Give it where several servers "
        "share a database",
    ),
    Setting(
        "HEAROUT_ADDRESS",
        Kind.TEXT,
        "http://127.0.0.1:8000",
        "where people reach the server, as they type it; with `https://`, cookies are sent over TLS alone",
    ),
    Setting(
        "HEAROUT_BEHIND_PROXY",
        Kind.YES_NO,
        "no",
        "yes: a proxy stands in front of this server and nobody reaches it past the proxy, which sets "
        "`X-Forwarded-Proto` and `X-Forwarded-For`; with an `https://` address there must be one",
    ),
    Setting("HEAROUT_OWNERS", Kind.LIST, "", "e-mail addresses of those who may start consultations"),
    Setting(
        "HEAROUT_SMTP_URL",
        Kind.SECRET,
        "",
        "the mail server that mail goes out through: `smtp://user:password@mail.example.org:587?tls=starttls` (or "
        "`tls=none` for one on this machine) or `smtps://user:password@mail.example.org`; empty: mail waits",
    ),
    Setting(
        "HEAROUT_MAIL_FROM",
        Kind.TEXT,
        "",
        "who mail is from: `Our name <listen@example.org>`; needed with a mail server",
    ),
    Setting(
        "HEAROUT_MAIL_KEPT_DAYS",
        Kind.NUMBER,
        "14",
        "days after which recipient and words of a mail that was sent or given up are wiped",
    ),
    Setting(
        "HEAROUT_UPLOAD_MB",
        Kind.NUMBER,
        "100",
        "megabytes that a team can send at once; all files of a consultation may have ten times as much",
    ),
    Setting(
        "HEAROUT_MEDIAWIKI_SERVER",
        Kind.TEXT,
        "",
        "a wiki that people may sign in through: the address of its REST interface, "
        "`https://wiki.example.org/w/rest.php`; empty: none",
    ),
    Setting("HEAROUT_MEDIAWIKI_NAME", Kind.TEXT, "MediaWiki", "what people call that wiki"),
    Setting("HEAROUT_MEDIAWIKI_CLIENT", Kind.TEXT, "", "the key that the wiki gave this server"),
    Setting("HEAROUT_MEDIAWIKI_SECRET", Kind.SECRET, "", "the secret that came with it"),
    Setting(
        "HEAROUT_OIDC_SERVER",
        Kind.TEXT,
        "",
        "a server that people may sign in through with OpenID Connect: the issuer’s address; empty: none",
    ),
    Setting("HEAROUT_OIDC_NAME", Kind.TEXT, "OpenID Connect", "what people call that server"),
    Setting("HEAROUT_OIDC_CLIENT", Kind.TEXT, "", "the client that this server is registered as there"),
    Setting("HEAROUT_OIDC_SECRET", Kind.SECRET, "", "the secret that came with it"),
    Setting(
        "HEAROUT_DEMO", Kind.YES_NO, "no", "set by `hearout demo` alone: everything is invented, anyone may be anyone"
    ),
)

YES = frozenset({"yes", "true", "on", "1"})
NO = frozenset({"no", "false", "off", "0"})
# Read by the tests and benchmarks, which run beside the server's own settings.
OF_OTHERS = ("HEAROUT_TEST_", "HEAROUT_BENCH_", "HEAROUT_EXAMPLES")


class Environment:
    """The settings as somebody gave them. Raises SettingError for a HEAROUT_ name that is none; each reader raises it
    for a value that is not of its kind. Whitespace around a value does not count, and an empty one is the default."""

    def __init__(self, given: Mapping[str, str], settings: tuple[Setting, ...] = SETTINGS) -> None:
        self._given = given
        self._settings = {setting.name: setting for setting in settings}
        for name in given:
            if name.startswith("HEAROUT_") and not name.startswith(OF_OTHERS):
                self._require_known(name)

    def text(self, name: str) -> str:
        """The words of a text or secret."""
        return self._given.get(name, "").strip() or self._settings[name].default

    def number(self, name: str) -> int:
        """A whole number, zero or more."""
        said = self.text(name)
        if not (said.isascii() and said.isdigit()):
            raise SettingError(f"{name} must be a whole number, for instance {self._settings[name].default or '10'}.")
        return int(said)

    def yes(self, name: str) -> bool:
        """Whether it says yes."""
        said = self.text(name).lower()
        if said not in YES | NO:
            raise SettingError(f"{name} must be yes or no.")
        return said in YES

    def items(self, name: str) -> tuple[str, ...]:
        """What stands between the commas."""
        return tuple(item.strip() for item in self.text(name).split(",") if item.strip())

    def path(self, name: str) -> Path:
        """An absolute path; ~ is the home folder."""
        return Path(self.text(name)).expanduser().absolute()

    def _require_known(self, name: str) -> None:
        if name in self._settings:
            return
        near = difflib.get_close_matches(name, self._settings, n=1)
        meant = f" Did you mean {near[0]}?" if near else " docs/reference/settings.md lists them all."
        raise SettingError(f"There is no setting {name}.{meant}")


ENVIRONMENT = Environment(os.environ)
