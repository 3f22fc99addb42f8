"""Where the parts of a consultation's public face are, for one visitor: what they chose in the address goes along."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from hearout.plan.announcement import Announcement
from hearout.web.languages import direction, own_name
from hearout.web.public.queries import Head
from hearout.web.public.visitors import Visitor, ZoneFrom

__all__ = ["LanguageLink", "Links", "address", "file_address", "links_of_page", "links_of_preview", "whole"]


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
    summary: str
    feed: str
    wikitext: str
    markdown: str
    languages: tuple[LanguageLink, ...]
    canonical: str = ""
    everywhere: tuple[tuple[str, str], ...] = ()


def links_of_page(head: Head, said: Announcement, visitor: Visitor, name: str = "page", *given: int) -> Links:
    """For the public page called `name` (of its address), which takes what is `given`."""
    slug = head.slug
    chosen = f"?{urlencode({'zone': visitor.zone})}" if visitor.zone_from is ZoneFrom.ADDRESS else ""
    language = visitor.language if visitor.in_address else ""
    feed_language = "" if visitor.language == said.main_language else visitor.language
    return Links(
        page=address("page", slug, language) + chosen,
        notices=address("notices", slug, language) + chosen,
        summary=address("summary", slug, language) + chosen if head.version else "",
        feed=address("feed", slug, feed_language),
        wikitext=address("wikitext", slug, feed_language) + chosen,
        markdown=address("markdown", slug, feed_language) + chosen,
        languages=_languages(said, visitor, {tag: address(name, slug, tag, *given) + chosen for tag in said.languages}),
        canonical=whole(address(name, slug, language, *given)),
        everywhere=_everywhere(name, slug, said, given),
    )


def links_of_preview(slug: str, said: Announcement, visitor: Visitor, *, is_published: bool) -> Links:
    """For a draft that nobody but the team sees. Notices are there once the page is published."""
    here = reverse("consultations:preview", args=[slug])
    chosen = {"zone": visitor.zone} if visitor.zone_from is ZoneFrom.ADDRESS else {}
    urls = {tag: f"{here}?{urlencode({'language': tag, **chosen})}" for tag in said.languages}
    notices = address("notices", slug, "") if is_published else ""
    return Links(urls[visitor.language], notices, "", "", "", "", _languages(said, visitor, urls))


def whole(path: str) -> str:
    """The address as people anywhere can follow it."""
    return f"{settings.ADDRESS.origin}{path}"


def address(name: str, slug: str, language: str, *given: int) -> str:
    """The path of the public page called `name`, in a language where its address names one ("")."""
    if language:
        return reverse(f"public:{name}-in", args=[slug, language, *given])
    return reverse(f"public:{name}", args=[slug, *given])


def file_address(slug: str, version: int, name: str) -> str:
    """The path of a file of a published summary."""
    return reverse("public:summary-file", args=[slug, version, name])


def _languages(said: Announcement, visitor: Visitor, urls: dict[str, str]) -> tuple[LanguageLink, ...]:
    """None where there is nothing to choose."""
    if len(said.languages) < 2:
        return ()
    return tuple(
        LanguageLink(tag, own_name(tag), direction(tag), urls[tag], tag == visitor.language) for tag in said.languages
    )


def _everywhere(name: str, slug: str, said: Announcement, given: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    if len(said.languages) < 2:
        return ()
    in_each = ((tag, whole(address(name, slug, tag, *given))) for tag in said.languages)
    return (*in_each, ("x-default", whole(address(name, slug, "", *given))))
