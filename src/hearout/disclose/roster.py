"""Someone who looks for names the committee knows. Written apart from the net that masks them, and stricter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hearout.disclose.folding import FoldedWord, flat, words_in
from hearout.disclose.material import AuditMaterial
from hearout.disclose.places import PublicText, public_texts
from hearout.disclose.published import Published
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.language.words import frequency, is_dictionary_word, is_given_name
from hearout.records.report import Check

__all__ = ["Names", "check"]

_BEGINS_SENTENCES = 5.5
"""Zipf frequency from which a name's twin ("Will", "May") begins too many sentences to mean a person there."""

_KNOWN = 3.0
_SHORTEST_NAME = 3
_SHORTEST_HANDLE = 4
_PARTICLES = frozenset(
    {
        *("abu", "af", "al", "av", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos"),
        *(
            "du",
            "el",
            "ibn",
            "la",
            "le",
            "mac",
            "of",
            "san",
            "st",
            "te",
            "ten",
            "ter",
            "the",
            "van",
            "von",
            "zu",
            "zur",
        ),
        *("com", "edu", "example", "net", "org", "http", "https", "www", "mail", "user"),
    }
)


class Names:
    """Every form of the known names, and the single words they are made of.

    A form of several words is searched whatever its case. A word that is no common word is too. A name that is also
    a common word ("Mark", "Price") means a person where it is written large. Where it begins a sentence it does so only
    if it is a given name and less frequent than "Will" or "May".
    """

    def __init__(self, identities: Iterable[str], languages: Sequence[str]) -> None:
        self._languages = tuple(languages)
        self._forms: dict[str, set[tuple[str, ...]]] = {}
        self._plain: set[str] = set()
        self._also_words: set[str] = set()
        self._unspaced: set[str] = set()
        for identity in identities:
            self._add(identity)

    def _add(self, identity: str) -> None:
        form = tuple(word.text for word in words_in(identity))
        if len(form) > 1:
            self._forms.setdefault(form[0], set()).add(form)
        if _written_without_spaces(identity):
            self._unspaced.add(flat(identity).casefold().strip())
        handle = len(form) == 1 or "@" in identity or any(character.isdigit() for character in identity)
        for word in form:
            self._add_word(word, handle=handle, alone=len(form) == 1)

    def _add_word(self, word: str, *, handle: bool, alone: bool) -> None:
        shortest = _SHORTEST_HANDLE if handle and not alone else _SHORTEST_NAME
        if word in _PARTICLES or word.isdigit() or (len(word) < shortest and not alone):
            return
        (self._also_words if self._common(word) else self._plain).add(word)

    def _common(self, word: str) -> bool:
        """Whether `word` is a word too. German dictionaries list names as the nouns they are."""
        if len(word) < _SHORTEST_NAME:
            return True
        names_apart = [each for each in self._languages if each != "de" or not is_given_name(word)]
        return any(is_dictionary_word(word, each) and frequency(word, each) >= _KNOWN for each in names_apart)

    def found_in(self, text: str) -> bool:
        """Whether `text` names anybody."""
        words = words_in(text)
        if any(self._means_somebody(word) for word in words) or self._has_form(words):
            return True
        even = flat(text).casefold() if self._unspaced else ""
        return any(name in even for name in self._unspaced)

    def _means_somebody(self, word: FoldedWord) -> bool:
        if word.text in self._plain:
            return True
        if word.text not in self._also_words or not word.large:
            return False
        return not word.first or (is_given_name(word.text) and not self._begins_sentences(word.text))

    def _begins_sentences(self, word: str) -> bool:
        return any(frequency(word, language) >= _BEGINS_SENTENCES for language in self._languages)

    def _has_form(self, words: Sequence[FoldedWord]) -> bool:
        for at, word in enumerate(words):
            for form in self._forms.get(word.text, ()):
                if form == tuple(other.text for other in words[at : at + len(form)]):
                    return True
        return False


def _written_without_spaces(name: str) -> bool:
    """Chinese, Japanese, Korean, Thai and their neighbours: a name there has no edges to look for."""
    letters = [character for character in name if character.isalpha()]
    return len(letters) > 1 and all(
        "\u0e00" <= c <= "\u0eff" or "\u1100" <= c <= "\u11ff" or c >= "\u2e80" for c in letters
    )


def check(published: Published, material: AuditMaterial) -> Check:
    """Search every public text, seen and unseen, for every form of every known name, handle and address."""
    names = Names(material.identities, material.word_lists)
    texts = public_texts(published, material)
    return verdict(
        "names",
        "looks for names the committee knows",
        SINGLING_OUT,
        tried=len(texts),
        reasons=[_reason(text) for text in texts if names.found_in(text.text)],
        explanation="Every name, handle and address known from the roster and the sources, in any case and script, "
        "was searched for in all public text, markup included.",
    )


def _reason(text: PublicText) -> str:
    return (
        f"{text.place} holds a name, handle or address of somebody the team knows. Mask it in decisions/words.csv, or "
        "change the sentence in decisions/themes.csv."
    )
