"""Every way to write the people a consultation knows, as dictionaries to look pieces of text up in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from hearout.anonymise.inflections import dictionary_ends
from hearout.anonymise.lexicon import FUNCTION_WORDS, word_set
from hearout.anonymise.words import flat, pieces, without_spaces, words_in
from hearout.language.words import frequency, is_dictionary_word, is_given_name
from hearout.records.identified import Author, Person

__all__ = ["KnownNames", "known_names"]

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{3,4}")
_PARTICLES = word_set(
    "aan abu al and av ben bin bint bat da das de dei del della den der des di do dos du e el ibn la las le los mac of "
    "ter the und van vel von y zu zum zur jr sr dr mr mrs ms mx prof phd md herr frau mme madame monsieur señor señora"
)
_ROLES = word_set(
    "admin android anon anonymous attendee bot caller chair contact facilitator galaxy guest hello host info "
    "interviewer ipad iphone laptop mail me moderator na nobody none notetaker office owner participant phone "
    "presenter secretary someone speaker staff student support team unknown user visitor volunteer you zoom"
)
_NOBODY = (_PARTICLES | _ROLES | FUNCTION_WORDS) - {"will"}
_TITLED = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|mx|herr|frau|mme|sr|sra)\b\.?\s?)+|,?\s(?:phd|md|jr|sr|msc|ma|ba)\b\.?$",
    re.IGNORECASE,
)
_LEAST_TOKEN = 3
_LEAST_HANDLE_PART = 4
_LEAST_JOINED = 5


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Folded forms. `certain`: a word that names someone whatever its case; `ordinary`: one that is a common word too
    and counts when written large. `joined`: full names and handles without anything between their parts. `sequences`:
    names of several parts by their first. `inflected`: what is left of a name when its case ending is taken off.
    `unspaced`: names in scripts without spaces by their first two characters, longest first. `surfaces` are the forms
    to look for in public text."""

    certain: frozenset[str] = field(repr=False)
    ordinary: frozenset[str] = field(repr=False)
    joined: frozenset[str] = field(repr=False)
    sequences: dict[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    inflected: frozenset[str] = field(repr=False)
    unspaced: dict[str, tuple[str, ...]] = field(repr=False)
    surfaces: tuple[str, ...] = field(repr=False)


def known_names(
    people: Iterable[Person], authors: Iterable[Author], language: str, own_words: frozenset[str] = frozenset()
) -> KnownNames:
    """The forms of a roster's people and of the authors seen in the sources.

    `language` is the consultation's, to tell names that are common words; `own_words` (lower case) are the team's own:
    one of them alone never names a person, or the consultation's title would be masked everywhere.
    """
    collected = _Forms(language, frozenset(map(flat, own_words)))
    for person in people:
        collected.name(person.name)
        for alias in person.aliases:
            collected.handle(alias)
        collected.address(person.email)
        for handle in person.handles:
            collected.handle(handle)
    for author in authors:
        collected.name(author.name)
        collected.address(author.email)
        collected.handle(author.handle)
    return collected.known()


def _tidy(form: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", form).split())


def _parts(form: str) -> list[str]:
    return [piece.folded for word in words_in(form) for piece in pieces(word.text) if piece.folded]


def _is_a_role(name: str) -> bool:
    """Whether a source calls its author "Guest 3", "Moderator" or the like: that names nobody."""
    return _ROLES.issuperset(part for part in _parts(_tidy(name)) if not part.isdigit())


class _Forms:
    """Takes names apart, one after the other."""

    def __init__(self, language: str, own_words: frozenset[str]) -> None:
        self.languages = tuple(dict.fromkeys((language, "en")))
        self.own_words = own_words
        self.certain: set[str] = set()
        self.ordinary: set[str] = set()
        self.joined: set[str] = set()
        self.sequences: set[tuple[str, ...]] = set()
        self.ends: set[str] = set()
        self.unspaced: set[str] = set()
        self.surfaces: set[str] = set()

    def name(self, name: str) -> None:
        """What somebody is called: the whole of it, and each of its parts."""
        if _is_a_role(name):
            return
        parts = self._whole(name)
        for part in parts:
            self._part(part)
        if len(parts) >= 2 and len(parts[-1]) >= _LEAST_HANDLE_PART:  # "alima" and "limaa", as in account names
            self._joined([parts[0][:1], parts[-1]])
            self._joined([parts[-1], parts[0][:1]])
        if len(parts) >= 2 and self.own_words.isdisjoint(parts):
            self.surfaces.add(_TITLED.sub("", _tidy(name)))

    def address(self, email: str) -> None:
        """An e-mail address: the whole of it, and what stands before the @."""
        local, at, _ = email.strip().partition("@")
        if at and local:
            self.sequences.add(tuple(_parts(_tidy(email))))
            self.handle(local)

    def handle(self, handle: str) -> None:
        """A handle or alias: the whole of it, and those parts that are no common words ("Big Mo", "happy_okoro")."""
        bare = re.sub(r"^(?:[@~/]|u/|User:)+", "", handle.strip(), flags=re.IGNORECASE)
        if _is_a_role(bare):
            return
        parts = self._whole(bare)
        worth = [part for part in parts if len(part) >= _LEAST_HANDLE_PART]
        common = [part for part in worth if self._common(part)]
        for part in parts:
            if len(parts) == 1 or (part in worth and part not in common):
                self._part(part)
        if len(parts) >= 2 and not common:
            self.surfaces.add(_tidy(bare))

    def _whole(self, form: str) -> list[str]:
        """The parts of a form, which as a whole is looked for whatever its parts are."""
        plain = _tidy(form)
        if without_spaces(plain):
            self._without_spaces(plain)
            return []
        parts = _parts(plain)
        if len(parts) >= 2:
            self._joined(parts)
            self.sequences.add(tuple(parts))
        if len(parts) == 2:
            self.sequences.add((parts[1], parts[0]))
        return parts

    def _joined(self, parts: list[str]) -> None:
        joined = "".join(parts)
        if len(joined) >= _LEAST_JOINED and not self._common(joined):
            self.joined.add(joined)
            if self.own_words.isdisjoint((joined, *parts)):
                self.surfaces.add(joined)

    def _part(self, part: str) -> None:
        if part in _NOBODY or part in self.own_words or part.isdigit():
            return
        if len(part) < _LEAST_TOKEN:
            if len(part) == _LEAST_TOKEN - 1 and not self._common(part):
                self.ordinary.add(part)
        elif self._common(part):
            self.ordinary.add(part)
            self.surfaces.add(part)
        else:
            self.certain.add(part)
            self.surfaces.add(part)
            self.ends.update(dictionary_ends(part))

    def _common(self, part: str) -> bool:
        if part in self.own_words:
            return True
        for language in self.languages:
            heard = frequency(part, language)
            if is_dictionary_word(part, language) and heard >= 3.0 and not (heard < 4.0 and is_given_name(part)):
                return True
        return len(part) <= 3 and frequency(part, self.languages[0]) >= 5.0

    def _without_spaces(self, form: str) -> None:
        whole = form.replace(" ", "").replace("・", "").replace("·", "")
        wanted = {whole, form, *form.replace("・", " ").replace("·", " ").split()}
        if _HAN.fullmatch(whole):
            halves = {whole[-2:]} if len(whole) == 3 else {whole[:2], whole[2:]}
            wanted |= {half for half in halves if max(frequency(half, "zh"), frequency(half, "ja")) < 4.0}
        for each in wanted:
            if len(each) >= 2:
                self.unspaced.add(each)
                self.surfaces.add(each)

    def known(self) -> KnownNames:
        sequences: dict[str, list[tuple[str, ...]]] = {}
        for sequence in sorted(self.sequences, key=lambda parts: (-len(parts), parts)):
            sequences.setdefault(sequence[0], []).append(sequence)
        starts: dict[str, list[str]] = {}
        for name in sorted(self.unspaced, key=lambda form: (-len(form), form)):
            starts.setdefault(name[:2], []).append(name)
        return KnownNames(
            certain=frozenset(self.certain),
            ordinary=frozenset(self.ordinary),
            joined=frozenset(self.joined),
            sequences={first: tuple(rest) for first, rest in sequences.items()},
            inflected=frozenset(self.certain | self.ends),
            unspaced={first: tuple(names) for first, names in starts.items()},
            surfaces=tuple(sorted(self.surfaces)),
        )
