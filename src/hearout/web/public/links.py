"""Where the parts of a consultation's public face are, for one visitor: what they chose in the address goes along."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from hearout.plan.announcement import Announcement
from hearout.web.languages import direction, own_name
from hearout.web.public.visitors import Visitor, ZoneFrom

__all__ = ["LanguageLink", "Links", "links_of_page", "links_of_preview", "whole"]


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language, called what its speakers call it."""

    tag: str
    name: str
    direction: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses within the server; "" for those that a preview cannot offer. `everywhere` are the whole addresses of
    the page by language; `canonical` is the one among them where this page is."""

    page: str
    notices: str
    feed: str
    wikitext: str
    markdown: str
    languages: tuple[LanguageLink, ...]
    canonical: str = ""
    everywhere: tuple[tuple[str, str], ...] = ()


def links_of_page(slug: str, said: Announcement, visitor: Visitor, name: str = "page") -> Links:
    """For the public page called `name` (of its address)."""
    chosen = f"?{urlencode({'zone': visitor.zone})}" if visitor.zone_from is ZoneFrom.ADDRESS else ""
    language = visitor.language if visitor.in_address else ""
    feed_language = "" if visitor.language == said.main_language else visitor.language
    return Links(
        page=_address("page", slug, language) + chosen,
        notices=_address("notices", slug, language) + chosen,
        feed=_address("feed", slug, feed_language),
        wikitext=_address("wikitext", slug, feed_language) + chosen,
        markdown=_address("markdown", slug, feed_language) + chosen,
        languages=_languages(said, visitor, {tag: _address(name, slug, tag) + chosen for tag in said.languages}),
        canonical=whole(_address(name, slug, language)),
        everywhere=_everywhere(name, slug, said),
    )


def links_of_preview(slug: str, said: Announcement, visitor: Visitor, *, is_published: bool) -> Links:
    """For a draft that nobody but the team sees. Notices are there once the page is published."""
    here = reverse("consultations:preview", args=[slug])
    chosen = {"zone": visitor.zone} if visitor.zone_from is ZoneFrom.ADDRESS else {}
    urls = {tag: f"{here}?{urlencode({'language': tag, **chosen})}" for tag in said.languages}
    notices = _address("notices", slug, "") if is_published else ""
    return Links(urls[visitor.language], notices, "", "", "", _languages(said, visitor, urls))


def whole(path: str) -> str:
    """The address as people anywhere can follow it."""
    return f"{settings.ADDRESS.origin}{path}"


def _address(name: str, slug: str, language: str) -> str:
    return reverse(f"public:{name}-in", args=[slug, language]) if language else reverse(f"public:{name}", args=[slug])


def _languages(said: Announcement, visitor: Visitor, urls: dict[str, str]) -> tuple[LanguageLink, ...]:
    """None where there is nothing to choose."""
    if len(said.languages) < 2:
        return ()
    return tuple(
        LanguageLink(tag, own_name(tag), direction(tag), urls[tag], tag == visitor.language) for tag in said.languages
    )


def _everywhere(name: str, slug: str, said: Announcement) -> tuple[tuple[str, str], ...]:
    if len(said.languages) < 2:
        return ()
    in_each = ((tag, whole(_address(name, slug, tag))) for tag in said.languages)
    return (*in_each, ("x-default", whole(_address(name, slug, ""))))
