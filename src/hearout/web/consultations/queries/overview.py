"""What this room shows of itself on the overview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from hearout.plan.checks import before_publishing
from hearout.plan.sections import Section as Part
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.outreach import outreach_told
from hearout.web.consultations.sections import Section, Warned
from hearout.web.people.rules import Role, allows
from hearout.web.sentences import in_words

__all__ = ["Told", "advice", "how_far_the_word_went", "nothing_logged"]


@dataclass(frozen=True, slots=True)
class Told:
    """To how many places and people the word went, and how many notices were given."""

    places: int
    people: int
    notices: int


def how_far_the_word_went(consultation: Consultation, _role: Role, _now: datetime) -> Section | None:
    """Outreach and notices in numbers, once there are any."""
    if consultation.public is None:
        return None
    outreach = outreach_told(consultation)
    told = Told(outreach.places, outreach.people, consultation.decisions.count())
    return Section("told", gettext("How far the word went"), "", "consultations/parts/told.html", told)


def nothing_logged(consultation: Consultation, _role: Role, _now: datetime) -> Iterator[Warned]:
    """The page is published, and by the log nobody knows."""
    if consultation.public is not None and not consultation.outreach.exists():
        yield Warned(
            gettext("Nothing is logged under outreach."),
            gettext("The method section will not say whom the consultation could reach."),
            reverse("consultations:outreach", args=[consultation.slug]),
            gettext("Log where you announced it"),
        )


def advice(consultation: Consultation, role: Role, now: datetime) -> Iterator[Warned]:
    """What had better be mended in the draft, for those who write it, once what must be there is there. Missing
    translations are a need of their own."""
    lacks = before_publishing(drafted(consultation), now) if allows(role, "announcement.edit") else ()
    if any(lack.stops for lack in lacks):
        return
    for lack in lacks:
        if lack.section is not Part.LANGUAGES:
            yield Warned("", in_words(lack.message), *_where_to_mend(consultation, lack.section))


def _where_to_mend(consultation: Consultation, part: Part) -> tuple[str, str]:
    """The page, and what its link says. Dates that are published change by a decision."""
    if part is Part.DATES and consultation.public is not None:
        return reverse("consultations:phases", args=[consultation.slug]), gettext("Change a phase, with a reason")
    url = reverse("consultations:set-up-section", args=[consultation.slug, part.value])
    return url, gettext("Mend it in set-up")
