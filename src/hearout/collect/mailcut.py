"""What somebody newly wrote in a mail, parted from quotes, attributions, closings, signatures and list footers.

How mail programs introduce a quote ("On … wrote:", "Von: … Gesendet: …") in fourteen languages is
mail-parser-reply's knowledge; its own cutting is not used, because it takes a list item or a "Thanks," in the
middle for the start of a signature and cuts everything after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from mailparser_reply.constants import MAIL_LANGUAGES
from mailparser_reply.parser import EmailMessage

from hearout.collect.closings import closing_begins

__all__ = ["Answer", "Cut", "cut_mail"]

_QUOTED = re.compile(r"[ \t]{0,3}>")
_DATED = re.compile(r"@|\d{4}|\d{1,2}[:.h]\d{2}")
_FIELD = re.compile(r"[*_ \t]{0,4}[^\W\d_][\w. -]{0,24}[*_]{0,2}[:：][*_]{0,2}[ \t]+\S")
_RULED_TITLE = re.compile(r"[-_=*]{2,40}[ \t]*[^\W\d_][^-_=*\n]{3,60}[ \t]*[-_=*]{2,40}")
_FORWARDS = re.compile(
    r"(?i)begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message transféré ?:"
)
_RULE = re.compile(r"[ \t]*[_=*-]{10,200}[ \t]*")
_FOOTER = re.compile(r"(?i)https?://|unsubscribe|mailing ?list|abmelden|désabonner|\S@\S")
_SUBSCRIBED = re.compile(
    r"(?i)you received this (?:message|e-?mail) because|to unsubscribe(?: from this|, (?:reply|send|visit|click))"
)
_PRIVATE = re.compile(
    r"(?i)(?=.*\b(?:e-?mail|message|nachricht|mensaje|courriel|messaggio|mensagem)\b)"
    r".*\b(?:confidential|intended (?:solely|only)?|privileged|vertraulich|confidentiel|confidencial|riservat[oe])\b"
)
_PGP_HEAD = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----")
_PGP_TAIL = re.compile(r"-----BEGIN PGP SIGNATURE-----")

_LONGEST_HEADER_LINE = 400
_LINES_SCANNED = 3_000
_LONGEST_SIGNATURE = 25  # lines with words
_LONGEST_BARE_SIGNATURE = 10  # the same, after "--" without its space, which may be a dash
_LONGEST_FOOTER = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """Words newly written, and the quoted paragraph right above them that they answer ("" when there is none)."""

    to: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cut:
    """`answers` is what was newly written, in order; `removed` the stretches cut off, in order."""

    answers: tuple[Answer, ...] = field(repr=False)
    removed: tuple[str, ...] = field(repr=False)


def cut_mail(body: str, sender: str) -> Cut:
    """The new words of a mail by `sender` (name and address; "" when unknown). Every line is kept or removed."""
    lines = _Lines(body.split("\n"))
    _cut_armour(lines)
    _cut_quotes(lines)
    _cut_device_lines(lines)
    _cut_signature(lines)
    _cut_list_footer(lines)
    _cut_notice(lines)
    _cut_closing(lines, sender)
    return Cut(tuple(lines.answers()), lines.removed())


@dataclass(slots=True)
class _Lines:
    text: list[str] = field(repr=False)
    gone: set[int] = field(default_factory=set)

    def remaining(self) -> list[int]:
        """Numbers of the kept lines that are not blank."""
        return [n for n, line in enumerate(self.text) if n not in self.gone and line.strip()]

    def cut(self, start: int, end: int | None = None) -> None:
        self.gone.update(range(start, len(self.text) if end is None else end))

    def answers(self) -> Iterator[Answer]:
        """What is kept, apart wherever quoted lines stood between."""
        words: list[str] = []
        quote: list[str] = []
        answered = ""
        for number, line in enumerate(self.text):
            if number in self.gone and _QUOTED.match(line):
                quote.append(line)
            elif number not in self.gone:
                if quote and line.strip():
                    yield from _answer(answered, words)
                    words, answered, quote = [], _last_paragraph(quote), []
                words.append(line)
        yield from _answer(answered, words)

    def removed(self) -> tuple[str, ...]:
        """Neighbouring removed lines together, blank ends off."""
        stretches: list[list[str]] = []
        last = -2
        for number in sorted(self.gone):
            if number != last + 1:
                stretches.append([])
            stretches[-1].append(self.text[number])
            last = number
        return tuple(words for stretch in stretches if (words := "\n".join(stretch).strip()))


def _answer(to: str, words: list[str]) -> Iterator[Answer]:
    said = "\n".join(words).strip("\n")
    if said.strip():
        yield Answer(to, said)


def _last_paragraph(quote: list[str]) -> str:
    """The last paragraph of quoted lines, without their marks."""
    plain = [line.lstrip(" \t>").strip() for line in quote]
    while plain and not plain[-1]:
        plain.pop()
    begins = next((n + 1 for n in range(len(plain) - 1, -1, -1) if not plain[n]), 0)
    return " ".join(plain[begins:])


def _cut_armour(lines: _Lines) -> None:
    """OpenPGP's head and signature around clear text (RFC 9580, section 7)."""
    for number, line in enumerate(lines.text):
        if _PGP_HEAD.match(line):
            end = next((n for n in range(number, len(lines.text)) if not lines.text[n].strip()), number + 1)
            lines.cut(number, end)
        if _PGP_TAIL.match(line):
            lines.cut(number)
            return


