"""The team's own words as HTML: simple Markdown, in which nothing is possible but words, lists and plain links.

Two nets, so that neither must be perfect: markdown-it is told to take HTML as text and to make no link but to the web
or to a mailbox; nh3 then takes out every element, attribute and address that is not on the short list here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

__all__ = ["READER", "SCHEMES", "html"]

SCHEMES = frozenset({"http", "https", "mailto"})
ELEMENTS = frozenset({"a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong", "ul"})
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}  # nh3 would allow title on all
# A web or e-mail address as people paste it. What ends a sentence is no part of it.
BARE = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)'\]]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
REMEMBERED = 512  # texts, so that a page asked for often is not read again each time


@lru_cache(maxsize=REMEMBERED)
def html(markdown: str) -> SafeString:
    """`markdown` as HTML that is safe on any page. Its headings are h3 and h4, to stand under a section's h2; a single
    line break stays one; pictures are told by their description; addresses become links without Markdown too."""
    made: str = nh3.clean(
        READER.render(markdown),
        tags=set(ELEMENTS),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel="nofollow noopener",
    )
    return mark_safe(made)  # noqa: S308  cleaned on the line above


def _leads_somewhere(address: str) -> bool:
    scheme, colon, _ = address.partition(":")
    return bool(colon) and scheme.lower() in SCHEMES


def _fit_headings(state: StateCore) -> None:
    """The first heading is h3 whatever its number, and one below the last h3 is h4: no level is left out."""
    top, level = "", "h3"
    for token in state.tokens:
        if token.type == "heading_open":
            level = "h4" if top and token.tag > top else "h3"
            top = token.tag if level == "h3" else top
        if token.type.startswith("heading_"):
            token.tag = level


def _link_addresses(state: StateCore) -> None:
    for token in state.tokens:
        if token.children:
            token.children = list(_linked(token.children))


def _linked(tokens: Sequence[Token]) -> Iterator[Token]:
    """The same, with web and e-mail addresses in the text as links. What is a link already stays as it is."""
    inside_link = False
    for token in tokens:
        inside_link = token.type == "link_open" or (inside_link and token.type != "link_close")
        if token.type == "text" and not inside_link:
            yield from _split(token.content)
        else:
            yield token


def _split(words: str) -> Iterator[Token]:
    told = 0
    for found in BARE.finditer(words):
        address = found[0] if "://" in found[0] else f"mailto:{found[0]}"
        yield Token("text", "", 0, content=words[told : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": address})
        yield Token("text", "", 0, content=found[0])
        yield Token("link_close", "a", -1)
        told = found.end()
    yield Token("text", "", 0, content=words[told:])


def _tell_picture(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """A picture would be fetched from somewhere that then knows who reads this page."""
    return escapeHtml(renderer.renderInlineAsText(tokens[index].children, options, env))


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True})
    reader.validateLink = _leads_somewhere  # type: ignore[method-assign, assignment]  # how markdown-it is told
    reader.core.ruler.push("fit_headings", _fit_headings)
    reader.core.ruler.push("link_addresses", _link_addresses)
    reader.add_render_rule("image", _tell_picture)
    return reader


READER = _reader()
