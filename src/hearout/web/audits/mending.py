"""Where in the browser something is mended that the audit refuses: every check has a remedy, and a page for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.records.report import Check
from hearout.web.analysis.rules import KEY as THEME_KEY
from hearout.web.audits.queries.lost import FindingPlace
from hearout.web.consultations.models import Consultation
from hearout.web.sealed import pseudonym

__all__ = ["REMEDIES", "Mend", "Place", "Refused", "problem", "refused"]


class Place(Enum):
    """A page where something is mended: its address and what its link says."""

    WORDS = "desk:words", _("Decide about words")
    THEMES = "analysis:themes", _("Look at the themes")
    SUMMARY = "summaries:summary", _("Look at the findings")
    INBOX = "intake:inbox", _("Look at the contributions")
    PROMISES = "consultations:set-up", _("Change what is promised")
    AGAIN = "audits:release", _("Run the audit again")

    def url(self, slug: str) -> str:
        return reverse(self.value[0], args=[slug])

    @property
    def words(self) -> str | Promise:
        return self.value[1]


class AtFinding(Enum):
    """A page of one finding: its address, which takes the key of a theme, and what its link says."""

    SENTENCE = "summaries:finding", _("Mend this finding")
    THEME = "analysis:theme", _("Look at its theme")


@dataclass(frozen=True, slots=True)
class Remedy:
    """What can be done about it, and where; `at_finding` is the page for it where a reason names a finding."""

    words: str | Promise
    place: Place
    at_finding: AtFinding | None = None


_ANEW = _(
    "The files are not what was written, or something changed meanwhile. Have all of it brought up to date and audited "
    "again. If it stays, it is a fault of Hearout: ask whoever runs the server."
)
_QUOTE = _("Leave the quote out, or tell it in words of your own.")
_NAMED = _("Have the word masked at the desk. Where it stands in a sentence that the team wrote, write it otherwise.")

REMEDIES: Mapping[str, Remedy] = {
    "files": Remedy(_ANEW, Place.AGAIN),
    "small numbers": Remedy(_ANEW, Place.AGAIN),
    "hidden cells": Remedy(
        _("Too few people are told apart somewhere. Print no number that small, or leave out the question it is of."),
        Place.PROMISES,
    ),
    "ratios": Remedy(_ANEW, Place.AGAIN),
    "printed numbers": Remedy(_("Write the sentence without the number."), Place.SUMMARY, AtFinding.SENTENCE),
    "few people in words": Remedy(_("Say it without a number."), Place.SUMMARY, AtFinding.SENTENCE),
    "support": Remedy(
        _("Too few people said it to be told. Merge its theme with another, add passages to it, or set it aside."),
        Place.THEMES,
        AtFinding.THEME,
    ),
    "versions": Remedy(
        _("The numbers of two versions can be compared. Wait until at least ten more contributions changed."),
        Place.INBOX,
    ),
    "search": Remedy(_QUOTE, Place.SUMMARY, AtFinding.SENTENCE),
    "consent": Remedy(_QUOTE, Place.SUMMARY, AtFinding.SENTENCE),
    "facets": Remedy(_QUOTE, Place.SUMMARY, AtFinding.SENTENCE),
    "paraphrases": Remedy(
        _("Tell it in words that are further from what was said, or leave it out."), Place.SUMMARY, AtFinding.SENTENCE
    ),
    "names": Remedy(_NAMED, Place.WORDS, AtFinding.SENTENCE),
    "patterns": Remedy(_NAMED, Place.WORDS, AtFinding.SENTENCE),
    "vocabulary": Remedy(
        _("Decide about the word at the desk. Where it stands in a sentence that the team wrote, write it otherwise."),
        Place.WORDS,
        AtFinding.SENTENCE,
    ),
    "characters": Remedy(_("Write the sentence anew, without what nobody sees."), Place.SUMMARY, AtFinding.SENTENCE),
    "evidence": Remedy(
        _("Passages that it rests on are gone or do not count. Bring the summary up to date, and look at the finding."),
        Place.SUMMARY,
        AtFinding.SENTENCE,
    ),
    "pages": Remedy(_ANEW, Place.AGAIN),
}

_REMEDY = re.compile(r"(?<=\.) (?=(?:Run|Mask|Decide|Merge|Take|Check|Join|Say|Publish|Lower|Leave|Raise)\b)")


@dataclass(frozen=True, slots=True)
class Mend:
    """A page where it can be mended."""

    url: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Refused:
    """One check that refuses: what is wrong, each with where it is, and what can be done."""

    attempt: str
    remedy: str | Promise
    problems: tuple[tuple[str, Mend], ...]


def problem(reason: str) -> str:
    """What is wrong, without the files of the command line in which it would be mended there."""
    return _REMEDY.split(reason, maxsplit=1)[0]


def refused(
    checks: Iterable[Check], findings: Iterable[FindingPlace], consultation: Consultation
) -> tuple[Refused, ...]:
    """The checks that refuse, in the order of the report."""
    known = tuple(findings)
    return tuple(_refused(check, known, consultation) for check in checks if check.reasons)


def _refused(check: Check, findings: tuple[FindingPlace, ...], consultation: Consultation) -> Refused:
    remedy = REMEDIES[check.key]
    problems = tuple((problem(reason), _mend(remedy, reason, findings, consultation)) for reason in check.reasons)
    return Refused(check.attempt, remedy.words, problems)


def _mend(remedy: Remedy, reason: str, findings: tuple[FindingPlace, ...], consultation: Consultation) -> Mend:
    named = next((one for one in findings if one.place.casefold() in reason.casefold()), None)
    if remedy.at_finding is None or named is None:
        return Mend(remedy.place.url(consultation.slug), remedy.place.words)
    address, words = remedy.at_finding.value
    key = pseudonym(consultation.pk, THEME_KEY, named.theme)
    return Mend(reverse(address, args=[consultation.slug, key]), words)
