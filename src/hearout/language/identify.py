"""Which language a text is in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from hearout.language.words import frequency, has_word_list, tokens

__all__ = ["identify"]

_LISTED_AS = {"no": "nb", "nn": "nb", "sr": "sh", "hr": "sh", "bs": "sh", "yue": "zh", "wuu": "zh"}
_CANDIDATES = 5
_POSSIBLE = 0.05
_AT_HOME = 4.9
"""Words this frequent on average are in their own language: most texts are settled without loading other lists."""
_ENOUGH_WORDS = 60
_SPECIFIC_WORDS = 6
_SURE = 0.9
_ORDINARY = 4.5
_BENEFIT_OF_THE_DOUBT = 0.5


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)


def identify(text: str, expected: tuple[str, ...] = ("en",)) -> str:
    """The ISO 639-1 code of `text`'s language.

    Character statistics alone misjudge a handful of Latin words, so they only nominate; the language in which the
    words are most frequent on average wins, with a benefit of the doubt for the first of the `expected` ones.
    Empty `expected`: "en". Source of the statistics: langid.py (Lui and Baldwin, 2012).
    """
    default = expected[0] if expected else "en"
    words = [token.text.lower() for token in tokens(text)[:_ENOUGH_WORDS]]
    if not words:
        return default
    if _ordinary(words, default) >= _AT_HOME:
        return default
    ranked = [pair for pair in _identifier().rank(text)[:_CANDIDATES] if pair[1] >= _POSSIBLE] or [(default, 1.0)]
    likeliest, sure = str(ranked[0][0]), float(ranked[0][1])
    if _script(text) not in ("LATIN", _script_of_language(default)):
        return _LISTED_AS.get(likeliest, likeliest)
    nominated = [_LISTED_AS.get(str(language), str(language)) for language, _ in ranked]
    candidates = [language for language in dict.fromkeys((*expected, *nominated)) if has_word_list(language)]
    ordinary = {language: _ordinary(words, language) for language in candidates}
    if default in ordinary:
        ordinary[default] += _BENEFIT_OF_THE_DOUBT
    best = max(candidates, key=lambda language: ordinary[language], default=default)
    unlisted = not has_word_list(nominated[0]) and sure >= _SURE and len(words) >= _SPECIFIC_WORDS
    if unlisted and ordinary.get(best, 0.0) < _ORDINARY:
        return nominated[0]
    return best


def _ordinary(words: Sequence[str], language: str) -> float:
    """How frequent `words` are in `language` on average (Zipf)."""
    return sum(frequency(word, language) for word in words) / len(words)


def _script(text: str) -> str:
    """The script of most letters, by the first word of their Unicode names."""
    seen: dict[str, int] = {}
    for character in text[:400]:
        if character.isalpha():
            script = unicodedata.name(character, "OTHER").split()[0]
            seen[script] = seen.get(script, 0) + 1
    return max(sorted(seen), key=lambda script: seen[script]) if seen else "LATIN"


_NOT_LATIN = {
    "ar": "ARABIC",
    "fa": "ARABIC",
    "ur": "ARABIC",
    "ru": "CYRILLIC",
    "uk": "CYRILLIC",
    "bg": "CYRILLIC",
    "mk": "CYRILLIC",
    "el": "GREEK",
    "he": "HEBREW",
    "hi": "DEVANAGARI",
    "bn": "BENGALI",
    "ta": "TAMIL",
    "ko": "HANGUL",
    "zh": "CJK",
    "ja": "HIRAGANA",
}


def _script_of_language(language: str) -> str:
    return _NOT_LATIN.get(language, "LATIN")
