"""Wikitext to readable text, with what was cut on the way.

mwparserfromhell knows the grammar, but takes minutes over a page full of brackets that nobody closed, so those are
made harmless first; formatting tags and quotes are dropped before, as only their content is wanted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

import mwparserfromhell
from mwparserfromhell.nodes import Argument, Comment, ExternalLink, HTMLEntity, Node, Tag, Template, Text, Wikilink
from mwparserfromhell.parser import ParserError

from hearout.collect.markup import comments, elements, without
from hearout.collect.wikitemplates import QUOTES, SHOWN, VOTES

__all__ = ["Plain", "masked", "plain_text"]

_LONGEST_PARSED = 40_000  # characters of one comment; longer ones are cleaned, not parsed
_DEEPEST = 12
_BRACKETS = re.compile(r"\{\{|\}\}|\[\[|\]\]|\[(?=(?:https?:|ftp:|mailto:)?//)|\]")
_CLOSES = {"}}": "{{", "]]": "[[", "]": "["}

_GONE = "\ue002"  # where a template was cut out of a sentence
_LEFT_BEFORE_STOP = re.compile(rf"[ ,]*{_GONE}[ ]*(?=[.,;:!?])|{_GONE}")

_VERBATIM = re.compile(r"(?i)<(nowiki|pre|syntaxhighlight|source|code|math)\b[^<>]{0,300}>")
_UNSAID = re.compile(r"(?i)<(ref|s|del|strike|script|style|gallery|templatestyles|references)\b[^<>]{0,300}>")
_QUOTING = re.compile(r"(?i)<(blockquote)\b[^<>]{0,300}>")
_TAG = re.compile(
    r"(?i)</?(?:b|i|u|em|strong|small|big|span|div|font|center|p|sub|sup|tt|kbd|samp|var|abbr|cite|q|bdi|bdo|ins|mark"
    r"|blockquote|ul|ol|li|dl|dd|dt|table|tr|td|th|ref|references|noinclude|includeonly|nowiki|poem|s|del|wbr|code|pre)"
    r"\b[^<>]{0,300}>"
)
_BREAK = re.compile(r"(?i)<br\b[^<>]{0,100}>")
_MAGIC = re.compile(r"__[A-Z]{3,20}__")
_LIST = re.compile(r"(?m)^([:*#;]+)[ \t]*")
_RULE = re.compile(r"(?m)^-{4,}[ \t]*$")
_TABLE = re.compile(r"(?m)^[ \t:]*(?:\{\|.{0,300}|\|\}|\|-.{0,200}|[|!](?![|}])(?:[^|\n]{0,200}[^|\n]\|(?!\|))?)")
_FILES = re.compile(
    r"(?i)(?:file|image|datei|bild|fichier|archivo|imagen|ficheiro|immagine|bestand|файл|ملف|plik|media"
    r"|category|kategorie|catégorie|categoría|categoria|categorie|категория|تصنيف|kategoria):"
)


@dataclass(slots=True)
class Plain:
    """`text` to read, and what was `removed` from it, in order."""

    text: str = field(default="", repr=False)
    removed: list[str] = field(default_factory=list, repr=False)


def masked(page: str) -> str:
    """The page with everything that only quotes wikitext blanked out, every character at its place.

    Comments, <nowiki>, <pre> and the like, quoted comments: a heading or signature in them is none.
    """
    quoting = [stretch for opening in (_VERBATIM, _QUOTING, _UNSAID) for stretch in elements(page, opening)]
    pieces: list[str] = []
    at = 0
    for start, end in sorted([*comments(page), *quoting, *(match.span() for match in _quoted().finditer(page))]):
        if end > at:
            pieces += (page[at : max(at, start)], re.sub(r"[^\n]", " ", page[max(at, start) : end]))
            at = end
    return "".join((*pieces, page[at:]))


def plain_text(wikitext: str) -> Plain:
    """What a reader of the page sees of `wikitext`. Struck-out words, references, comments, templates that only call
    somebody, pictures and link targets are `removed`; quotes, list items and link labels stay."""
    found = Plain()
    text, kept = _set_aside(wikitext, found)
    text = _LIST.sub(lambda marks: "- " if marks[1][-1] in "*#" else "", _RULE.sub("", _MAGIC.sub("", text)))
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", _TABLE.sub("", text) if "{|" in text else text)
    text = re.sub(r"'{2,5}", "", text).replace("<", "&lt;")
    text = _shown(text, found) if len(text) <= _LONGEST_PARSED else text.replace("&lt;", "<")
    text = _LEFT_BEFORE_STOP.sub("", text)
    for number, verbatim in enumerate(kept):
        text = text.replace(_place(number), verbatim)
    lines = (" ".join(line.replace("\u00a0", " ").split()) for line in text.split("\n"))
    found.text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return found


def _set_aside(wikitext: str, found: Plain) -> tuple[str, list[str]]:
    """The text without comments and unsaid parts, and with verbatim parts replaced by places to put them back."""
    text = re.sub("[\ue000-\ue002]", "", wikitext)
    text, taken = without(text, comments(text))
    found.removed += taken
    text, taken = without(text, elements(text, _UNSAID))
    found.removed += taken
    pieces: list[str] = []
    kept: list[str] = []
    at = 0
    for start, end in elements(text, _VERBATIM):
        pieces += (text[at:start], _place(len(kept)))
        kept.append(re.sub(r"^<[^<>]*>|</[^<>]*>$", "", text[start:end]))
        at = end
    return "".join((*pieces, text[at:])), kept


def _place(number: int) -> str:
    return f"\ue000{number}\ue001"


@cache
def _quoted() -> re.Pattern[str]:
    """Quoting templates that stand on one line."""
    names = "|".join(re.escape(name) for name in sorted(QUOTES))
    return re.compile(rf"(?i)\{{\{{[ ]*(?:{names})[ ]*\|[^{{}}\n]{{0,5000}}\}}\}}")


def _shown(text: str, found: Plain) -> str:
    try:
        nodes = mwparserfromhell.parse(_harmless(text), skip_style_tags=True).nodes
    except (ParserError, RecursionError):
        return text.replace("&lt;", "<")
    return "".join(_node(node, found) for node in nodes)


def _harmless(text: str) -> str:
    """Brackets without a partner, or nested too deep, as character references."""
    stack: list[re.Match[str]] = []
    paired: set[int] = set()
    for match in _BRACKETS.finditer(text):
        opener = _CLOSES.get(match[0])
        if opener is None:
            stack.append(match)
            continue
        depth = next((n for n, waiting in enumerate(reversed(stack[-_DEEPEST:])) if waiting[0] == opener), None)
        if depth is not None and len(stack) <= _DEEPEST:
            paired.update((stack[-1 - depth].start(), match.start()))
            del stack[-1 - depth :]
    return _BRACKETS.sub(lambda m: m[0] if m.start() in paired else "".join(f"&#{ord(c)};" for c in m[0]), text)


def _node(node: Node, found: Plain) -> str:
    if isinstance(node, Text):
        return str(node.value)
    if isinstance(node, HTMLEntity):
        return _character(node)
    if isinstance(node, Wikilink):
        return _link(str(node.title).strip(), "" if node.text is None else _inside(node.text.nodes, found), found)
    if isinstance(node, ExternalLink):
        return _link(str(node.url), "" if node.title is None else _inside(node.title.nodes, found), found)
    if isinstance(node, Template):
        return _template(node, found)
    if isinstance(node, (Comment, Argument)):
        found.removed.append(str(node))
        return ""
    if isinstance(node, Tag) and node.contents is not None:
        return _inside(node.contents.nodes, found)
    return str(node)


def _inside(nodes: list[Node], found: Plain) -> str:
    return "".join(_node(node, found) for node in nodes)


def _character(entity: HTMLEntity) -> str:
    try:
        return str(entity.normalize())
    except (ValueError, OverflowError):
        return str(entity)


def _link(target: str, label: str, found: Plain) -> str:
    if _FILES.match(target.lstrip(": ")) and not target.startswith(":"):
        found.removed.append(f"{target}|{label}" if label else target)
        return ""
    if label.strip():
        found.removed.append(target)
        return label
    return target.lstrip(":")


def _template(node: Template, found: Plain) -> str:
    """A quote or a display template shows its words, a vote its name; whatever else is structure."""
    name = " ".join(str(node.name).replace("_", " ").lower().split())
    words = [param for param in node.params if not param.showkey]
    if name in QUOTES or name in SHOWN:
        shown = words[-1] if name in ("lang", "colour", "color", "font color") and words else next(iter(words), None)
        shown = shown or next((p for p in node.params if str(p.name).strip().lower() in ("1", "text", "quote")), None)
        rest = [str(param) for param in node.params if param is not shown]
        found.removed.extend(rest)
        return "" if shown is None else _inside(shown.value.nodes, found)
    if name in VOTES:
        return f" {str(node.name).strip()} {_inside(words[0].value.nodes, found) if words else ''}"
    found.removed.append(str(node))
    return _GONE
