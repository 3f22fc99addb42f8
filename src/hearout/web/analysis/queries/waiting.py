"""What of themes waits for the team, and what the overview shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language, gettext

from hearout.plan.announcement import Said
from hearout.web.analysis.models import Question
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.analysis.queries.kept import newest_run
from hearout.web.analysis.queries.telling import question_told
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.needs import Need
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.sections import Section
from hearout.web.passages.queries import number_of as passages_number
from hearout.web.passages.queries import received_at
from hearout.web.people.rules import Role, allows

__all__ = ["Told", "themes_by_question", "themes_to_look_for"]


@dataclass(frozen=True, slots=True)
class Told:
    """How many themes a question has, and how many of them are tentative."""

    title: Said
    place: int
    themes: int
    tentative: int
    people: int
    clear: bool


def themes_to_look_for(consultation: Consultation, _role: Role, now: datetime) -> Iterator[Need]:
    """Words passed and nobody looked for themes in them, or what was found is of before."""
    passed = passages_number(consultation)
    if not passed:
        return
    run = newest_run(consultation)
    since = received_at(consultation) or now
    url = reverse("analysis:themes", args=[consultation.slug])
    if run is None:
        why = gettext("Words have passed the gate, and nobody has looked for themes in them yet.")
        yield Need(gettext("Look for themes"), why, url, gettext("Go to the themes"), "themes.decide", since)
    elif run.passages_number != passed:
        why = gettext("Other words have passed the gate since. What was decided about themes stays decided.")
        yield Need(
            gettext("Bring the themes up to date"), why, url, gettext("Go to the themes"), "themes.decide", since
        )
    elif run.decisions_number != newest_number(consultation):
        why = gettext("Decisions about themes take effect with the next run.")
        yield Need(
            gettext("Bring the themes up to date"), why, url, gettext("Go to the themes"), "themes.decide", run.at
        )


def themes_by_question(consultation: Consultation, role: Role, _now: datetime) -> Section | None:
    """How many themes came out of each guiding question."""
    if not allows(role, "themes.view"):
        return None
    whole = Q(themes__parent=None)
    questions = Question.objects.filter(grouping__consultation=consultation).annotate(
        found=Count("themes", filter=whole), tentative=Count("themes", filter=whole & Q(themes__tentative=True))
    )
    said = drafted(consultation)
    language = get_language() or "en"
    reader = Reader(said.zone, language if language in said.languages else said.main_language, said.languages, language)
    told = tuple(
        Told(question_told(one.key, said, reader), one.place, one.found, one.tentative, one.contributors, one.clear)
        for one in questions
        if one.contributors
    )
    return Section("themes", gettext("Themes"), "", "analysis/parts/overview.html", told) if told else None
