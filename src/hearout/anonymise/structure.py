# ruff: noqa: E501  (a row of a table is easier to read whole)
"""The structure net, for text that no reader took apart: signatures, headers, speaker labels, quoted lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearout.language.words import frequency, is_dictionary_word, is_given_name
from hearout.records.redaction import Net, Span

__all__ = ["structure_in"]

_USER_LINK = r"\[\[\s?:?(?:[a-z]{2,3}:)?[^\[\]|:\n]{2,30}:[^\[\]|\n]{1,120}(?:\|[^\[\]\n]{0,200})?\]\]"
_WIKI_SIGNATURE = re.compile(
    rf"(?:[-–—]{{1,3}}\s?)?(?:<[^<>\n]{{1,120}}>)*{_USER_LINK}[^\n]{{0,300}}?\d\d:\d\d, \d{{1,2}}\.? [^\W\d_]+\.? \d{{4}} \([^()\n]{{2,12}}\)",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(
    r"^(?:From|To|Cc|Bcc|Reply-To|Sender|Message-ID|Date|Sent|Received|Return-Path|In-Reply-To|References|X-[\w-]+|Von|An|Gesendet|De|À|Para"
    r"|Envoyé|Enviado):[ \t](?P<hide>[^\n]+)",
    re.MULTILINE | re.IGNORECASE,
)
_WROTE = re.compile(
    r"^[>\s]{0,6}(?:On|Am|Le|El|Il|Den|Op|Em)\b[^\n]{4,200}(?:\n[^\n]{0,120})?(?:wrote|schrieb|a écrit|escribió|ha scritto|skrev|schreef|escreveu)\b[^\n:]{0,80}:",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*", re.MULTILINE)
_DASHES = re.compile(r"^-- ?\n(?P<hide>.{1,1500})\Z", re.MULTILINE | re.DOTALL)
_SIGN_OFF = re.compile(
    r"^[ \t]*(?:(?:kind|best|warm|many)? ?(?:regards|wishes)|best|cheers|thanks(?: again)?|thank you|yours(?: \w+)?|sincerely|all the best|greetings"
    r"|(?:mit )?(?:freundlichen?|besten?|vielen?|lieben?|herzlichen?|schönen?)? ?(?:grüßen|grüße|gruß|gruss)|mfg|lg|vg|cordialement|amicalement|bien à vous"
    r"|un saludo|saludos(?: cordiales)?|atentamente|cordiali saluti)[,.! ]*\n{1,2}(?P<hide>[^\n]{1,60}(?:\n[^\n]{1,80}){0,5})\s*\Z",
    re.MULTILINE | re.IGNORECASE,
)
_VOICE = re.compile(r"<v(?:\.[\w.]+)? (?P<hide>[^<>\n]{1,80})>", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\)?\]?[ \t]*(?:-[ \t]*)?)?(?P<hide>[^\s:<>\[\]#*|=][^:<>\[\]\n|=]{0,48}?)(?: \([^()\n]{1,30}\))?[ \t]?:(?=[ \t]|$)",
    re.MULTILINE,
)
_NO_LABEL = re.compile(
    r"(?:Speaker|Participant|Person|Voice|Interviewer|Moderator|Facilitator|Question|Q|A) ?\d{0,3}", re.IGNORECASE
)


def structure_in(text: str, channel: str) -> Iterator[Span]:
    """What the form of a `channel` ("survey", "session", "talk", "email", "other" or empty) shows to be about people.

    Signatures and `<v Name>` are taken wherever they stand; quoted lines and headers in mail only, labels in sessions.
    """
    if "[[" in text:
        yield from _found(_WIKI_SIGNATURE, text, "signature")
    if "<v" in text or "<V" in text:
        yield from _found(_VOICE, text, "person")
    if "\n" in text:
        yield from _found(_DASHES, text, "signature")
        yield from _found(_SIGN_OFF, text, "signature")
    if channel in ("email", "") and ":" in text:
        yield from _found(_WROTE, text, "quotation")
    if channel == "email":
        yield from _found(_MAIL_HEADER, text, "signature")
        yield from _found(_QUOTED, text, "quotation")
    if channel == "session":
        yield from (span for span in _found(_LABEL, text, "person") if _names_a_speaker(text[span.start : span.end]))


def _found(pattern: re.Pattern[str], text: str, kind: str) -> Iterator[Span]:
    part: int | str = "hide" if "hide" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        start, end = match.span(part)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start, end, kind, Net.STRUCTURE)


def _names_a_speaker(label: str) -> bool:
    """Whether the words before a colon are somebody rather than the topic of the line ("Two questions: …")."""
    words = label.split()
    if len(words) > 5 or _NO_LABEL.fullmatch(label) or label.isdigit():
        return False
    if any(is_given_name(word) and word[0].isupper() for word in words):
        return True
    ordinary = [word for word in words if is_dictionary_word(word, "en") and frequency(word, "en") >= 3.0]
    return len(ordinary) < len(words)
