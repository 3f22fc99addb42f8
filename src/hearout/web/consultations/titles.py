"""What the kinds of things are called on the team's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Joining, PhaseKind, TurnoutProposal
from hearout.plan.sections import Section
from hearout.records.consultation import ChannelKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["JOINING_KINDS", "PHASE_KINDS", "PROPOSALS", "SECTIONS", "WAY_KINDS"]

SECTIONS: dict[Section, StrOrPromise] = {
    Section.ABOUT: _("About"),
    Section.QUESTIONS: _("What you ask"),
    Section.DATES: _("Dates"),
    Section.WAYS: _("Ways to take part"),
    Section.WORDS: _("What happens with people’s words"),
    Section.ANSWERS: _("Questions and answers"),
    Section.PEOPLE: _("Who runs this"),
    Section.LANGUAGES: _("Languages"),
}

PHASE_KINDS: dict[PhaseKind, StrOrPromise] = {
    PhaseKind.LISTENING: _("Listening: people take part"),
    PhaseKind.READING: _("Reading and grouping"),
    PhaseKind.SUMMARY: _("The summary appears"),
    PhaseKind.ANSWERS: _("Leadership answers"),
}

WAY_KINDS: dict[ChannelKind, StrOrPromise] = {
    ChannelKind.SURVEY: _("Survey"),
    ChannelKind.SESSION: _("Listening sessions"),
    ChannelKind.TALK: _("Talk page or forum"),
    ChannelKind.EMAIL: _("E-mail"),
    ChannelKind.OTHER: _("Another way: on paper, by phone, in person"),
}

JOINING_KINDS: dict[Joining, StrOrPromise] = {
    Joining.ZOOM: _("Zoom"),
    Joining.JITSI: _("Jitsi"),
    Joining.BIGBLUEBUTTON: _("BigBlueButton"),
    Joining.MEET: _("Google Meet"),
    Joining.TELEPHONE: _("Telephone"),
    Joining.ROOM: _("A room, in person"),
    Joining.OTHER: _("Another way"),
}

PROPOSALS: dict[TurnoutProposal, StrOrPromise] = {
    TurnoutProposal.EXTEND: _("Extend the phase"),
    TurnoutProposal.ADD: _("Add a round"),
    TurnoutProposal.MERGE: _("Merge sessions"),
    TurnoutProposal.CANCEL: _("Cancel sessions"),
    TurnoutProposal.END: _("End the phase early"),
}
