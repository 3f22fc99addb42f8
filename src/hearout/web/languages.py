"""Languages by their BCP 47 tags: what they are called, which way they run, and which one suits a reader best."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

from hearout.web.times import locale_of

__all__ = ["direction", "interface_for", "name_in", "offered", "own_name", "suits_best", "tag_of"]

RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})
NO_LANGUAGE = frozenset({"mis", "mul", "root", "und", "zxx"})  # "several", "unknown" and the like
LETTERS_OF_SCRIPT, LETTERS_OF_REGION = 4, 2


def own_name(tag: str) -> str:
    """What its speakers call it: "Deutsch", "Français", "العربية". The tag itself where CLDR does not know."""
    locale = _known(tag)
    name = str(locale.get_display_name() or tag) if locale else tag
    return name[:1].upper() + name[1:]


def name_in(tag: str, language: str) -> str:
    """What it is called in `language`: "Arabisch" for "ar" in "de"."""
    named = locale_of(language).languages.get(tag.replace("-", "_"))
    if named:
        return str(named)
    locale = _known(tag)
    return str(locale.get_display_name(locale_of(language)) or tag) if locale else tag


def direction(tag: str) -> str:
    """ "rtl" or "ltr"."""
    if RIGHT_TO_LEFT & {part.title() for part in tag.split("-")[1:]}:
        return "rtl"
    locale = _known(tag)
    return str(locale.text_direction) if locale else "ltr"


def interface_for(tag: str) -> str:
    """The interface language that is nearest to `tag`: itself, its main language, or else English."""
    return _among(tag, [offered for offered, _ in settings.LANGUAGES]) or settings.LANGUAGE_CODE


def suits_best(accepted: str, offered: Sequence[str]) -> str:
    """Which of the `offered` languages suits a reader who sent `accepted` (an Accept-Language header) best; the first
    one if none does."""
    wanted = (_among(tag, offered) for tag, weight in parse_accept_lang_header(accepted.lower()[:500]) if weight)
    return next((tag for tag in wanted if tag), offered[0])


@cache
def offered(language: str) -> tuple[str, ...]:
    """The names of all languages that CLDR has one for in `language`, in their order."""
    names = {str(name) for code, name in locale_of(language).languages.items() if code not in NO_LANGUAGE}
    return tuple(sorted(names))


def tag_of(words: str, language: str) -> str:
    """The tag of the language that somebody wrote down: its name in `language` or in one that Hearout speaks, or a tag
    of a language that is known. "" where it is none."""
    wanted = words.strip().casefold()
    for spoken in (language, *(tag for tag, _ in settings.LANGUAGES)):
        if wanted in _tags_by_name(spoken):
            return _tags_by_name(spoken)[wanted]
    written = "-".join(_cased(number, part) for number, part in enumerate(words.strip().replace("_", "-").split("-")))
    return written if _main(written) in locale_of("en").languages.keys() - NO_LANGUAGE else ""


@cache
def _tags_by_name(language: str) -> dict[str, str]:
    names = locale_of(language).languages.items()
    return {str(name).casefold(): code.replace("_", "-") for code, name in names if code not in NO_LANGUAGE}


def _cased(number: int, part: str) -> str:
    """A part of a tag as it is written: zh-Hant-TW."""
    if number and len(part) == LETTERS_OF_SCRIPT:
        return part.title()
    return part.upper() if number and len(part) == LETTERS_OF_REGION else part.lower()


def _among(tag: str, offered: Sequence[str]) -> str:
    """`tag` as it is offered, or one of the same main language, or ""."""
    same = [one for one in offered if one.lower() == tag.lower()]
    related = [one for one in offered if _main(one) == _main(tag)]
    return next(iter([*same, *related]), "")


def _main(tag: str) -> str:
    return tag.lower().partition("-")[0]


def _known(tag: str) -> Locale | None:
    """CLDR's locale for the tag, if it has one."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
