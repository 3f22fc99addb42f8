"""Languages by their BCP 47 tags: what they are called, which way they run, and which one suits a reader best."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

from hearout.web.times import locale_of

__all__ = ["direction", "interface_for", "name_in", "own_name", "suits_best"]

RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})


def own_name(tag: str) -> str:
    """What its speakers call it: "Deutsch", "Français", "العربية". The tag itself where CLDR does not know."""
    locale = _known(tag)
    name = str(locale.get_display_name() or tag) if locale else tag
    return name[:1].upper() + name[1:]


def name_in(tag: str, language: str) -> str:
    """What it is called in `language`: "Arabisch" for "ar" in "de"."""
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
