"""Which words make good names: what stands where nouns stand, and no words that fit every subject."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import numpy as np

from hearout.analyse.arrays import Floats
from hearout.analyse.reading import Reading

__all__ = ["says_little", "stands_as_noun"]

_BEFORE_NOUNS = {
    "en": "the a an of for in with about on by from without our their its your no more less better good bad new other"
    " any some many this these those that every all and",
    "de": "der die das den dem des ein eine einen einem einer kein keine von für mit über ohne mehr bessere besserer",
    "fr": "le la les un une des du de au aux pour avec sans sur plus leur notre ce cette ces",
    "es": "el la los las un una de del al para con sin sobre más su nuestro esta este estos",
    "it": "il lo la i gli le un una di del della per con senza su più questo questa",
    "pt": "o a os as um uma de do da dos das para com sem sobre mais este esta",
    "nl": "de het een van voor met over zonder meer geen dit deze die",
}
_BEFORE_VERBS = {
    "en": "to i we you they he she it would should could can will must may might not don't doesn't didn't can't won't"
    " please let cannot who never always just",
    "de": "zu ich wir sie man er es nicht",
    "fr": "je nous vous ils elles on il elle ne",
    "es": "yo nosotros ellos no se",
    "it": "io noi loro non si",
    "pt": "eu nós eles não se",
    "nl": "te ik wij we ze niet",
}
_CONTRACTED = re.compile(r"['’](?:d|ll|m|re|t|ve)$")
_NOUN = frozenset((word, language) for language, words in _BEFORE_NOUNS.items() for word in words.split())
_VERB = frozenset((word, language) for language, words in _BEFORE_VERBS.items() for word in words.split())


def says_little(term: str) -> bool:
    """Whether a word fits every subject, or is a contraction. English only: elsewhere frequency alone tells."""
    return term in _little() or _CONTRACTED.search(term) is not None


@cache
def _little() -> frozenset[str]:
    return frozenset(files("hearout.analyse").joinpath("little-words-en.txt").read_text(encoding="utf-8").split())


def stands_as_noun(reading: Reading) -> Floats:
    """For each word of the reading: 1 where it stands where nouns stand (after an article), 0 where verbs stand
    (after "to", "we"), 0.5 where its neighbour does not tell or its language is not known here."""
    lexicon = reading.lexicon
    marks = np.array(
        [
            _mark(spelling.lower(), language)
            for spelling, language in zip(lexicon.spellings, lexicon.languages, strict=True)
        ]
    )
    before = np.full(len(reading.flat), 0.5)
    if len(reading.flat) > 1:
        same = reading.adjoins[1:]
        before[1:][same] = marks[reading.flat[:-1]][same]
    return before


def _mark(word: str, language: str) -> float:
    if (word, language) in _NOUN:
        return 1.0
    return 0.0 if (word, language) in _VERB else 0.5
