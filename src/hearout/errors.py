"""Everything that Hearout raises on purpose.

    HearoutError
    ├── BadInput            exit 2   what was given cannot be used; says which file, which line, what to do
    │   ├── FolderError              the consultation folder or its consultation.toml
    │   ├── SettingError             a setting of the server
    │   ├── ServerError              the server cannot start, be saved or do its work as things are
    │   ├── UnreadableSource         one source file
    │   ├── KeyMissing               the key of a consultation, or of the server
    │   ├── SealBroken               something sealed that does not open
    │   └── Refusal                  a change to what a team set up cannot be made; says about which field of the form
    ├── StoppedEarly        exit 1   somebody asked long work to end
    ├── PublicationRefused  exit 3   the disclosure audit said no; carries places and numbers
    └── Fault               exit 1   ours: a promise that the code broke (for instance sums that do not agree)

A message names places and remedies. It never carries a contributor's words, name or address.
"""

from __future__ import annotations

from hearout.messages import Message

__all__ = [
    "BadInput",
    "Fault",
    "FolderError",
    "HearoutError",
    "KeyMissing",
    "PublicationRefused",
    "Refusal",
    "SealBroken",
    "ServerError",
    "SettingError",
    "StoppedEarly",
    "UnreadableSource",
]


class HearoutError(Exception):
    """Base of the tree. `exit_code` is what the command line answers."""

    exit_code = 1


class BadInput(HearoutError):
    """Something given to Hearout cannot be used as it is."""

    exit_code = 2


class FolderError(BadInput):
    """The consultation folder, or a setting in it, is wrong."""


class SettingError(BadInput):
    """A setting of the server is wrong: which one, and what it should be. Never its value, which may be a secret."""


class ServerError(BadInput):
    """The server cannot start, be saved, be restored or do its work as things are: a port that is taken, a newer
    database, too little memory."""


class UnreadableSource(BadInput):
    """One source file cannot be read.

    `source` is the path inside the folder, `line` the line where reading stopped (0 when there is none).
    """

    def __init__(self, source: str, what: str, *, line: int = 0) -> None:
        place = f"{source}, line {line}" if line else source
        super().__init__(f"{place}: {what}")
        self.source = source
        self.line = line
        self.what = what


class KeyMissing(BadInput):
    """A key is not in the key folder: it has to be brought from an export, or was destroyed for good."""


class SealBroken(BadInput):
    """Something sealed does not open with the key that is here."""


class Refusal(BadInput):
    """A change to what a team set up cannot be made as it was asked for.

    `field` is the field of the form that it is about (the argument's name); `message` can be told in every language.
    """

    def __init__(self, field: str, message: Message) -> None:
        super().__init__(str(message))
        self.field = field
        self.message = message


class StoppedEarly(HearoutError):
    """Long work was ended before it was done, because somebody asked for it. It changed nothing."""


class PublicationRefused(HearoutError):
    """The disclosure audit found a reason not to publish. `reasons` are sentences without contributors' words."""

    exit_code = 3

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("Not published:\n" + "\n".join(f"- {reason}" for reason in reasons))
        self.reasons = reasons


class Fault(HearoutError):
    """A promise of ours does not hold. Nothing was published; please report it."""
