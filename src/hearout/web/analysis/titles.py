"""What channels, consents, leanings and decisions are called on the pages of themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from hearout.records.analysis import Leaning
from hearout.records.consultation import ChannelKind, Consent
from hearout.records.decisions import ThemeAction

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["ACTIONS", "CHANNELS", "CONSENTS", "LEANINGS", "stability"]

CHANNELS: dict[ChannelKind, StrOrPromise] = {
    ChannelKind.SURVEY: _("Survey"),
    ChannelKind.SESSION: _("Sessions"),
    ChannelKind.TALK: _("Talk page"),
    ChannelKind.EMAIL: _("E-mail"),
    ChannelKind.OTHER: _("Other ways"),
}
CONSENTS: dict[Consent, StrOrPromise] = {
    Consent.COUNT: _("may be counted only"),
    Consent.PARAPHRASE: _("may be told in our words"),
    Consent.QUOTE: _("may be quoted"),
}
LEANINGS: dict[Leaning, StrOrPromise] = {
    Leaning.WANTED: _("Want it"),
    Leaning.UNWANTED: _("Do not want it"),
    Leaning.PRAISED: _("Speak well of it"),
    Leaning.CRITICISED: _("Speak badly of it"),
}
ACTIONS: dict[ThemeAction, StrOrPromise] = {
    ThemeAction.RENAME: _("Renamed"),
    ThemeAction.SAY: _("Sentence written"),
    ThemeAction.MERGE: _("Merged"),
    ThemeAction.SPLIT: _("Split"),
    ThemeAction.GATHER: _("Made by hand"),
    ThemeAction.MOVE: _("Passages moved"),
    ThemeAction.SET_ASIDE: _("Set aside"),
}
_SURE: tuple[tuple[float, StrOrPromise], ...] = (
    (0.95, gettext_lazy("Very stable: found in %(found)s of 100 repeated samples")),
    (0.8, gettext_lazy("Stable: found in %(found)s of 100 repeated samples")),
    (0.6, gettext_lazy("Fairly stable: found in %(found)s of 100 repeated samples")),
    (0.0, gettext_lazy("Not very stable: found in %(found)s of 100 repeated samples")),
)


def stability(share: float, *, by_hand: bool = False) -> str:
    """How sure a theme is, in the words of the summary."""
    if by_hand:
        return gettext("Put together by hand: whether it comes back was not tried")
    words = next(words for least, words in _SURE if share >= least)
    return str(words) % {"found": round(100 * share)}
