# ruff: noqa: E501  (a row of a table is easier to read whole)
"""Patterns of where someone can be reached or found: mail, pages, handles, phones, machines, streets, places."""

from __future__ import annotations

import ipaddress
import re

from hearout.anonymise.lexicon import word_set
from hearout.anonymise.pattern import DIGIT, DIGITS, DOTTED, pattern
from hearout.language.words import frequency, is_dictionary_word

__all__ = ["ADDRESSES"]

_AT = r"(?:\[\s?(?:at|ät|arroba|arobase|chez|@)\s?\]|\(\s?(?:at|ät|arroba|arobase|@)\s?\)|\{\s?at\s?\}|<\s?at\s?>)"
_DOT = r"(?:\[\s?(?:dot|punkt|point|punto|\.)\s?\]|\(\s?(?:dot|punkt|point|punto|\.)\s?\)|\{\s?dot\s?\})"
_SPOKEN_DOT = r"(?:dot|punkt|point|punto)"
_TLD = "com|org|net|edu|gov|int|info|dev|eu|io|de|fr|es|uk|ch|at|nl|be|pt|pl|cz|se|no|fi|dk|ru|ua|br|in|jp|cn|au|nz|ca"
_PATH_TLD = _TLD + "|me|it|us|co|app|blog|wiki|xyz|tech|gg|so|ai|sh|page|site|online|social|chat|cloud|tv|ly|to|fm|im"
_SAYS_ADDRESS = re.compile(r"\b(?:ip|ipv4|address|host|server|from|ping|ssh|at)[\s:=(]{1,3}$", re.IGNORECASE)
_HTML = word_set(
    "a abbr b big blockquote body br center cite code col dd del details div dl dt em font footer h1 h2 h3 h4 h5 h6 "
    "head header hr html i img input ins kbd li link math mark meta nowiki ol option p pre q ref references s script "
    "section select small source span strike strong style sub summary sup svg syntaxhighlight table tbody td template "
    "th thead title tr tt u ul var video gallery includeonly noinclude onlyinclude poem score timeline"
)
_AFTER_NICK = (
    r"(?:you|i|i'm|i'd|yes|yeah|yep|no|nope|thanks|thank|that|that's|it|it's|what|why|how|did|do|don't|have|can|could"
    r"|are|is|ok|okay|sure|agreed|not|we|they|this|but|and|so|hi|hello|please|sorry|lol|\+1)"
)


def _spoken(match: re.Match[str]) -> bool:
    """Of "ana at example.org": whether the first word is no ordinary verb or noun ("look at example.org")."""
    local = match["local"]
    return not local.isalpha() or not is_dictionary_word(local, "en") or frequency(local, "en") < 3.5


def _no_tag(match: re.Match[str]) -> bool:
    nick = match["hide"]
    return nick.lower() not in _HTML and not _bracketed(nick)


def _bracketed(nick: str) -> bool:
    """Whether a nick is one of our own marks, "[person]"."""
    return nick.startswith("[") and nick.endswith("]")


def _nick(match: re.Match[str]) -> bool:
    """Of "nick: words" at the start of a line: whether it looks like a nick and not like a heading."""
    nick = match["hide"]
    if _bracketed(nick):
        return False
    if any(not c.isalpha() for c in nick):
        return not re.fullmatch(r"[\d.\-]+|[A-Za-z]{1,3}\d{0,2}|[A-Za-z]+(?:-[A-Za-z]+)+", nick)
    return nick.islower() and bool(match["after"]) and frequency(nick, "en") < 3.6


def _bare_domain(match: re.Match[str]) -> bool:
    host = match[0].lower()
    return not host.startswith(("asp.net", "ado.net", "vb.net", "ml.net", "e.g", "i.e")) and not host[0].isdigit()


def _four_octets(match: re.Match[str]) -> bool:
    """Whether four numbers are an address; small ones ("4.14.1.0") are a version unless the words say otherwise."""
    octets = [int(octet) for octet in match["hide"].split(".")]
    if max(octets) > 255:
        return False
    before = match.string[max(0, match.start() - 12) : match.start()]
    return bool(_SAYS_ADDRESS.search(before)) or max(octets) >= 64 or octets[0] == 10


def _ipv6(match: re.Match[str]) -> bool:
    try:
        ipaddress.IPv6Address(match[0])
    except ValueError:
        return False
    return match[0].count(":") >= 3 or "::" in match[0].strip(":")


def _enough_digits(match: re.Match[str]) -> bool:
    digits = sum(character.isdigit() for character in match["hide"])
    return 7 <= digits <= 15 and not re.fullmatch(r"[\s(]*(?:19|20)\d\d[-/ ]+(?:19|20)?\d\d\D*", match["hide"])


