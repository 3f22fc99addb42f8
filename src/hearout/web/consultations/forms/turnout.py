"""What holds when few come: the fields in which a team says it beforehand."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.messages import gettext_noop as noop
from hearout.messages import say
from hearout.plan.announcement import TurnoutProposal, TurnoutRule
from hearout.plan.dates_checked import MOST_DAYS_BEFORE
from hearout.web.consultations.forms.numbers import WholeField
from hearout.web.consultations.titles import PROPOSALS

__all__ = ["NAMES", "rule_fields", "rule_missing", "rule_typed", "rule_values"]

NAMES = ("minimum", "days_before", "proposal")
MOST_PEOPLE = 1000
USUAL_DAYS = 2


def rule_fields() -> dict[str, forms.Field]:
    """The fields, by name. Nothing typed as the fewest people is no rule."""
    return {
        "minimum": WholeField(
            label=_("Fewest people for a session"),
            help_text=_("Where fewer have registered, you decide what to do. 0: nothing is said beforehand."),
            most=MOST_PEOPLE,
            required=False,
        ),
        "days_before": WholeField(
            label=_("How many days before a session you look"), most=MOST_DAYS_BEFORE, required=False
        ),
        "proposal": forms.ChoiceField(
            label=_("What is proposed then"),
            help_text=_("Everybody reads it on the page. It cannot be changed once the phase has opened."),
            choices=[("", _("Choose one")), *((kind.value, words) for kind, words in PROPOSALS.items())],
            required=False,
        ),
    }


def rule_values(rule: TurnoutRule | None) -> dict[str, object]:
    """What stands in the fields."""
    if rule is None:
        return {"minimum": None, "days_before": USUAL_DAYS, "proposal": ""}
    return {"minimum": rule.minimum, "days_before": rule.days_before, "proposal": rule.proposal.value}


def rule_missing(typed: Mapping[str, object]) -> Refusal | None:
    """What is still to be said of the rule."""
    if typed["minimum"] and not typed["proposal"]:
        return Refusal("proposal", say(noop("Say what is proposed where fewer than that have registered.")))
    return None


def rule_typed(minimum: int, days_before: int, proposal: str) -> TurnoutRule | None:
    """The rule as it was typed."""
    return TurnoutRule(minimum, days_before, TurnoutProposal(proposal)) if minimum and proposal else None
