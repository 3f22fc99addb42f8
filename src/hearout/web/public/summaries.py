"""Published versions of the summary, as a visitor is told of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from hearout.plan.announcement import Said
from hearout.web.consultations.queries.readers import Reader
from hearout.web.public.links import Links
from hearout.web.public.queries import Head
from hearout.web.releases.models import Release
from hearout.web.releases.queries import newest, reason_of
from hearout.web.times import TimeTold

__all__ = ["SummaryTold", "VersionTold", "summary_told", "version_told"]


@dataclass(frozen=True, slots=True)
class SummaryTold:
    """That there is a summary: `words` say which version and since when."""

    version: int
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class VersionTold:
    """One version: since when there is it, and why."""

    number: int
    at: TimeTold
    reason: Said
    url: str
    is_here: bool


def summary_told(head: Head, reader: Reader, links: Links) -> SummaryTold | None:
    """The version that is in force; None before there is any."""
    release = newest(head.consultation) if head.version else None
    if release is None:
        return None
    when = reader.time(release.at).day
    if release.version == 1:
        words = gettext("Published on %(day)s: what was said, and how we tried to find people in it.")
    else:
        words = gettext("Version %(version)s, published on %(day)s. The earlier ones can be read there too.")
    return SummaryTold(release.version, words % {"version": release.version, "day": when}, links.summary)


def version_told(release: Release, reader: Reader, url: str, *, here: int) -> VersionTold:
    """A version on the list of them; `here` is the one that is being read."""
    said = reader.said(reason_of(release))
    return VersionTold(release.version, reader.time(release.at), said, url, release.version == here)
