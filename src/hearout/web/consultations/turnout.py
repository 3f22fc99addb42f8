"""What holds when few come, in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import TurnoutProposal, TurnoutRule

__all__ = ["rule_in_words"]

PROPOSED: dict[TurnoutProposal, str | Promise] = {
    TurnoutProposal.EXTEND: _("a longer phase"),
    TurnoutProposal.ADD: _("another round"),
    TurnoutProposal.MERGE: _("holding it together with another"),
    TurnoutProposal.CANCEL: _("cancelling it"),
    TurnoutProposal.END: _("ending the phase"),
}


def rule_in_words(rule: TurnoutRule) -> str:
    """What was said beforehand about few registrations."""
    words = ngettext(
        "If fewer than %(minimum)s people have registered for a session one day before it, we decide what to do, and "
        "%(proposal)s is proposed.",
        "If fewer than %(minimum)s people have registered for a session %(count)s days before it, we decide what to "
        "do, and %(proposal)s is proposed.",
        rule.days_before,
    )
    if not rule.days_before:
        words = gettext(
            "If fewer than %(minimum)s people have registered for a session on its day, we decide what to do, and "
            "%(proposal)s is proposed."
        )
    return words % {"minimum": rule.minimum, "count": rule.days_before, "proposal": PROPOSED[rule.proposal]}
