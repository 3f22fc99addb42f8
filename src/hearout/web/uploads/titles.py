"""What Hearout calls states, uses of columns and levels of consent, in the words of the team's pages."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.records.consultation import Consent
from hearout.web.uploads.rules import State

__all__ = ["CONSENTS", "OTHER_MEANS", "STATES"]

STATES: Mapping[State, str | Promise] = {
    State.RECEIVED: _("to be looked at"),
    State.LOOKED_AT: _("to be imported"),
    State.ASKS: _("needs your answer"),
    State.HELD: _("waits until somebody says who speaks in it"),
    State.ASIDE: _("set aside, of none of our sessions"),
    State.IMPORTED: _("imported"),
    State.REFUSED: _("cannot be used"),
    State.UNPACKED: _("unpacked"),
    State.HANDED_ON: _("put on the list of people"),
}

CONSENTS: Mapping[Consent, str | Promise] = {
    Consent.COUNT: _("Count them, and use no words"),
    Consent.PARAPHRASE: _("Retell them in other words"),
    Consent.QUOTE: _("Quote them, without a name"),
}

OTHER_MEANS = _("By other means")
