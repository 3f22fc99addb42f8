"""What holds when few come, in words."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import TurnoutProposal, TurnoutRule

__all__ = ["rule_in_words"]


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
    return words % {"minimum": rule.minimum, "count": rule.days_before, "proposal": _proposed(rule.proposal)}


def _proposed(proposal: TurnoutProposal) -> str:
    match proposal:
        case TurnoutProposal.EXTEND:
            return gettext("a longer phase")
        case TurnoutProposal.ADD:
            return gettext("another round")
        case TurnoutProposal.MERGE:
            return gettext("holding it together with another")
        case TurnoutProposal.CANCEL:
            return gettext("cancelling it")
        case TurnoutProposal.END:
            return gettext("ending the phase")
