"""Whom a notice reaches beyond those who read the page: rooms above say it, this one does not know of mail.

    @reach.tells
    def by_mail(consultation, after): ...   # "214 people who follow by mail"

    @reach.reports
    def mailed(notices): ...                # {notice.pk: "Mailed to 214 people"}

Both speak the language of the moment. A room registers them when it starts, and returns nothing where there is nothing
to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hearout.plan.announcement import Announcement
from hearout.web.consultations.models import Consultation, Notice

__all__ = ["Hearers", "Report", "reached", "reports", "tells", "will_hear"]

Hearers = Callable[[Consultation, Announcement], Sequence[str]]
Report = Callable[[Sequence[Notice]], Mapping[int, str]]

_hearers: list[Hearers] = []
_reports: list[Report] = []


def tells(hearers: Hearers) -> Hearers:
    """Ask `hearers` who will be told of a notice, in a few words each, before it is given, and of what will be
    announced with it. Twice is once."""
    if hearers not in _hearers:
        _hearers.append(hearers)
    return hearers


def reports(report: Report) -> Report:
    """Ask `report` what became of notices, by their ids; it is asked once for a whole page of them. Twice is once."""
    if report not in _reports:
        _reports.append(report)
    return report


def will_hear(consultation: Consultation, after: Announcement) -> tuple[str, ...]:
    """Everybody who would be told of a notice now, with which `after` is announced."""
    return tuple(line for hearers in _hearers for line in hearers(consultation, after))


def reached(notices: Sequence[Notice]) -> dict[int, tuple[str, ...]]:
    """What became of each notice, in words, as far as any room knows."""
    told = [report(notices) for report in _reports]
    return {notice.pk: tuple(lines[notice.pk] for lines in told if notice.pk in lines) for notice in notices}