_NET = (
    pattern(
        "email",
        rf"""(?<![\w.+%-])(?:mailto:)?[\w.+%'-]++
             (?:@|\s?{_AT}\s?)
             [\w-]++(?:(?:\.|\s?{_DOT}\s?|\s{_SPOKEN_DOT}\s)[\w-]++)*""",
        "@", "at]", "at)", "ät]", "ät)", "arroba", "arobase", "at}", "at>", "chez]", "at ]", "at )",
        score=1.0,
    ),
    pattern(
        "email",
        rf"""(?<![\w.+%-])[\w.+%-]{{2,40}}\s
             (?:at\s(?:[\w-]{{1,40}}(?:\s?{_DOT}\s?|\sdot\s)){{1,3}}
             |(?:ät|arroba|arobase)\s(?:[\w-]{{1,40}}(?:\.|\s?{_DOT}\s?|\s{_SPOKEN_DOT}\s)){{1,3}})[a-z]{{2,12}}\b""",
        " at ", " ät ", " arroba ", " arobase ",
    ),
    pattern(
        "email",
        rf"(?<![\w.+%-])(?P<local>[\w.+%-]{{2,40}})\s(?:at|ät)\s(?:[\w-]{{1,40}}\.){{1,3}}(?:{_TLD})\b(?!/)",
        " at ", " ät ",
        holds=_spoken,
    ),
    pattern(
        "link",
        r"(?:\b[a-z][a-z0-9+.-]{1,9}://|\bwww\.)[^\s<>\"'”»\])}|]+(?<![.,;:!?])",
        "://", "www.",
        score=1.0,
    ),
    pattern(
        "link",
        rf"(?<![\w@.+%/-])(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,4}}(?:{_PATH_TLD})/[^\s<>\"'\])}}|]*",
        DOTTED,
    ),
    pattern(
        "link",
        rf"(?<![\w@.+%/-])(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,4}}(?:{_TLD})\b(?![\w(@-]|\.\w)",
        DOTTED,
        holds=_bare_domain,
        ignore_case=False,
    ),
    pattern("handle", r"(?<![\w@/`])@[\w][\w.-]*(?:[@:][\w-]+(?:\.[\w-]+)+)?(?<![.-])", "@", score=1.0),
    pattern("handle", r"(?<![\w/])(?:@[\w.=/-]+|[#!][\w.-]+):[\w-]+(?:\.[\w-]+)+", ":"),
    pattern("handle", r"(?<![\w/])/?u/[\w-]{3,}\b", "u/"),
    pattern(
        "handle",
        r"\b(?:telegram|signal|discord|skype|matrix|mastodon|twitter|instagram|irc|github|gitlab|slack|wechat|line)"
        r"\s?(?:id|handle|name|nick|user(?:name)?|account)?\s?(?::|\bis\b)\s?(?P<hide>[\w.@#-]{3,40})(?<![.,])",
        "telegram", "signal", "discord", "skype", "matrix", "mastodon", "twitter", "instagram", "irc", "github",
        "gitlab", "slack", "wechat", "line",
        holds=lambda match: bool(re.search(r"[\d_@#]", match["hide"])) or frequency(match["hide"], "en") < 2.5,
    ),
    pattern(
        "handle",
        r"(?<![\w<>=])<[@+%~&]?\ ?(?P<hide>[A-Za-z\[\]\\`_^{|}][\w\[\]\\`^{|}-]{1,31})>(?!=)",
        "<",
        holds=_no_tag,
    ),
    pattern(
        "handle",
        rf"^(?:\[?\d{{1,2}}:\d\d(?::\d\d)?\]?\s)?(?P<hide>[A-Za-z_\[\]\\`^{{|}}][\w\[\]\\`^{{|}}-]{{1,31}}):\s"
        rf"(?P<after>{_AFTER_NICK}\b)?",
        ": ",
        holds=_nick,
        score=0.7,
    ),
    pattern(
        "network",
        r"(?<![\w.-])(?P<hide>\d{1,3}(?:\.\d{1,3}){3})(?:/\d{1,2})?(?![\w-]|\.\d)",
        ".",
        digits=True,
        holds=_four_octets,
    ),
    pattern(
        "network",
        r"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])",
        ":",
        holds=_ipv6,
        digits=True,
    ),
    pattern("network", r"\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b", ":", "-", digits=True),
)  # fmt: skip

