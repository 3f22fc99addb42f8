"""What a plan rests on, in words: from what it was made, and how sure it is that none is better."""

from __future__ import annotations

from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext, ngettext

from hearout.plan.coverage.participants import Participants
from hearout.plan.coverage.plans import Proof
from hearout.web.sessions.planned import Asked, Found, Origin
from hearout.web.sessions.queries.plan_words import share_told
from hearout.web.times import locale_of

__all__ = ["how_sure", "number_told", "origin_told"]


def number_told(count: float) -> str:
    """A number of people or of plans, as the reader's language groups its digits."""
    return format_decimal(round(count), locale=locale_of(get_language() or "en"))


def origin_told(asked: Asked, people: Participants) -> str:
    """From what was planned, and what was wanted."""
    count = round(people.weight)
    told = {
        Origin.TYPED: ngettext(
            "From the number typed in: %(people)s person.", "From the numbers typed in: %(people)s people.", count
        ),
        Origin.REGISTERED: ngettext(
            "From the time zone of %(people)s person who registered.",
            "From the time zones of %(people)s people who registered.",
            count,
        ),
        Origin.SURVEY: ngettext(
            "From the time zone of %(people)s person who answered.",
            "From the time zones of %(people)s people who answered.",
            count,
        ),
        Origin.PEOPLE: ngettext(
            "From %(people)s person who said when they could come.",
            "From %(people)s people who said when they could come.",
            count,
        ),
    }[asked.origin]
    return " ".join(filter(None, (told % {"people": number_told(count)}, _wanted(asked), _unplaced(asked.unplaced))))


def how_sure(found: Found) -> str:
    """Whether there could be a better plan than the best, or a fairer one than the fairest."""
    proved = [one.proof is Proof.EXACT for one in (found.best, found.fairest)]
    if all(proved):
        told = ngettext(
            "Exact: there is no other plan", "Exact: of %(plans)s plans, none is better or fairer", found.possible
        )
        return told % {"plans": number_told(found.possible)}
    best, fairest = share_told(min(found.best.bound, 1.0)), share_told(min(found.fairest.bound, 1.0))
    if proved[0]:
        told = gettext(
            "Of %(plans)s plans, none is better than the best: that is proved. A fairer one may exist; none reaches "
            "more than %(share)s of its worst region."
        )
        return told % {"plans": number_told(found.possible), "share": fairest}
    told = gettext(
        "There are too many plans to compare all %(plans)s. A better one may exist; none reaches more than %(best)s of "
        "all, or more than %(fairest)s of its worst region."
    )
    return told % {"plans": number_told(found.possible), "best": best, "fairest": fairest}


def _wanted(asked: Asked) -> str:
    wanted = asked.wanted
    parts = [
        ngettext("%(count)s session", "%(count)s sessions", wanted.sessions) % {"count": wanted.sessions},
        *([_staying(len(wanted.keep))] if wanted.keep else []),
        ngettext("on %(count)s day", "on %(count)s days", wanted.days) % {"count": wanted.days},
        ngettext("%(count)s minute each", "%(count)s minutes each", wanted.length) % {"count": wanted.length},
    ]
    if wanted.facilitators:
        hosts = len(wanted.facilitators)
        parts.append(ngettext("%(count)s facilitator", "%(count)s facilitators", hosts) % {"count": hosts})
    # Translators: "4 sessions, on 2 days, 60 minutes each, 2 facilitators."
    return gettext("%(wanted)s.") % {"wanted": ", ".join(parts)}


def _staying(kept: int) -> str:
    told = ngettext("%(count)s of them scheduled already", "%(count)s of them scheduled already", kept)
    return told % {"count": kept}


def _unplaced(people: int) -> str:
    if not people:
        return ""
    told = ngettext(
        "%(people)s more person gave an answer that is no time zone.",
        "%(people)s more people gave an answer that is no time zone.",
        people,
    )
    return told % {"people": number_told(people)}
