"""An invented release with what the team holds about it. Every test attacks or edits a copy. Nobody in it exists."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property

from hearout.disclose import AuditMaterial, RawPassage, audit
from hearout.disclose.material import digest
from hearout.publish import publish
from hearout.records.consultation import ChannelKind, Consent
from hearout.records.draft import Cell, Draft, Finding, Quote, Relation, Row, Section, Table
from hearout.records.evidence import CellEvidence, Evidence, FindingEvidence, QuoteEvidence
from hearout.records.redaction import Net, Span
from hearout.records.report import Check, PrivacyReport
from hearout.records.safe import SafeText

SURVEY, TALK = ChannelKind.SURVEY, ChannelKind.TALK
MINIMUM, K, ROUNDING = 10, 5, 5
IDENTITIES = ("Amara Lindqvist", "amara.l", "amara@meridian.example", "Mark Rose", "Zhao Wei", "赵伟", "Dmitri Łukasik")
OWN_WORDS = (
    "Teodor Vashti",
    "listening@meridian.example",
    "How Meridian decides",
    "How should it change?",
    "Who decides?",
)
FIRST_QUOTE = "I read of it in a newsletter, long after the tool was gone."
SECOND_QUOTE = "Ask [person] first, then ask those who live with the answer."

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


def cell(name: str, exact: int) -> Cell:
    """A protected number, as the summary prints them."""
    if exact < MINIMUM:
        return Cell(name, f"fewer than {MINIMUM}", 0, MINIMUM - 1, None)
    value = (exact + ROUNDING // 2) // ROUNDING * ROUNDING
    return Cell(name, f"{value:,}", max(MINIMUM, value - 2), value + 2, value)


def passage(number: int, text: str, channel: ChannelKind = SURVEY, consent: Consent = Consent.PARAPHRASE) -> RawPassage:
    """Passage `p<number>` by contributor `c<number>`."""
    return RawPassage(f"p{number}", f"c{number}", channel, consent, text)


EXACT = {
    "people": 63, "channel.survey": 40, "channel.talk": 23, "q1": 51, "q2": 44, "f1": 21, "f1.survey": 18, "f1.talk": 3,
    "f2": 33, "years": 40, "years.1": 22, "years.2": 18,
}  # fmt: skip


@dataclass(frozen=True)
class Release:
    """A draft and what the audit compares it with. `exact` are the numbers behind the cells."""

    draft: Draft = field(repr=False)
    material: AuditMaterial = field(repr=False)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        return publish(self.draft, None)

    @cached_property
    def files_with_report(self) -> Mapping[str, bytes]:
        return publish(self.draft, audited(self.files, self.material))


@cache
def release() -> Release:
    """Sixty-three people, two questions, two findings with a quote each, two tables."""
    numbers = {name: cell(name, exact) for name, exact in EXACT.items()}
    return Release(_draft(numbers), _material())


def _draft(numbers: Mapping[str, Cell]) -> Draft:
    first = Finding(
        id="f1", theme="t1", label="Late news", text="People hear of a decision when it has been taken.",
        contributors=numbers["f1"], base=numbers["q1"], weight="About two in five",
        doubt="Stable: found in 88 of 100 repeated samples", stability=0.88,
        channels=(("Survey", numbers["f1.survey"]),), keywords=("late", "news"),
        quotes=(Quote(SafeText(FIRST_QUOTE), SURVEY),),
    )  # fmt: skip
    second = Finding(
        id="f2", theme="t2", label="Ask first", text="Those who live with a decision want to be asked before it.",
        contributors=numbers["f2"], base=numbers["q2"], weight="Three quarters",
        doubt="Very stable: found in 97 of 100 repeated samples", stability=0.97, channels=(), keywords=("asked",),
        quotes=(Quote(SafeText(SECOND_QUOTE), SURVEY),),
    )  # fmt: skip
    themes = Table(
        "themes.q1", "What people spoke of", "People, of 50 who answered.", "Subject", ("All", "Survey", "Talk page"),
        (Row("Late news", (numbers["f1"], numbers["f1.survey"], numbers["f1.talk"])),), numbers["q1"],
    )  # fmt: skip
    years = Table(
        "facet.years", "Years of use", "People, of 40 who answered.", "Answer", ("People",),
        (Row("Less than 5", (numbers["years.1"],)), Row("5 or more", (numbers["years.2"],))), numbers["years"],
        facet=True,
    )  # fmt: skip
    return Draft(
        title="How Meridian decides", version=1, dated=date(2026, 11, 3), language="en",
        lead="About 65 people took part. One in two people spoke of late news.", people=numbers["people"],
        counts=((SURVEY, "Survey", numbers["channel.survey"]), (TALK, "Talk page", numbers["channel.talk"])),
        sections=(
            Section("q1", "Who decides?", (first,), (themes,)),
            Section("q2", "How should it change?", (second,), (), ("No clear theme came out of the rest.",)),
        ),
        tables=(years,),
        method=("The survey was open from 10 to 31 August 2026. A finding rests on at least 5 people.",),
        facts={"Responsible": "Teodor Vashti", "Smallest number shown": "10", "Rounded to": "5"},
        relations=(
            Relation("union", "people", ("channel.survey", "channel.talk")),
            Relation("at_most", "people", ("q1", "q2", "years")),
            Relation("at_most", "q1", ("f1",)),
            Relation("union", "f1", ("f1.survey", "f1.talk")),
            Relation("sum", "years", ("years.1", "years.2")),
        ),
        purpose="We want to know how decisions are made.", contact="listening@meridian.example", minimum=MINIMUM,
        rounding=ROUNDING,
    )  # fmt: skip


def _material() -> AuditMaterial:
    passages = {p.id: p for p in _passages()}
    evidence = Evidence(
        (
            FindingEvidence("f1", "t1", "q1", _ids(range(21)), (QuoteEvidence("p0", 0, len(FIRST_QUOTE)),)),
            FindingEvidence("f2", "t2", "q2", _ids(range(7, 40)), (QuoteEvidence("p7", 6, 6 + len(SECOND_QUOTE)),)),
        ),
        tuple(CellEvidence(name, exact) for name, exact in EXACT.items()),
    )
    return AuditMaterial(
        passages=passages,
        evidence=evidence,
        minimum=MINIMUM,
        k=K,
        rounding=ROUNDING,
        languages=("en",),
        identities=IDENTITIES,
        public_words=frozenset({"meridian"}),
        own_words=OWN_WORDS,
        quotes={f"p0:0:{len(FIRST_QUOTE)}": digest(FIRST_QUOTE), f"p7:6:{6 + len(SECOND_QUOTE)}": digest(SECOND_QUOTE)},
        facets=("Less than 5", "5 or more", "South Asia"),
    )


def _ids(numbers: range) -> tuple[str, ...]:
    return tuple(f"p{number}" for number in numbers)


def _passages() -> list[RawPassage]:
    survey = [passage(number, f"Answer {number} about decisions.") for number in range(40)]
    survey[0] = passage(0, FIRST_QUOTE, consent=Consent.QUOTE)
    survey[7] = passage(7, "Well, " + SECOND_QUOTE.replace("[person]", "Amara Lindqvist"), consent=Consent.QUOTE)
    talk = [passage(number, f"Comment {number} on the page.", TALK) for number in range(40, 63)]
    return [*survey, *talk]


def emails(text: str) -> Sequence[Span]:
    """Stands for the pattern net: e-mail addresses only."""
    return [Span(m.start(), m.end(), "e-mail", Net.PATTERN) for m in re.finditer(r"[\w.]+@[\w.]+\.\w+", text)]


def audited(
    files: Mapping[str, bytes], material: AuditMaterial, previous: Sequence[Mapping[str, bytes]] = ()
) -> PrivacyReport:
    return audit(files, material, previous, patterns=emails)


def line(report: PrivacyReport, key: str) -> Check:
    return next(check for check in report.checks if check.key == key)


def refused(report: PrivacyReport) -> set[str]:
    """The keys of the checks that refuse."""
    return {check.key for check in report.checks if check.reasons}


def edited(files: Mapping[str, bytes], name: str, before: str, after: str) -> dict[str, bytes]:
    """A copy in which `before` became `after` in one file, wherever it stands."""
    text = files[name].decode()
    assert before in text, "nothing to edit"
    return {**files, name: text.replace(before, after).encode()}


def edited_everywhere(files: Mapping[str, bytes], before: str, after: str) -> dict[str, bytes]:
    """A copy in which `before` became `after` in all files."""
    assert all(before.encode() in data for data in files.values()), "nothing to edit"
    return {name: data.replace(before.encode(), after.encode()) for name, data in files.items()}


def rewritten(files: Mapping[str, bytes], change: Callable[[dict[str, JsonValue]], None]) -> dict[str, bytes]:
    """A copy in which `change` was done to summary.json."""
    data = json.loads(files["summary.json"])
    change(data)
    return {**files, "summary.json": json.dumps(data).encode()}


def with_passages(material: AuditMaterial, *passages: RawPassage) -> AuditMaterial:
    """A copy that holds these passages too, or instead of those of the same id."""
    return replace(material, passages={**material.passages, **{one.id: one for one in passages}})
