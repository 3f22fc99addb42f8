"""What this room says where all rooms do: what waits, its numbers, its place among the rooms; and what it knows that
others ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.anonymise.patterns import patterns_in
from hearout.messages import counted
from hearout.messages import ngettext as both
from hearout.web.audits.models import Candidate
from hearout.web.audits.queries.candidates import current, of_releases, standing
from hearout.web.audits.queries.material import findable_of, is_behind
from hearout.web.audits.rules import Obstacle
from hearout.web.consultations import needs, sections
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.rooms import ROOMS, Group, Room
from hearout.web.intake import touches
from hearout.web.people.rules import Role, allows
from hearout.web.releases.queries import newest, next_version
from hearout.web.releases.rules import SIGNATURES
from hearout.web.summaries import ports

__all__: list[str] = []

ports.findable.fill(findable_of)
ports.next_version.fill(next_version)
ports.identifiers.fill(patterns_in)
ROOMS.append(Room("audits:release", _("Release"), "audit.run", Group.SAID, place=60))


@needs.register
def waiting(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """What stands between an audited summary and the public."""
    candidate = current(consultation) if allows(role, "audit.run") else None
    if candidate is None:
        return
    stands = standing(candidate, behind=is_behind(consultation))
    yield _need(candidate, stands.obstacle, stands.signed)


def _need(candidate: Candidate, obstacle: Obstacle | None, signed: int) -> needs.Need:
    slug, since = candidate.consultation.slug, candidate.at
    room = reverse("audits:release", args=[slug])
    match obstacle:
        case Obstacle.REFUSED:
            refused = ngettext(
                "%(count)s attempt to find people in it got too far.",
                "%(count)s attempts to find people in it got too far.",
                candidate.refused,
            )
            why = refused % {"count": candidate.refused}
            return needs.Need(
                gettext("Mend what the audit refuses"), why, room, gettext("See what"), "audit.run", since
            )
        case Obstacle.UNSIGNED:
            left = SIGNATURES - signed
            missing = ngettext("One more signature is needed.", "%(count)s more signatures are needed.", left)
            why = missing % {"count": left}
            sign = reverse("audits:sign", args=[slug, candidate.number])
            return needs.Need(gettext("Sign the summary"), why, sign, gettext("Read and sign"), "summary.sign", since)
        case None:
            why = gettext("It passed the audit, and enough people signed it.")
            url = reverse("audits:publish", args=[slug, candidate.number])
            return needs.Need(gettext("Publish the summary"), why, url, gettext("Publish"), "summary.release", since)
    why = gettext("Something changed since, so what was audited cannot be published.")
    return needs.Need(gettext("Audit the summary again"), why, room, gettext("Run the audit"), "audit.run", since)


@sections.register
def published(consultation: Consultation, _role: Role, _now: datetime) -> sections.Section | None:
    """The version in force, once there is one."""
    release = newest(consultation)
    if release is None:
        return None
    words = gettext("Version %(version)s is published.") % {"version": release.version}
    content = {"words": words, "url": reverse("public:summary", args=[consultation.slug])}
    return sections.Section("released", gettext("The summary"), "", "audits/section.html", content)


@touches.register
def released(consultation: Consultation, contributions: Collection[str]) -> Iterator[touches.Touch]:
    """Published words, which leave at once; what was published otherwise stays."""
    for candidate in of_releases(consultation):
        quotes = sum(one in contributions for one in (*candidate.quoted.values(), *candidate.retold.values()))
        if quotes and candidate.release is not None:
            what = both(
                "%(count)s quote in version %(version)s of the published summary, which leaves it at once",
                "%(count)s quotes in version %(version)s of the published summary, which leave it at once",
            )
            url = reverse("public:version", args=[consultation.slug, candidate.version])
            yield touches.Touch(counted(what, quotes, version=candidate.version), url)
