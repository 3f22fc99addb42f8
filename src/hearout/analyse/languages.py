"""Which language each text is in, where nobody said: quick for the languages that most texts are in."""

from __future__ import annotations

from collections.abc import Sequence

from hearout.language.identify import identify
from hearout.language.words import frequency, has_word_list, tokens

__all__ = ["languages_of"]

_SAMPLE = 300
_COMMON = 5.0  # Zipf: about the five hundred commonest words of a language
_AT_HOME = 0.35  # in running text, at least this share of the words are among those


def languages_of(texts: Sequence[str]) -> list[str]:
    """The ISO 639-1 code of each text. Identifying takes milliseconds, so it is asked only about texts whose common
    words are not those of the language that most of a sample is in."""
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    main = identify("\n".join(text[:400] for text in sample))
    return [main if _at_home(text, main) else identify(text, (main,)) for text in texts]


def _at_home(text: str, language: str) -> bool:
    words = tokens(text[:600])
    if len(words) < 4 and text.isascii():
        return True
    common = sum(frequency(word.text.lower(), language) >= _COMMON for word in words)
    return has_word_list(language) and common >= _AT_HOME * len(words) > 0
