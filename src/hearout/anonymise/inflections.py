"""How names change inside a sentence, as far as a cheap rule goes: case endings and prefixed particles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearout.anonymise.words import flat

__all__ = ["dictionary_ends", "stems"]

_CYRILLIC = frozenset(
    flat(ending)
    for ending in "а у ом е ы и ой ою ей ею ю я ем ём ам ами ах ов ев ову ева еву ова овой евой овым евым ого его ому ему им ым ич ича ин "
    "ина ином ину ко ка ку кой ки ке чка ша ши".split()
)
_ENDINGS = {
    "fi": "n in an än en ssa ssä sta stä lla llä lta ltä lle ksi na nä a ä tä ta kin han hän ia iä iin ssakin".split(),
    "et": "i le l lt s st sse ga ni ta".split(),
    "hu": "t et ot at nak nek val vel ban ben ra re tól től hoz hez a e ék é on en ön ből ról ről".split(),
    "tr": "in ın un ün nin nın nun nün i ı u ü yi yı yu yü e a ye ya de da den dan te ta le la yle yla".split(),
    "pl": "a u owi em iem ie ę ą y i ów om ami ach ego emu ej o skiego skiemu skim".split(),
    "cs": "a u ovi em e ě y i ou o ům ech ami ové ova ovo ho mu ým".split(),
    "sk": "a u ovi om e y i ou o ho mu ým ovej".split(),
    "hr": "a u om e i o em ov ova ovo ovi".split(),
    "sl": "a u om e i o em ov ova ovo".split(),
    "lt": "o ui ą e as is us io iui iu ai".split(),
    "lv": "a am u ā s es im i ē".split(),
    "el": "ς υ ν ου η α".split(),
}
_LATIN = {language: frozenset(map(flat, endings)) for language, endings in _ENDINGS.items()}
_LATIN |= {"sr": _LATIN["hr"], "bs": _LATIN["hr"], "az": _LATIN["tr"], "kk": _LATIN["tr"], "uz": _LATIN["tr"]}
_KOREAN = re.compile(
    r"(?:이|가|은|는|을|를|의|에게|한테|께서?|와|과|랑|이랑|도|만|님|씨|아|야|이다|에|로|으로|부터|까지|처럼|보다|군|양)+$"
)
_ARABIC = re.compile(r"^(?:وال|بال|كال|فال|لل|ال|و|ف|ب|ل|ك)")
_HEBREW = re.compile(r"^[והבלמשכ]{1,2}")
_SOFT = "аяиьое"  # folded: й is и


def stems(word: str, language: str) -> Iterator[str]:
    """Forms of the folded `word` with an ending or a prefixed particle taken off; the word itself is not among them."""
    first = word[:1]
    if "\u0400" <= first <= "\u04ff":
        yield from _cut(word, _CYRILLIC, 3)
    elif "\u0600" <= first <= "\u06ff":
        yield from _without(_ARABIC, word, 3)
    elif "\u0590" <= first <= "\u05ff":
        yield from _without(_HEBREW, word, 3)
    elif "\uac00" <= first <= "\ud7a3":
        yield from _without(_KOREAN, word, 2)
    elif language in _LATIN:
        yield from _cut(word, _LATIN[language], 4)


def _cut(word: str, endings: frozenset[str], least: int) -> Iterator[str]:
    for letters in range(1, min(6, len(word) - least) + 1):
        if word[-letters:] in endings:
            yield word[:-letters]


def _without(particle: re.Pattern[str], word: str, least: int) -> Iterator[str]:
    bare = particle.sub("", word, count=1)
    if bare != word and len(bare) >= least:
        yield bare


def dictionary_ends(name: str) -> tuple[str, ...]:
    """`name` without the vowel or sign that its cases replace ("Ольга" -> "Ольг"), for names of five letters or more."""
    if len(name) >= 4 and "\u0400" <= name[0] <= "\u04ff" and name[-1] in _SOFT:
        return (name[:-1],)
    if len(name) >= 5 and name[-1] in "aeoy" and name.isascii():
        return (name[:-1],)
    return ()