def _cut_quotes(lines: _Lines) -> None:
    """Quoted lines and what introduces them. A quote without marks goes on to the end."""
    unarmoured = [line if number not in lines.gone else "" for number, line in enumerate(lines.text)]
    quoted = {n for n, line in enumerate(lines.text) if _QUOTED.match(line)}
    lines.gone |= quoted
    for start, end in _introductions(unarmoured):
        if _next_words(lines.text, end) in quoted:
            lines.cut(start, end)
        elif not quoted.issuperset(range(start, end)):
            lines.cut(start)
            break
    for number in sorted(quoted):
        if number - 1 not in quoted:
            lines.gone.update(_attribution(lines.text, number))


def _introductions(text: list[str]) -> list[tuple[int, int]]:
    """Line spans that introduce a quote or a forwarded mail, in order."""
    return sorted([*_known_introductions(text), *_ruled_introductions(text)])


def _known_introductions(text: list[str]) -> Iterator[tuple[int, int]]:
    """Those that mail-parser-reply knows, when there is a date, a time or an address in them."""
    scanned = "\n".join(line if len(line) <= _LONGEST_HEADER_LINE else "" for line in text[:_LINES_SCANNED])
    for match in _introduction().finditer(scanned):
        found = match.group()
        if not _DATED.search(found):
            continue
        begun = match.start() + len(found) - len(found.lstrip())
        first = scanned.count("\n", 0, begun)
        yield first, first + found.strip().count("\n") + 1


@cache
def _introduction() -> re.Pattern[str]:
    known: re.Pattern[str] = EmailMessage(text="", languages=list(MAIL_LANGUAGES)).HEADER_REGEX
    return known


def _ruled_introductions(text: list[str]) -> Iterator[tuple[int, int]]:
    """ "---- Forwarded message ----" in any language, when header fields follow."""
    for number, line in enumerate(text[:_LINES_SCANNED]):
        titled = _RULED_TITLE.fullmatch(line.strip()) or _FORWARDS.fullmatch(line.strip())
        following = _next_words(text, number + 1)
        if titled and following < len(text) and _FIELD.match(text[following][:_LONGEST_HEADER_LINE]):
            yield number, number + 1


def _next_words(text: list[str], number: int) -> int:
    """The first line from `number` on that is not blank, or the end."""
    return next((n for n in range(number, len(text)) if text[n].strip()), len(text))


def _attribution(text: list[str], quote: int) -> range:
    """The one to three lines before a quote that say whose it is: they end in a colon and name a time or address."""
    end = quote
    while end and not text[end - 1].strip() and quote - end < 2:
        end -= 1
    if not end or not text[end - 1].rstrip().endswith((":", "：")):
        return range(0)
    for start in range(end - 1, max(-1, end - 4), -1):
        if not text[start].strip() or _QUOTED.match(text[start]):
            break
        if _DATED.search(text[start][:_LONGEST_HEADER_LINE]):
            return range(start, end)
    return range(0)


def _cut_device_lines(lines: _Lines) -> None:
    """ "Sent from my phone", wherever it stands alone."""
    for number in lines.remaining():
        if len(lines.text[number]) <= 100 and _sent_from().match(lines.text[number].strip()):
            lines.cut(number, number + 1)


@cache
def _sent_from() -> re.Pattern[str]:
    known = "|".join(str(own["sent_from"]) for own in MAIL_LANGUAGES.values() if own.get("sent_from"))
    more = r"Envoyé de mon|Enviado do meu|Отправлено (?:с|из)|Lähetetty|Sent (?:from|via|with) \w+"
    return re.compile(rf"(?i)(?:{known}|{more})(?:[ \t]+[\w<>:/()-]+(?:\.[\w<>:/()-]+)*){{0,8}}$")


def _cut_signature(lines: _Lines) -> None:
    """From "-- " (RFC 3676, 4.3) to the end, unless what follows is too long for a signature."""
    remaining = lines.remaining()
    for place, number in enumerate(remaining):
        line = lines.text[number]
        if line.rstrip() != "--" or (place == 0 and not lines.gone):
            continue
        after = len(remaining) - place - 1
        if after <= (_LONGEST_SIGNATURE if line.startswith("-- ") else _LONGEST_BARE_SIGNATURE):
            lines.cut(number)
            return


def _cut_list_footer(lines: _Lines) -> None:
    remaining = lines.remaining()
    for place, number in list(enumerate(remaining))[-_LONGEST_FOOTER:]:
        rest = [lines.text[n] for n in remaining[place + 1 :]]
        ruled = _RULE.fullmatch(lines.text[number][:300]) and (not rest or any(map(_FOOTER.search, rest)))
        if ruled or _SUBSCRIBED.match(lines.text[number].strip()):
            lines.cut(number)
            return


def _cut_notice(lines: _Lines) -> None:
    """The lawyers' paragraph at the end: that the message is confidential and for the addressee."""
    remaining = lines.remaining()
    if not remaining:
        return
    start = remaining[-1]
    while start and lines.text[start - 1].strip() and start - 1 not in lines.gone:
        start -= 1
    last = " ".join(lines.text[start : remaining[-1] + 1])
    if start > remaining[0] and len(last) < 3_000 and _PRIVATE.match(last) and len(last) > 80:
        lines.cut(start)


def _cut_closing(lines: _Lines, sender: str) -> None:
    """ "Best, Ana" and what stands under it."""
    remaining = lines.remaining()
    above = any(_QUOTED.match(lines.text[number]) for number in lines.gone)
    begins, ends = closing_begins([lines.text[n] for n in remaining], sender, below_a_quote=above)
    for place in range(begins, ends):
        lines.cut(remaining[place], remaining[place] + 1)
