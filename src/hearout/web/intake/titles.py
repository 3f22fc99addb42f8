"""What states, levels of consent and decisions are called on the pages of the inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hearout.records.consultation import ChannelKind, Consent
from hearout.records.decisions import ContributionAction
from hearout.records.imports import State
from hearout.web.intake.rules import Origin

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["CHANNELS", "CONSENTS", "CONSENT_WORDS", "DECIDED", "ORIGINS", "STATES"]

CHANNELS: dict[ChannelKind, StrOrPromise] = {
    ChannelKind.SURVEY: _("Survey"),
    ChannelKind.SESSION: _("Sessions"),
    ChannelKind.TALK: _("Talk page"),
    ChannelKind.EMAIL: _("E-mail"),
    ChannelKind.OTHER: _("Other means"),
}

STATES: dict[State, StrOrPromise] = {
    State.COUNTED: _("counted"),
    State.DUPLICATE: _("duplicate"),
    State.LATE: _("late"),
    State.EMPTY: _("empty"),
    State.WITHDRAWN: _("withdrawn"),
    State.SET_ASIDE: _("set aside"),
}

CONSENTS: dict[Consent, StrOrPromise] = {
    Consent.COUNT: _("count only"),
    Consent.PARAPHRASE: _("paraphrase"),
    Consent.QUOTE: _("quote"),
}

CONSENT_WORDS: dict[Consent, StrOrPromise] = {
    Consent.COUNT: _("Count it, and show nothing of its words"),
    Consent.PARAPHRASE: _("Say it in other words, and never quote it"),
    Consent.QUOTE: _("Quote it, without a name"),
}

DECIDED: dict[ContributionAction, StrOrPromise] = {
    ContributionAction.COUNT: _("counted all the same"),
    ContributionAction.WITHDRAW: _("withdrawn for whoever made it"),
    ContributionAction.SET_ASIDE: _("set aside"),
    ContributionAction.CONSENT: _("allows now"),
}

ORIGINS: dict[Origin, StrOrPromise] = {
    Origin.TYPED: _("typed in"),
    Origin.UPLOADED: _("from a list that was uploaded"),
    Origin.FOUND: _("found at the desk"),
    Origin.CAME: _("came to a session"),
}
