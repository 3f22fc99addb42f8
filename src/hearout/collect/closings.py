"""How people end a mail: a closing formula, their name, a line or two about themselves."""

from __future__ import annotations

import re
from functools import cache

from mailparser_reply.constants import MAIL_LANGUAGES

from hearout.language.words import fold

__all__ = ["closing_begins"]

_LINES_LOOKED_AT = 8
_SHORT_LINE = 60
_MOST_WORDS = 8
_POSTSCRIPT = re.compile(r"(?i)\W{0,3}p\.? ?p?\.?s\b|\W{0,3}(?:nb|edit|nachtrag|постскриптум)\b")
_SENTENCE_END = re.compile(r"[.?!。？！؟]$")
_LIST_ITEM = re.compile(r"[-*•–] \w")  # "- b" is an item; "-b" may be how somebody called B signs
_FORMULAS = (
    r"(?:with )?(?:my |our )?(?:very |kind(?:est)? |best |warm(?:est)? |many )*(?:regards|wishes|greetings)",
    r"best|all the best|cheers|(?:yours )?(?:sincerely|faithfully|truly)|yours|respectfully(?: yours)?|take care|hugs",
    r"(?:many |with )?thanks(?: again| in advance| a lot| so much| for (?:reading|listening|asking|your time))?",
    r"thank you(?: again| in advance| so much| very much| for (?:reading|listening|asking|your time))?|thx|ta|k?br",
    r"lg|vg|mfg|bg|(?:mit |die )?(?:freundlich|best|lieb|viel|schön|herzlich|sonnig|nett)e[nr]? gr(?:ü|ue)(?:ß|ss)e?n?",
    r"(?:einen |schönen )?gr(?:u|ü|ue)(?:ß|ss)e?|(?:vielen |besten )?dank|danke(?: schön)?|tschüss|bis bald",
    r"(?:bien )?(?:cordialement|à vous|amicalement)|(?:mes |nos )?(?:meilleures |sincères )?salutations",
    r"merci(?: d'avance| beaucoup)?|bonne (?:journée|soirée)|à bientôt",
    r"(?:un |muchos )?(?:saludos?|abrazos?)(?: cordial(?:es)?)?|atentamente|cordialmente|(?:muchas )?gracias",
    r"(?:com os )?(?:melhores |meus )?cumprimentos|atenciosamente|(?:um )?abraços?|(?:muito )?obrigad[oa]|saudações",
    r"(?:cordiali |distinti |un |tanti )?salut[io]|(?:molte )?grazie(?: mille)?|ciao|a presto",
    r"(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?|mvg|bedankt|alvast bedankt|dank je(?: wel)?",
    r"(?:serdecznie )?pozdrawiam|z poważaniem|dziękuję|dzięki",
    r"с уважением|(?:большое )?спасибо|всего (?:доброго|хорошего)|с наилучшими пожеланиями|з повагою|дякую",
    r"(?:مع )?(?:أطيب |خالص )?(?:التحيات|تحياتي|التحية)|شكرا(?: جزيلا)?|مع التحية",
    r"(?:どうぞ)?よろしくお?願い(?:いた)?します|敬具|此致|敬礼|谢谢|谢谢您|祝好|감사합니다",
)


def closing_begins(lines: list[str], sender: str, *, below_a_quote: bool = False) -> tuple[int, int]:
    """Where the closing of a mail stands among its lines with words: (first, behind last); equal when there is none.

    It begins with a formula, or with the sender's own name, near the end; a postscript or a long line ends it.
    `sender` is a name, an address, or both. A mail's first line is no closing, unless it stands below a quote.
    """
    names = _names(sender)
    for first in range(max(0 if below_a_quote else 1, len(lines) - _LINES_LOOKED_AT), len(lines)):
        signed = _is_signature(lines[first], names)
        if not signed and not _is_formula(lines[first], names):
            continue
        behind = _behind(lines, first)
        if behind == len(lines) or _POSTSCRIPT.match(lines[behind]):
            return first, behind
    return len(lines), len(lines)


def _behind(lines: list[str], first: int) -> int:
    """Behind the short lines that follow the first of a closing: names, roles, places, numbers; no sentences."""
    for number in range(first + 1, len(lines)):
        line = lines[number].strip()
        long = len(line) > _SHORT_LINE or len(line.split()) > _MOST_WORDS
        if long or _POSTSCRIPT.match(line) or (_SENTENCE_END.search(line) and len(line.split()) > 3):
            return number
    return len(lines)


def _is_formula(line: str, names: frozenset[str]) -> bool:
    """A closing formula alone, or with a name behind it on the same line."""
    if len(line) > _SHORT_LINE:
        return False
    found = _formula().fullmatch(line.strip())
    if not found:
        return False
    name = found["name"].strip(" \t.,!-–—~*_")
    words = name.split()
    named = bool(words) and len(words) <= 3 and all(word[0].isupper() for word in words)
    return not words or (named and bool(found["comma"])) or _all_names(name, names)


@cache
def _formula() -> re.Pattern[str]:
    known = [str(formula).rstrip(",，.") for own in MAIL_LANGUAGES.values() for formula in own.get("signatures", ())]
    plain = [formula for formula in known if formula != r"/\w+"]
    any_of = "|".join((*_FORMULAS, *plain))
    return re.compile(
        rf"(?i)\W{{0,3}}(?:{any_of})(?P<comma>[ \t]*[,.!،，;–—-]*[!]*)(?:[ \t]*[:;]-?\))?(?P<name>(?:[ \t].*)?)"
    )


def _is_signature(line: str, names: frozenset[str]) -> bool:
    """The sender's name alone, or at the head of a short line ("Ana Lima, Lisbon")."""
    bare = line.strip().strip("-–—~/*_ \t")
    if not names or not bare or len(bare) > _SHORT_LINE or _LIST_ITEM.fullmatch(line.strip()):
        return False
    head = re.split(r"[,(|/–—]| - ", bare, maxsplit=1)[0].strip()
    return _all_names(bare, names) or (len(head.split()) > 1 and head != bare and _all_names(head, names))


def _all_names(words: str, names: frozenset[str]) -> bool:
    own = re.findall(r"\w+", fold(words))
    return 0 < len(own) <= 5 and all(word in names for word in own)


def _names(sender: str) -> frozenset[str]:
    """The words of a sender's name, of the address before its @, and their initials."""
    words = [word for word in re.findall(r"[^\W_]+", fold(sender.partition("@")[0])) if not word.isdigit()]
    initials = "".join(word[0] for word in words)
    return frozenset([*words, *([initials] if len(initials) > 1 else []), *(word[0] for word in words)])
