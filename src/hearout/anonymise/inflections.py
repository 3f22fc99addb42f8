"""How names change inside a sentence, as far as a cheap rule goes: case endings and prefixed particles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearout.anonymise.lexicon import word_set
from hearout.anonymise.words import flat

__all__ = ["dictionary_ends", "stems"]

_CYRILLIC = frozenset(
    flat(ending)
    for ending in word_set(
        "а у ом е ы и ой ою ей ею ю я ем ём ам ами ах ов ев ову ева еву ова овой евой овым евым ого его ому ему им ым "
        "ич ича ин ина ином ину ко ка ку кой ки ке чка ша ши"
    )
)
_ENDINGS = {
    "fi": "n in an än en ssa ssä sta stä lla llä lta ltä lle ksi na nä a ä ille illa illä ista istä issa issä tä ta "
    "kin han hän ia iä iin ssakin",
    "et": "i le l lt s st sse ga ni ta",
    "hu": "t et ot at nak nek val vel ban ben ra re tól től hoz hez a e ék é on en ön ből ról ről",
    "tr": "in ın un ün nin nın nun nün i ı u ü yi yı yu yü e a ye ya de da den dan te ta le la yle yla",
    "pl": "a u owi em iem ie ę ą y i ów om ami ach ego emu ej o skiego skiemu skim",
    "cs": "a u ovi em e ě y i ou o ům ech ami ové ova ovo ho mu ým",
    "sk": "a u ovi om e y i ou o ho mu ým ovej",
    "hr": "a u om e i o em ov ova ovo ovi",
    "sl": "a u om e i o em ov ova ovo",
    "lt": "o ui ą e as is us io iui iu ai",
    "lv": "a am u ā s es im i ē",
    "el": "ς υ ν ου η α",
}
_LATIN = {language: frozenset(map(flat, endings.split())) for language, endings in _ENDINGS.items()}
_LATIN |= {
    "sh": _LATIN["hr"],
    "sr": _LATIN["hr"],
    "bs": _LATIN["hr"],
    "az": _LATIN["tr"],
    "kk": _LATIN["tr"],
    "uz": _LATIN["tr"],
}
_KOREAN = re.compile(
    r"(?:이|가|은|는|을|를|의|에게|한테|께서?|와|과|랑|이랑|도|만|님|씨|아|야|이다|에|로|으로|부터|까지|처럼|보다|군|양)+$"
)
_ARABIC = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "ك")
_HEBREW = ("וה", "ול", "ומ", "וב", "שה", "ו", "ה", "ב", "ל", "מ", "ש", "כ")
_SOFT = "аяиьое"  # folded: й is и


def stems(word: str, language: str) -> Iterator[str]:
    """Forms of the folded `word` with an ending or a prefixed particle taken off; the word itself is not among them."""
    first = word[:1]
    if "\u0400" <= first <= "\u04ff":
        yield from _cut(word, _CYRILLIC, 3)
    elif "\u0600" <= first <= "\u06ff":
        yield from _after(_ARABIC, word, 3)
    elif "\u0590" <= first <= "\u05ff":
        yield from _after(_HEBREW, word, 3)
    elif "\uac00" <= first <= "\ud7a3":
        yield from _before_particle(word, 2)
    elif language in _LATIN:
        yield from _cut(word, _LATIN[language], 4)


def _cut(word: str, endings: frozenset[str], least: int) -> Iterator[str]:
    for letters in range(1, min(6, len(word) - least) + 1):
        if word[-letters:] in endings:
            yield word[:-letters]


def _after(particles: tuple[str, ...], word: str, least: int) -> Iterator[str]:
    for particle in particles:
        if word.startswith(particle) and len(word) - len(particle) >= least:
            yield word[len(particle) :]


def _before_particle(word: str, least: int) -> Iterator[str]:
    bare = _KOREAN.sub("", word)
    if bare != word and len(bare) >= least:
        yield bare


def dictionary_ends(name: str) -> tuple[str, ...]:
    """What cases leave of a folded `name` where they change more than they add: "Ольга" -> "Ольг" (Ольгой),
    "Virtanen" -> "virtase" (Virtasen), "Matti" -> "mati" (Matin), "الأمين" -> "امين"."""
    if len(name) >= 4 and "\u0400" <= name[0] <= "\u04ff" and name[-1] in _SOFT:
        return (name[:-1],)
    if name.startswith("ال") and len(name) >= 5:
        return (name[2:],)
    if not name.isascii() or len(name) < 5:
        return ()
    if name.endswith("nen"):
        return (name[:-3] + "se",)
    if name[-1] in "aeoy":
        return (name[:-1],)
    return (name[:-2] + name[-1],) if name[-3:-1] in ("kk", "pp", "tt") else ()
