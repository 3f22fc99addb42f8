"""What of a consultation's own waits for its team. Each function is a `needs.Source`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from babel.lists import format_list
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext

from hearout.plan.announcement import Announcement, Phase, PhaseKind, Text
from hearout.plan.checks import before_publishing
from hearout.plan.decided import DecisionKind
from hearout.plan.languages import missing_in
from hearout.plan.moments import first_instant
from hearout.plan.sections import Section, sections_changed
from hearout.plan.timetable import Stage, closes_at, opens_at, phase_state
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.needs import Need
from hearout.web.consultations.queries.announcements import drafted, has_changes, in_force
from hearout.web.consultations.queries.outreach import untold
from hearout.web.consultations.queries.team import waiting_invitations
from hearout.web.consultations.titles import SECTIONS
from hearout.web.languages import name_in
from hearout.web.people.rules import Role
from hearout.web.sealed import key_folder
from hearout.web.sentences import in_words
from hearout.web.times import day_in_words, locale_of

__all__ = ["expiring_invitations", "missing_texts", "one_owner", "page", "phases", "retention", "untold_outlets"]

CLOSES_SOON = timedelta(days=7)
EXPIRES_SOON = timedelta(days=2)
DESTROYED_SOON = timedelta(days=30)


def page(consultation: Consultation, _role: Role, now: datetime) -> Iterator[Need]:
    """The page is not finished, not published, or says something else than the draft."""
    if consultation.public is not None:
        if has_changes(consultation):
            yield _changes(consultation)
        return
    assert consultation.draft is not None
    lacks = [lack for lack in before_publishing(drafted(consultation), now) if lack.stops]
    if lacks:
        count = ngettext("%(count)s thing is missing.", "%(count)s things are missing.", len(lacks))
        yield Need(
            gettext("Finish the page"),
            f"{count % {'count': len(lacks)}} {in_words(lacks[0].message)}",
            reverse("consultations:set-up", args=[consultation.slug]),
            gettext("Go on with set-up"),
            "announcement.edit",
            consultation.created,
        )
        return
    yield Need(
        gettext("Publish the page"),
        gettext("Everything that people need is there. Nobody can read it yet."),
        reverse("consultations:publish", args=[consultation.slug]),
        gettext("Publish it"),
        "announcement.publish",
        consultation.draft.at,
    )


def phases(consultation: Consultation, _role: Role, now: datetime) -> Iterator[Need]:
    """A phase closes soon and nobody reminded people, or it has closed and nobody said what comes next."""
    said = in_force(consultation)
    if said is None:
        return
    spoken = list(consultation.decisions.values_list("kind", "facts", "at"))
    last = max(at for _, _, at in spoken)
    for phase in said.phases:
        if phase.kind is not PhaseKind.LISTENING:
            continue
        stage, closes = phase_state(phase, said.zone, now).stage, closes_at(phase, said.zone)
        begins = max(closes - CLOSES_SOON, opens_at(phase, said.zone))
        reminded = any(
            kind == DecisionKind.NOTICE and facts.get("phase") == phase.key and at >= begins
            for kind, facts, at in spoken
        )
        if stage is Stage.OPEN and begins <= now and not reminded:
            yield _closing(consultation, said, phase, begins)
        if stage is Stage.CLOSED and last < closes:
            yield _over(consultation, said, phase, closes)


def untold_outlets(consultation: Consultation, _role: Role, _now: datetime) -> Iterator[Need]:
    """Where it was announced, people do not know yet what was decided since."""
    found = untold(consultation, drafted(consultation).zone)
    if found is None:
        return
    facts = {
        "count": len(found.places),
        "places": format_list(found.places, locale=locale_of(get_language() or "en")),
        "notice": _words(found.decision.notice.title, drafted(consultation)),
    }
    title = ngettext("Tell one place what changed", "Tell %(count)s places what changed", len(found.places))
    why = gettext("The consultation was announced there, and “%(notice)s” was not: %(places)s. The texts are ready.")
    yield Need(
        title % facts,
        why % facts,
        reverse("consultations:announcement-texts", args=[consultation.slug]),
        gettext("Copy the texts"),
        "outreach.log",
        found.since,
    )


def expiring_invitations(consultation: Consultation, _role: Role, now: datetime) -> Iterator[Need]:
    """Somebody who was invited has not come, and cannot soon."""
    late = [one for one in waiting_invitations(consultation) if one.expires - EXPIRES_SOON <= now]
    if not late:
        return
    expired = sum(one.expires <= now for one in late)
    why = ngettext(
        "%(expired)s of %(all)s invitation has expired already.",
        "%(expired)s of %(all)s invitations have expired already.",
        len(late),
    )
    yield Need(
        ngettext("Somebody who was invited has not come", "%(count)s people who were invited have not come", len(late))
        % {"count": len(late)},
        why % {"expired": expired, "all": len(late)} if expired else gettext("Their links work for two days at most."),
        reverse("consultations:team", args=[consultation.slug]) + "#invited",
        gettext("Send again, or withdraw"),
        "team.change",
        min(one.expires for one in late) - EXPIRES_SOON,
    )


def missing_texts(consultation: Consultation, _role: Role, _now: datetime) -> Iterator[Need]:
    """Readers of one of the languages find texts in another."""
    if consultation.public is None:
        return
    said = drafted(consultation)
    missing = [(language, len(missing_in(said, language))) for language in said.languages]
    told = [_missing(language, count) for language, count in missing if count]
    if told:
        languages = format_list(told, locale=locale_of(get_language() or "en"))
        yield Need(
            gettext("Translate what is missing"),
            gettext("Readers find it in another language, with a note. Missing are: %(languages)s.")
            % {"languages": languages},
            reverse("consultations:set-up-section", args=[consultation.slug, Section.LANGUAGES.value]),
            gettext("See which texts"),
            "announcement.edit",
            consultation.public.at,
        )


def retention(consultation: Consultation, _role: Role, now: datetime) -> Iterator[Need]:
    """What was promised to be destroyed is to be destroyed."""
    said = in_force(consultation)
    until = said.promises.kept_until if said else None
    if said is None or until is None or key_folder().destroyed_on(consultation.pk):
        return
    begins = first_instant(datetime.combine(until, time()), said.zone) - DESTROYED_SOON
    if now < begins:
        return
    facts = {"day": day_in_words(until, get_language() or "en"), "slug": consultation.slug}
    yield Need(
        gettext("Destroy the key after %(day)s") % facts,
        gettext(
            "You promised that nothing but what is published can be read after that day. Whoever runs the server "
            "destroys the key (hearout keys destroy %(slug)s); every copy and backup is unreadable then."
        )
        % facts,
        reverse("consultations:set-up-section", args=[consultation.slug, Section.WORDS.value]),
        gettext("See what you promised"),
        "announcement.edit",
        begins,
    )


def one_owner(consultation: Consultation, _role: Role, now: datetime) -> Iterator[Need]:
    """Nobody could let people in if one person were gone. Nobody waits for it, so it comes last."""
    if consultation.public is None or consultation.members.filter(role=Role.OWNER).count() > 1:
        return
    yield Need(
        gettext("Make somebody else an owner too"),
        gettext("If the only owner loses their mailbox, nobody can invite people or change roles any more."),
        reverse("consultations:team", args=[consultation.slug]),
        gettext("Go to the team"),
        "team.change",
        now,
    )


def _missing(language: str, count: int) -> str:
    facts = {"count": count, "language": name_in(language, get_language() or "en")}
    # Translators: one of a list, after "Missing are:"
    return ngettext("%(count)s text in %(language)s", "%(count)s texts in %(language)s", count) % facts


def _changes(consultation: Consultation) -> Need:
    """That the draft says something new since its first change after what is in force."""
    public, said = consultation.public, in_force(consultation)
    assert public is not None
    assert said is not None
    first = consultation.revisions.filter(number__gt=public.number, section__gt="").order_by("number").first()
    language = get_language() or "en"
    changed = [str(SECTIONS[section]) for section in sections_changed(said, drafted(consultation))]
    return Need(
        gettext("Publish your changes"),
        gettext("The page still says what it said before. Changed in the draft: %(sections)s.")
        % {"sections": format_list(changed, locale=locale_of(language))},
        reverse("consultations:publish", args=[consultation.slug]),
        gettext("Look at them"),
        "announcement.publish",
        first.at if first else public.at,
    )


def _closing(consultation: Consultation, said: Announcement, phase: Phase, since: datetime) -> Need:
    facts = {"phase": phase.title.said(get_language() or "en", said.languages).words}
    return Need(
        gettext("Remind people of “%(phase)s”") % facts,
        gettext("It closes within a week, and no notice has said so yet."),
        _notice_about(consultation, phase),
        gettext("Write a reminder"),
        "notice.give",
        since,
    )


def _over(consultation: Consultation, said: Announcement, phase: Phase, since: datetime) -> Need:
    facts = {"phase": phase.title.said(get_language() or "en", said.languages).words}
    return Need(
        gettext("“%(phase)s” is over: say what comes next") % facts,
        gettext("People who took part want to know what happens with their words now."),
        _notice_about(consultation, phase),
        gettext("Give a notice"),
        "notice.give",
        since,
    )


def _notice_about(consultation: Consultation, phase: Phase) -> str:
    return f"{reverse('consultations:notice-new', args=[consultation.slug])}?phase={phase.key}"


def _words(words: dict[str, str], said: Announcement) -> str:
    return Text(words).said(get_language() or "en", said.languages).words
