"""The notices as an Atom feed (RFC 4287): one entry a notice, in the words that the page has.

Identifiers are made from the consultation's own and the notice's number and language, never from an address, so that
a reader knows every entry again when the server moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.template.loader import render_to_string

from hearout.web.consultations.queries.notices import NoticeTold
from hearout.web.public.links import whole
from hearout.web.public.page import Around

__all__ = ["feed"]

ATOM = "http://www.w3.org/2005/Atom"
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

register_namespace("", ATOM)


def feed(consultation: UUID, around: Around, notices: Iterable[tuple[NoticeTold, datetime]]) -> str:
    """The feed with all `notices`, each with the instant it was given, newest first; there is at least one."""
    entries = [_entry(consultation, around, notice, at) for notice, at in notices]
    root = Element(f"{{{ATOM}}}feed", {XML_LANG: around.asked})
    _text(root, "id", _ident(consultation, f"notices {around.asked}"))
    _text(root, "title", around.title.words)
    _text(root, "updated", entries[0].findtext(f"{{{ATOM}}}updated", ""))
    author = SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", around.host.words or around.title.words)
    _link(root, "self", whole(around.links.feed), "application/atom+xml")
    _link(root, "alternate", whole(around.links.notices), "text/html")
    _text(root, "generator", "Hearout")
    root.extend(entries)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _entry(consultation: UUID, around: Around, notice: NoticeTold, at: datetime) -> Element:
    entry = Element(f"{{{ATOM}}}entry")
    if notice.title.is_fallback:
        entry.set(XML_LANG, notice.title.language)
    when = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    _text(entry, "id", _ident(consultation, f"notice {notice.number} {around.asked}"))
    _text(entry, "title", notice.title.words)
    _text(entry, "published", when)
    _text(entry, "updated", when)
    _link(entry, "alternate", f"{whole(around.links.notices)}#notice-{notice.number}", "text/html")
    content = _text(entry, "content", render_to_string("consultations/parts/notice.html", {"notice": notice}))
    content.set("type", "html")
    return entry


def _text(parent: Element, name: str, words: str) -> Element:
    child = SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = NOT_IN_XML.sub("", words)
    return child


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind})


def _ident(consultation: UUID, name: str) -> str:
    return f"urn:uuid:{uuid5(consultation, name)}"
