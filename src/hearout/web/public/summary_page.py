"""A published summary, or its privacy report, inside the frame of this site: what was audited stands in it word for
word, and around it what is known of the version. Summaries and reports are read where they were published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from hearout import publish
from hearout.plan.announcement import Announcement
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import direction, name_in
from hearout.web.public.links import Links, address, file_address
from hearout.web.public.page import Around, around
from hearout.web.public.queries import Head
from hearout.web.public.summaries import VersionTold, version_told
from hearout.web.public.visitors import Visitor
from hearout.web.releases.models import Release
from hearout.web.releases.queries import files_of, releases_of, signers_of
from hearout.web.releases.rules import PAGE, REPORT_PAGE, Signer
from hearout.web.times import TimeTold

__all__ = ["FILE_TITLES", "FileTold", "SummaryPage", "body", "files_told", "summary_page"]

FILE_TITLES: dict[str, str | Promise] = {
    PAGE: _("The page, to keep: it needs nothing else"),
    "summary.md": _("Markdown"),
    "summary.wiki": _("Wikitext"),
    "summary.json": _("Data, with every number"),
    "tables.csv": _("Tables, for a spreadsheet"),
    "codebook.txt": _("What stands in the tables"),
    REPORT_PAGE: _("The privacy report, to keep"),
    "privacy-report.json": _("The privacy report as data"),
}


@dataclass(frozen=True, slots=True)
class FileTold:
    """One file to take along."""

    name: str
    title: str | Promise
    size: str
    url: str


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """What stands around the published words (`body`, in `language`). `newer` is the version in force where this is
    another; `taken_back` are the days on which words left it."""

    around: Around
    body: SafeString
    is_report: bool
    has_report: bool
    language: str
    direction: str
    language_name: str
    title: str
    version: VersionTold
    newer: VersionTold | None
    versions: tuple[VersionTold, ...]
    signed_by: tuple[Signer, ...]
    taken_back: tuple[TimeTold, ...]
    files: tuple[FileTold, ...]
    digest: str
    summary_url: str


def summary_page(
    head: Head, said: Announcement, visitor: Visitor, links: Links, number: int, *, report: bool
) -> SummaryPage | None:
    """The version of that number as the visitor reads it; None where there is none."""
    releases = list(releases_of(head.consultation))
    release = next((one for one in releases if one.version == number), None)
    if release is None:
        return None
    reader, held = visitor.reads(said), files_of(release)
    versions = _versions(releases, reader, head, visitor, number)
    here = next(one for one in versions if one.is_here)
    return SummaryPage(
        around=around(head.slug, said, visitor, links),
        body=body(held, report=report),
        is_report=report,
        has_report=REPORT_PAGE in held,
        language=release.language,
        direction=direction(release.language),
        language_name=name_in(release.language, reader.spoken),
        title=release.title,
        version=here,
        newer=None if versions[0].is_here else versions[0],
        versions=versions,
        signed_by=signers_of(release),
        taken_back=tuple(reader.time(mark.at) for mark in release.taken_back.all()),
        files=files_told(held, lambda name: file_address(head.slug, number, name)),
        digest=release.digest,
        summary_url=here.url,
    )


def body(files: Mapping[str, bytes], *, report: bool) -> SafeString:
    """The main part of the published page: the audited markup, which the engine escaped where it was written."""
    return mark_safe(publish.body_of(files[REPORT_PAGE if report else PAGE]))  # noqa: S308


def files_told(files: Mapping[str, bytes], url: Callable[[str], str]) -> tuple[FileTold, ...]:
    """The files of a release in the order in which they are offered."""
    order = {name: place for place, name in enumerate(FILE_TITLES)}
    return tuple(
        FileTold(name, FILE_TITLES.get(name, name), filesizeformat(len(files[name])), url(name))
        for name in sorted(files, key=lambda name: (order.get(name, len(order)), name))
    )


def _versions(
    releases: list[Release], reader: Reader, head: Head, visitor: Visitor, number: int
) -> tuple[VersionTold, ...]:
    language = visitor.language if visitor.in_address else ""
    return tuple(
        version_told(one, reader, address("version", head.slug, language, one.version), here=number) for one in releases
    )
