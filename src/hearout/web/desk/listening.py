"""What the desk does when something happens before it, and what it says where all rooms do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations import needs, sections
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.rooms import ROOMS, Group, Room
from hearout.web.desk.actions.gate import take_back
from hearout.web.desk.queries.coverage import coverage_told
from hearout.web.desk.queries.raw import gone
from hearout.web.desk.queries.standing import Standing, behind_since, second_since, standing, words_since
from hearout.web.events import contributions_changed, words_taken_back
from hearout.web.once import once
from hearout.web.people.rules import Role, allows
from hearout.web.sentences import listed
from hearout.web.work.actions import bring_up_to

__all__: list[str] = []


@contributions_changed.subscribe
def through_the_gate(ident: UUID | int) -> None:
    """What counts by now goes through the gate by itself."""
    bring_up_to(Consultation.objects.get(pk=str(ident)), "desk.gate", by=None, now=timezone.now())


@words_taken_back.subscribe
def forget(ident: UUID | int) -> None:
    """Where words stood that somebody took back is forgotten at once."""
    consultation = Consultation.objects.get(pk=str(ident))
    take_back(consultation, gone(consultation))


@needs.register
def waiting(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:
    """Words that wait, decisions that wait for a second reader, and decisions that have not come through the gate."""
    if not allows(role, "words.decide"):
        return
    stands = _stands(consultation)
    yield from _words(consultation, stands, now)
    if stands.second:
        count = ngettext(
            "%(count)s decision counts once somebody else confirmed it.",
            "%(count)s decisions count once somebody else confirmed them.",
            stands.second,
        )
        yield needs.Need(
            title=gettext("Read what others decided about words"),
            why=count % {"count": stands.second},
            url=reverse("desk:second", args=[consultation.slug]),
            action=gettext("Be the second reader"),
            permission="words.decide",
            since=second_since(consultation) or now,
        )
    if stands.behind and not stands.left:
        yield needs.Need(
            title=gettext("Put what was decided through the gate"),
            why=gettext("Every word is decided, and passages still read as before."),
            url=reverse("desk:words", args=[consultation.slug]),
            action=gettext("Bring it up to date"),
            permission="words.decide",
            since=behind_since(consultation) or now,
        )


def _words(consultation: Consultation, stands: Standing, now: datetime) -> Iterator[needs.Need]:
    if not stands.left:
        return
    count = ngettext(
        "%(count)s word could point to somebody. It stays masked until somebody decides.",
        "%(count)s words could point to somebody. They stay masked until somebody decides.",
        stands.left,
    )
    yield needs.Need(
        title=gettext("Decide about rare words"),
        why=count % {"count": stands.left},
        url=reverse("desk:words", args=[consultation.slug]),
        action=gettext("Decide"),
        permission="words.decide",
        since=words_since(consultation) or now,
    )


@once
def _stands(consultation: Consultation) -> Standing:
    """For nobody in particular."""
    return standing(consultation)


@sections.register
def how_far(consultation: Consultation, role: Role, now: datetime) -> sections.Section | None:  # noqa: ARG001
    """How many words are decided, and which languages no model looked at."""
    stands = _stands(consultation)
    if not stands.came or not allows(role, "words.decide"):
        return None
    languages = coverage_told(stands.coverage)
    content = {
        "desk": stands,
        "without_model": listed(one.name for one in languages if not one.model),
        "without_words": listed(one.name for one in languages if not one.words),
        "url": reverse("desk:words", args=[consultation.slug]),
    }
    return sections.Section("words", gettext("Words"), "", "desk/section.html", content)


ROOMS.append(Room("desk:words", _("Words"), "words.decide", Group.SAID, place=30))
