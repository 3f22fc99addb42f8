"""What the team holds: gathered from a run, written and read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from arranged_release import EXACT, FIRST_QUOTE, release
from hearout.disclose import AuditMaterial, RawPassage, material, read_passages
from hearout.disclose.limits import not_checked
from hearout.disclose.material import digest
from hearout.disclose.published import read
from hearout.errors import BadInput
from hearout.records.anonymised import Anonymised, Coverage
from hearout.records.consultation import ChannelKind, Consent, Consultation, Facet, GuidingQuestion, Outreach, Phase
from hearout.records.evidence import Evidence, FindingEvidence, QuoteEvidence
from hearout.records.identified import Author, Contribution, Corpus, Passage
from hearout.records.imports import State
from hearout.records.safe import SafeContribution, SafeCorpus, SafePassage, SafeText


def contribution(number: int, text: str, *, state: State = State.COUNTED, verified: bool = False) -> Contribution:
    return Contribution(
        ChannelKind.SURVEY,
        "survey/a.csv",
        number,
        str(number),
        (Passage(text, id=f"p{number}"),),
        author=Author(name="Amara Lindqvist", verified=verified),
        consent=Consent.QUOTE,
        facets={"region": ("Asia",)},
        state=state,
        id=f"k{number}",
        contributor=f"c{number}",
    )


def gathered() -> AuditMaterial:
    corpus = Corpus(
        (
            contribution(1, "Ask Amara first."),
            contribution(2, "Too late.", verified=True),
            contribution(3, "Gone.", state=State.WITHDRAWN),
            contribution(4, "Too late.", state=State.DUPLICATE),
        ),
        (),
    )
    consultation = Consultation(
        "How we decide",
        (GuidingQuestion("q1", "Who decides?"),),
        (),
        language="de",
        contact="us@meridian.example",
        outreach=(Outreach("The newsletter", link="https://meridian.example/news"),),
        phases=(Phase("First round", date(2026, 9, 1), date(2026, 9, 8), reason="Few came"),),
        facets=(Facet("region", "Region", groups={"Asia": "Asia and Oceania"}),),
    )
    safe = SafePassage("p1", "k1", "x1", ChannelKind.SURVEY, "q1", SafeText("Ask [person] first."), Consent.QUOTE)
    one = SafeContribution("k1", "x1", ChannelKind.SURVEY, Consent.QUOTE, False, (safe,))
    evidence = Evidence((FindingEvidence("f1", "t1", "q1", ("p1",), (QuoteEvidence("p1", 0, 12),)),), ())
    anonymised = Anonymised(
        SafeCorpus((one,), ("de", "en"), frozenset({"meridian"})),
        (),
        (),
        ("Amara Lindqvist",),
        Coverage((("en", 2),), ("cy",), ("de",), 1, 0),
    )
    return material(corpus, consultation, evidence, anonymised)


def test_only_what_counts_is_gathered_and_of_the_withdrawn_only_the_place():
    found = gathered()
    assert dict(found.passages) == {
        "p1": RawPassage("p1", "c1", ChannelKind.SURVEY, Consent.QUOTE, "Ask Amara first."),
        "p2": RawPassage("p2", "c2", ChannelKind.SURVEY, Consent.QUOTE, "Too late."),
    }
    assert found.withdrawn == {"p3"}
    assert found.states == {State.COUNTED: 2, State.DUPLICATE: 1, State.WITHDRAWN: 1}
    assert found.unverified == 1


def test_a_quote_is_known_by_the_digest_of_its_safe_words():
    assert gathered().quotes == {"p1:0:12": digest("Ask [person]")}
    assert digest("Ask\n [person]") == digest("Ask [person]") != digest("Ask [Person]")


def test_facets_and_the_team_s_own_words_are_gathered():
    found = gathered()
    assert found.facets == ("Asia", "Asia and Oceania")
    assert found.own_words == (
        "https://meridian.example/news",
        "us@meridian.example",
        "The newsletter",
        "How we decide",
        "Who decides?",
        "First round",
        "Few came",
        "Region",
    )
    assert found.word_lists == ("de", "en")


def test_material_reads_back_as_it_was_written():
    for given in (gathered(), release().material, release().material.seal({"summary.md": b"x"})):
        written = given.to_json()
        again = AuditMaterial.from_json(written, passages=given.passages, evidence=given.evidence)
        assert again == replace(given, identities=tuple(sorted(given.identities)))
        assert again.to_json() == written


def test_material_holds_no_contributor_s_words_twice_and_shows_nobody_in_a_log():
    given = release().material
    assert FIRST_QUOTE not in given.to_json()
    assert "newsletter" not in repr(given)
    assert "Lindqvist" not in repr(given)
    assert "newsletter" not in repr(given.passages["p0"])


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "{}",
        lambda data: data.pop("k"),
        lambda data: data.update(minimum="10"),
        lambda data: data.update(states={"lost": 1}),
        lambda data: data.update(public_channels=["pigeon"]),
    ],
)
def test_material_that_is_not_as_written_is_bad_input(written: str | Callable[[dict], object]):
    given = release().material
    if callable(written):
        data = json.loads(given.to_json())
        written(data)
        written = json.dumps(data)
    with pytest.raises(BadInput, match=r"audit\.json.*Run the consultation again"):
        AuditMaterial.from_json(written, passages={}, evidence=given.evidence)


def test_passages_are_read_by_id():
    lines = '{"id":"p1","contributor":"c1","channel":"talk","consent":"count","text":"Hi","question":null}\n\n'
    assert read_passages(lines) == {"p1": RawPassage("p1", "c1", ChannelKind.TALK, Consent.COUNT, "Hi")}


@pytest.mark.parametrize(
    "bad", ["{", '{"id":"p1"}', '{"id":"p","contributor":"c","channel":"pigeon","consent":"count","text":"Amara"}']
)
def test_a_passage_that_cannot_be_read_is_bad_input_with_its_line(bad: str):
    good = '{"id":"p1","contributor":"c1","channel":"talk","consent":"count","text":"Hi"}\n'
    with pytest.raises(BadInput, match=r"passages\.jsonl, line 2") as caught:
        read_passages(good + bad)
    assert "Amara" not in str(caught.value)


def test_what_is_not_checked_follows_from_the_run():
    given = replace(
        release().material,
        unverified=3,
        without_model=("cy",),
        without_vocabulary=("cy",),
        language="de",
        states={State.WITHDRAWN: 1},
    )
    plain = not_checked(release().material, read(release().files), earlier=False)
    more = not_checked(given, read(release().files), earlier=True)
    assert len(plain) == 7
    assert [sentence.split()[0:4] for sentence in more if sentence not in plain] == [
        ["For", "some", "languages", "no"],
        ["For", "some", "languages", "there"],
        ["Some", "contributors", "were", "neither"],
        ["What", "was", "withdrawn", "before"],
        ["Small", "numbers", "of", "people"],
    ]
    assert not any("3" in sentence or "cy" in sentence.split() for sentence in more)
    assert set(EXACT) > {"people"}


def test_a_passage_that_is_there_twice_is_no_material() -> None:
    line = '{"id": "p1", "contributor": "k", "channel": "survey", "consent": "quote", "text": "words"}'
    assert list(read_passages(f"{line}\n")) == ["p1"]
    with pytest.raises(BadInput, match="line 2: this passage is there twice"):
        read_passages(f"{line}\n{line}\n")
