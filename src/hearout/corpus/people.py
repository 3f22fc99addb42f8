"""Who is the same person across channels.

Someone in the roster is recognised by e-mail address, handle, name or alias, in that order. Everyone else by e-mail
address, else by handle within the kind of channel, else by name within the file. A name alone never links two files:
two people called Maria are two people. The transcript, the chat and the notes of one session are one, by their names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from hearout.records.consultation import ChannelKind
from hearout.records.identified import Author, Person, Roster

__all__ = ["Identity", "Resolver", "folded_email", "folded_handle", "folded_name"]

# What call software and people add to a display name. "Alex (Lagos)" keeps its brackets: there may be two.
ADDED_TO_NAMES = re.compile(
    r"\s*[(\[](?:guest|gast|invitée?|invitad[oa]|ospite|convidad[oa]|external|extern|unverified|host|co-host|me|"
    r"(?:he|she|they|him|her|them|his|hers|theirs|any|all)(?:\s*/\s*[a-z]+)*)[)\]]\s*$"
)
# What tools and people call the transcript, the chat and the notes of one session, with the endings of files.
RECORD = (
    r"(?:meeting|recording(?:newchat)?|recorded|aufzeichnung|saved|new|newchat|closed|audio|video|only|gallery|speaker"
    r"|transcript|transkript|transcription|transcripción|captions?|chat|notes?|notizen|minutes|protokoll|pad"
    r"|\d{3,4}x\d{3,4}|vtt|srt|sbv|txt|md|docx|html?)(?![^\W\d_])"
)
RECORD_OF = re.compile(rf"(?i)\A(?:{RECORD}[-_. ]{{1,3}}){{1,4}}|(?:[-_. ]{{1,3}}{RECORD}){{1,8}}\Z")


@dataclass(frozen=True, slots=True)
class Identity:
    """`key` is the same for the same person and empty where the source names nobody. `enrolled`: in the roster.

    `ambiguous`: the only match in the roster is a name that two people of it share.
    """

    key: str = field(repr=False)
    enrolled: bool = False
    ambiguous: bool = False


NOBODY = Identity("")


def folded_name(name: str) -> str:
    """A display name in a form that compares: NFKC, no case, no accents, no "(Guest)", "Last, First" turned round."""
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    plain = ADDED_TO_NAMES.sub("", plain)
    last, comma, first = plain.partition(", ")
    if comma and "," not in first:
        plain = f"{first} {last}"
    letters = (char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(letters)).strip()


def folded_handle(handle: str) -> str:
    """A handle in a form that compares: no case, no "User:", no "@"."""
    plain = unicodedata.normalize("NFKC", handle).casefold().strip().replace("_", " ")
    return plain.removeprefix("user:").lstrip("@").strip()


def folded_email(email: str) -> str:
    """An address in a form that compares."""
    return unicodedata.normalize("NFKC", email).casefold().strip()


class Resolver:
    """Answers who an author is. Addresses and handles that stand together anywhere belong to one person."""

    def __init__(self, roster: Roster, seen: Iterable[tuple[ChannelKind, Author]]) -> None:
        self._emails = _by_form(roster.people, lambda p: [folded_email(p.email)])
        self._handles = _by_form(roster.people, lambda p: [folded_handle(h) for h in (*p.handles, *p.aliases)])
        self._names = _by_form(roster.people, lambda p: [folded_name(n) for n in (p.name, *p.aliases, *p.handles)])
        self._linked = Links()
        for kind, author in seen:
            if author.email and author.handle:
                self._linked.join(_email_key(author), _handle_key(kind, author))

    def identity(self, kind: ChannelKind, source: str, author: Author) -> Identity:
        """`source` is the file: it, or the session that it is of, bounds how far a bare name reaches."""
        if not author.known:
            return NOBODY
        found, ambiguous = self._in_roster(author)
        if found is not None:
            return Identity(f"roster {found}", enrolled=True)
        if author.email:
            return Identity(self._linked.first(_email_key(author)), ambiguous=ambiguous)
        if author.handle:
            return Identity(self._linked.first(_handle_key(kind, author)), ambiguous=ambiguous)
        if name := folded_name(author.name):
            bound = session_of(source) if kind is ChannelKind.SESSION else source
            return Identity(f"name {kind} {bound} {name}", ambiguous=ambiguous)
        return NOBODY

    def _in_roster(self, author: Author) -> tuple[str | None, bool]:
        """The one person of the roster who matches best, or None and whether a match was shared by several."""
        if not self._names and not self._emails:
            return None, False
        ambiguous = False
        for people in self._matches(author):
            if len(people) == 1:
                return people[0], False
            ambiguous = ambiguous or len(people) > 1
        return None, ambiguous

    def _matches(self, author: Author) -> Iterable[Sequence[str]]:
        yield self._emails.get(folded_email(author.email), ())
        yield self._handles.get(folded_handle(author.handle), ())
        if " " in (handle := folded_name(folded_handle(author.handle))):  # a user name that is a full name
            yield self._names.get(handle, ())
        yield self._names.get(folded_name(author.name), ())


def session_of(source: str) -> str:
    """What the files of one session have in common: "evening 8 September" of "… evening 8 September-chat.txt".

    A name that is left without a number ("notes", "call") says too little, so such a file stands for itself.
    """
    path = PurePosixPath(source)
    name = RECORD_OF.sub("", path.name)
    return str(path.with_name(name)) if any(map(str.isdigit, name)) else source


class Links:
    """Which keys belong together; `first` gives the smallest of them, whatever the order of joining."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def first(self, key: str) -> str:
        while (above := self._above.get(key, key)) != key:
            self._above[key] = self._above.get(above, above)
            key = above
        return key

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low


def _email_key(author: Author) -> str:
    return f"email {folded_email(author.email)}"


def _handle_key(kind: ChannelKind, author: Author) -> str:
    return f"handle {kind} {folded_handle(author.handle)}"


def _by_form(people: Sequence[Person], forms: Callable[[Person], list[str]]) -> dict[str, tuple[str, ...]]:
    """Each written form with the people of the roster it may mean."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for person in people:
        for form in filter(None, forms(person)):
            found[form][_person_key(person)] = None
    return {form: tuple(keys) for form, keys in found.items()}


def _person_key(person: Person) -> str:
    """What stays the same when the roster is sorted anew, or a line or an alias is added."""
    known_by = [folded_email(person.email)] if person.email else sorted(map(folded_handle, person.handles))
    return "\0".join((folded_name(person.name), *known_by))
