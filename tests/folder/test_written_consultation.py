"""What is written as a folder's files is read back as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from arranged_runs import EXAMPLE
from hearout.folder.decisions import load_decisions
from hearout.folder.settings import load_consultation
from hearout.folder.written_consultation import written_consultation
from hearout.folder.written_decisions import written_decisions
from hearout.records.consultation import (
    Channel,
    ChannelKind,
    ColumnMapping,
    Consent,
    Consultation,
    Facet,
    GuidingQuestion,
    Outreach,
    Phase,
    PhaseChange,
    PhaseChangeKind,
    Privacy,
)
from hearout.records.decisions import (
    ContributionAction,
    ContributionDecision,
    Decisions,
    QuoteAction,
    QuoteDecision,
    SpanDecision,
    ThemeAction,
    ThemeDecision,
    WordAction,
    WordDecision,
)

BERLIN = ZoneInfo("Europe/Berlin")
lines = st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")), min_size=1, max_size=12)
texts = st.lists(lines, max_size=3).map("\n".join)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
columns = st.dictionaries(lines, lines, max_size=3)
zones = {"UTC": UTC, "Europe/Berlin": BERLIN}


@st.composite
def channels(draw: st.DrawFn, questions: tuple[str, ...]) -> Channel:
    zone = draw(st.sampled_from(sorted(zones)))
    said_in = draw(st.sampled_from([zones[zone], timezone(timedelta(hours=-5))]))
    opens = draw(st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2029, 1, 1), timezones=st.just(said_in)))
    facets = draw(columns)
    return Channel(
        kind=draw(st.sampled_from(ChannelKind)),
        path=draw(st.sampled_from(["survey/*.csv", "talk/page.wiki", "mail"])),
        title=draw(st.just("") | lines),
        opens=opens,
        closes=opens and opens + timedelta(days=9),
        timezone=zone,
        mapping=ColumnMapping(
            id=draw(st.just("") | lines),
            facets=facets,
            closed={key: column for key, column in draw(columns).items() if key not in facets},
            open=draw(st.dictionaries(lines, st.sampled_from(questions), max_size=2)),
            consent_values=draw(st.dictionaries(lines, st.sampled_from(Consent), max_size=3)),
        ),
        consent=draw(st.sampled_from(Consent)),
        verified=draw(st.booleans()),
        partial=draw(st.sampled_from(["count", "leave_out"])),
        facilitators=tuple(draw(st.lists(lines, max_size=2))),
    )


@st.composite
def consultations(draw: st.DrawFn) -> Consultation:
    keys = tuple(draw(st.lists(lines, min_size=1, max_size=3, unique=True)))
    ways = tuple(draw(st.lists(channels(keys), min_size=1, max_size=3)))
    mapped = dict.fromkeys(key for way in ways for key in way.mapping.facets)
    opens = draw(days)
    extended = PhaseChange(PhaseChangeKind.EXTENDED, opens, closes=opens + timedelta(days=20), reason=draw(texts))
    return Consultation(
        title=draw(lines),
        questions=tuple(GuidingQuestion(key, draw(lines)) for key in keys),
        channels=ways,
        purpose=draw(texts),
        published=draw(st.none() | days),
        version=draw(st.integers(1, 9)),
        phases=(Phase(draw(lines), opens, opens + timedelta(days=9), changes=(extended,), planned=4),),
        outreach=(Outreach(draw(lines), draw(st.none() | days), draw(st.integers(0, 900)), "https://example.org/1"),),
        facets=tuple(Facet(key, draw(lines), groups=draw(columns)) for key in mapped),
        closed_titles=draw(columns),
        privacy=draw(st.sampled_from([Privacy(), Privacy(20, 7, 10)])),
    )


def read_back(place: Path, consultation: Consultation) -> Consultation:
    (place / "consultation.toml").write_text(written_consultation(consultation), encoding="utf-8")
    return load_consultation(place, None)


def test_the_example_is_written_and_read_back_as_it_was(tmp_path: Path) -> None:
    example = load_consultation(EXAMPLE, None)
    again = read_back(tmp_path, example)
    assert again == example
    assert [(one.opens, one.opens and one.opens.tzinfo) for one in again.channels] == [
        (one.opens, one.opens and one.opens.tzinfo) for one in example.channels
    ]


@settings(deadline=None, max_examples=60)
@given(consultations())
def test_any_consultation_is_read_back_as_it_was(tmp_path_factory, consultation: Consultation) -> None:
    assert read_back(tmp_path_factory.mktemp("written"), consultation) == consultation


ONE, TWO = (f"p{letter * 16}" for letter in "a2")
CAME = f"c{'b' * 16}"
DECISIONS = Decisions(
    words=(
        WordDecision("=Oslo", WordAction.GENERALISE, "a city", "'=1+1"),
        WordDecision("Quill", WordAction.CLEAR),
    ),
    spans=(SpanDecision(ONE, 3, 9, WordAction.MASK, "", 'a "name"'),),
    themes=(
        ThemeDecision("q-late", ThemeAction.RENAME, "Late, and later"),
        ThemeDecision("q-late", ThemeAction.SPLIT, "Buses", words=("night bus",), passages=(TWO,)),
        ThemeDecision("q-late", ThemeAction.SPLIT),
        ThemeDecision("hand.late", ThemeAction.GATHER, reason="read twice", passages=(ONE, TWO)),
        ThemeDecision("none", ThemeAction.MOVE, passages=(TWO,)),
        ThemeDecision("hand.late", ThemeAction.SAY, "It is\nlate."),
    ),
    anchors={"q-late": (TWO, ONE), "q-other": (ONE,)},
    contributions=(
        ContributionDecision(CAME, ContributionAction.COUNT, "", "in time"),
        ContributionDecision(CAME, ContributionAction.CONSENT, "quote"),
    ),
    quotes=(
        QuoteDecision(ONE, QuoteAction.LEAVE_OUT, "", "too near", 0, 40),
        QuoteDecision(TWO, QuoteAction.PARAPHRASE, "Some wait."),
    ),
)


def test_decisions_are_written_and_read_back_as_they_were(tmp_path: Path) -> None:
    for name, text in written_decisions(DECISIONS).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_decisions(tmp_path) == DECISIONS


def test_the_example_s_decisions_are_read_back_as_they_were(tmp_path: Path) -> None:
    example = load_decisions(EXAMPLE / "decisions")
    for name, text in written_decisions(example).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_decisions(tmp_path) == example