_PHONE = (
    pattern(
        "phone",
        r"(?<![\w.,+/=-])(?P<hide>(?:\+|00)\s?[1-9](?:[\s().\-/]{0,2}\d){6,14})(?!\w|[.,]\d)",
        "+", DIGITS,
        holds=_enough_digits,
    ),
    pattern(
        "phone",
        r"(?<![\w.,/=-])(?P<hide>\(?0\d{1,4}\)?(?:[\s./-]{1,2}\d{2,5}){2,5})(?!\w|[.,-]\d)",
        DIGITS,
        holds=_enough_digits,
    ),
    pattern("phone", r"(?<![\w.,/=-])(?P<hide>\(?0\d{2,4}\)?\s?[\s/-]\s?\d{5,9})(?!\w|[.,-]\d)", DIGITS, holds=_enough_digits),
    pattern(
        "phone", r"(?<![\w.,/=-])(?P<hide>(?:1[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.]\d{4})(?!\w|[.,-]\d)", DIGITS, holds=_enough_digits
    ),
    pattern(
        "phone",
        r"\b(?:phone|tel|telephone|telefon|t[ée]l[ée]phone|tel[ée]fono|mobile|handy|m[oó]vil|cell|whatsapp|sms|fax"
        r"|call\ me(?:\ (?:at|on))?|text\ me(?:\ (?:at|on))?)\b[^\d\n+(]{0,15}(?P<hide>[+(]?\d[\d\s().\-/]{4,18}\d)",
        "phone", "tel", "teleph", "telefon", "télép", "telép", "téléf", "teléf", "mobile", "handy", "móvil", "movil",
        "cell", "whatsapp", "sms", "fax", "call me", "text me",
        digits=True,
        holds=_enough_digits,
    ),
)  # fmt: skip

_STREET = r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Terrace|Close|Crescent|Highway|Hwy|Parkway|Way|Row|Mews|Gardens)"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽČ][\w'’.-]{0,30}"
_PLACES = (
    pattern(
        "address",
        rf"\b\d{{1,5}}[A-Za-z]?,?\ (?:{_CAPITAL}\ ){{1,4}}{_STREET}\b\.?(?:,?\ (?:Apt|Unit|Flat|Suite|\#)\.?\ ?\w{{1,5}})?",
        DIGIT,
        ignore_case=False,
    ),
    pattern(
        "address",
        r"\b(?:(?:Am|An\ der|Im|In\ der|Auf\ dem)\ )?[A-ZÄÖÜ][\wäöüß-]{1,30}?(?:straße|strasse|str\.|weg|allee|gasse"
        r"|platz|damm|ufer|ring)\ \d{1,4}\ ?[a-z]?\b",
        DIGIT,
        ignore_case=False,
    ),
    pattern(
        "address",
        rf"\b\d{{1,4}}(?:\ ?(?:bis|ter))?,?\ (?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|quai|cours)\ "
        rf"(?:(?:de\ la|de\ l['’]|des|du|de|d['’])\ ?)?(?:{_CAPITAL}\ ?){{1,4}}(?<!\ )",
        DIGIT,
        ignore_case=False,
    ),
    pattern(
        "address",
        rf"\b(?:Calle|C/|Avenida|Avda\.?|Plaza|Paseo|Carrera|Rua|Via|Viale|Piazza|ul\.)\ ?(?:(?:de\ las?|de\ los|del|de|da|do)\ )?"
        rf"(?:{_CAPITAL},?\ ){{1,4}}(?:n[.º°]{{1,2}}\ ?)?\d{{1,4}}\b",
        DIGIT,
        ignore_case=False,
    ),
    pattern("address", r"\b(?:P\.?\s?O\.?\ Box|Postfach|Apartado)\ \d{1,6}\b", "box", "postfach", "apartado", digits=True),
    pattern("address", r"\b[A-Z]{1,2}\d[A-Z\d]?\ \d[ABD-HJLNP-UW-Z]{2}\b", DIGIT, ignore_case=False),
    pattern("address", r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z]\ \d[A-Z]\d\b", DIGIT, ignore_case=False),
    pattern("address", r"\b(?!19|20)[1-9]\d{3}\ (?!AM|PM|AD|BC|US|MB|GB|KB|TB|EU|UK|OK)[A-Z]{2}\b", DIGITS, ignore_case=False),
    pattern("address", rf"(?:,\ |\b[A-Z]{{1,3}}-)\d{{5}}\ {_CAPITAL}", DIGITS, ignore_case=False),
    pattern("address", r"\b(?:A[KLRZ]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
            r"|T[NX]|UT|V[AT]|W[AIVY])\ \d{5}(?:-\d{4})?\b", DIGITS, ignore_case=False),
    pattern(
        "coordinates",
        r"(?<![\w.])[-+]?\d{1,2}\.\d{3,10}°?\s?[NS]?\s?[,;\s]\s?[-+]?\d{1,3}\.\d{3,10}°?\s?[EWO]?(?!\w|\.\d)",
        ".",
        digits=True,
    ),
    pattern("coordinates", r"\d{1,3}°\s?(?:\d{1,2}(?:\.\d+)?['′’]\s?)?(?:\d{1,2}(?:\.\d+)?[\"″”]\s?)?[NSEWO]\b", "°"),
)  # fmt: skip

ADDRESSES = _NET + _PHONE + _PLACES
