"""The facts that the reason of a decision can begin with, where few registered.

Reasons are public. They say no number of people that could single somebody out: only that fewer registered than was
asked for beforehand, or than a finding rests on, whichever is more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext, ngettext, override

from hearout.plan.announcement import Announcement, Session, Text, TurnoutRule
from hearout.plan.sessions import begins_at
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.standing_in import main
from hearout.web.languages import interface_for
from hearout.web.sentences import listed
from hearout.web.sessions.queries.numbers import protected

__all__ = ["reason_text"]


def reason_text(said: Announcement, rule: TurnoutRule | None, few: Sequence[Session], yes: int | None) -> Text:
    """What a decision about `few` sessions can say first, in those languages of the announcement that Hearout speaks.
    `yes` is how many would come to another round (None: nobody was asked)."""
    words = {}
    for language in said.languages:
        interface = interface_for(language)
        if main(interface) != main(language):
            continue
        with override(interface):
            reader = Reader(said.zone, language, said.languages, interface)
            words[language] = " ".join(_sentences(said, rule, few, yes, reader))
    return Text(words)


def _sentences(
    said: Announcement, rule: TurnoutRule | None, few: Sequence[Session], yes: int | None, reader: Reader
) -> Iterator[str]:
    if rule is not None and few:
        facts = {
            "least": max(rule.minimum, said.promises.k),
            "times": listed(str(reader.time(begins_at(session))) for session in few),
        }
        yield (
            ngettext(
                "Fewer than %(least)s people have registered for the session of %(times)s.",
                "Fewer than %(least)s people each have registered for these sessions: %(times)s.",
                len(few),
            )
            % facts
        )
        yield gettext("We had said beforehand that we would decide then.")
    if yes is not None:
        asked = gettext("We asked those who registered whether they would come to another round: %(yes)s said yes.")
        yield asked % {"yes": protected(said, yes)}
