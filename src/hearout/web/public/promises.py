"""What contributors are promised, written from the settings in force: each sentence is what the engine will do."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Announcement, Promises
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.queries.readers import Reader
from hearout.web.times import day_in_words

__all__ = ["promises_told"]


def promises_told(said: Announcement, reader: Reader) -> tuple[tuple[str, str], ...]:
    """Terms with what is promised of them."""
    return tuple(_told(said, reader))


def _told(said: Announcement, reader: Reader) -> Iterator[tuple[str, str]]:
    promises = said.promises
    yield gettext("Smallest group"), f"{_smallest(promises)} {_rounded(promises)}"
    yield gettext("Behind a finding"), _behind(promises)
    yield gettext("Beside a quote"), _beside(promises)
    if any(way.kind is ChannelKind.TALK for way in said.ways):
        public = gettext(
            "What you write where everyone can read it is never repeated word for word: a search would find you."
        )
        yield gettext("Public words"), public
    yield gettext("Kept until"), _kept(promises, reader)
    doubt = gettext("We cannot promise that no one ever will find you. We publish how well known attacks did.")
    yield gettext("Can you be found?"), doubt


def _smallest(promises: Promises) -> str:
    sentence = ngettext(
        "No number below %(count)s person is printed.", "No number below %(count)s people is printed.", promises.minimum
    )
    return sentence % {"count": promises.minimum}


def _rounded(promises: Promises) -> str:
    if promises.rounding < 2:
        return gettext("Numbers are not rounded.")
    return gettext("All numbers are rounded to multiples of %(rounding)s.") % {"rounding": promises.rounding}


def _behind(promises: Promises) -> str:
    return ngettext(
        "At least %(k)s person. A rare word that fewer than %(k)s person used is left out, unless somebody of the team "
        "has looked at it and found that it points to nobody.",
        "At least %(k)s people. A rare word that fewer than %(k)s people used is left out, unless somebody of the team "
        "has looked at it and found that it points to nobody.",
        promises.k,
    ) % {"k": promises.k}


def _beside(promises: Promises) -> str:
    return ngettext(
        "Nothing that describes who said it, and where they said it only if at least %(count)s person took part there.",
        "Nothing that describes who said it, and where they said it only if at least %(count)s people took part there.",
        promises.minimum,
    ) % {"count": promises.minimum}


def _kept(promises: Promises, reader: Reader) -> str:
    if promises.kept_until is None:
        return gettext("The team has not said until when it keeps what you write. Ask before you write, if it matters.")
    sentence = gettext(
        "%(day)s. Then the key is destroyed, and every copy and backup of what you wrote becomes unreadable. The "
        "published summary stays."
    )
    return sentence % {"day": day_in_words(promises.kept_until, reader.spoken)}
