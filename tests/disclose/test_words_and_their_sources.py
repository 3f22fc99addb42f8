"""Findings and quotes against what was received: evidence, consent, support, and what is public already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arranged_release import (
    FIRST_QUOTE,
    TALK,
    Release,
    audited,
    edited,
    edited_everywhere,
    line,
    passage,
    refused,
    release,
    rewritten,
    with_passages,
)
from hearout.disclose.findable import findable
from hearout.records.consultation import ChannelKind, Consent
from hearout.records.evidence import Evidence, FindingEvidence, QuoteEvidence
from hearout.records.identified import Contribution, Corpus, Passage

PLACE = "Quote 1 of finding 1 under 'Who decides?'"


def with_evidence(sound: Release, finding: FindingEvidence) -> Evidence:
    """The release's evidence with another for one finding."""
    others = tuple(one for one in sound.material.evidence.findings if one.finding != finding.finding)
    return replace(sound.material.evidence, findings=(finding, *others))


def first(sound: Release) -> FindingEvidence:
    return sound.material.evidence.findings[0]


def test_a_finding_of_two_people_is_refused_with_what_to_do():
    sound = release()
    evidence = with_evidence(sound, replace(first(sound), passages=("p0", "p1")))
    assert line(audited(sound.files, replace(sound.material, evidence=evidence)), "support").reasons[0] == (
        "Finding 1 under 'Who decides?' rests on 2 contributors; at least 5 are needed. Merge it with another theme or "
        "set it aside in decisions/themes.csv."
    )


def test_many_passages_of_one_person_are_one_contributor():
    sound = release()
    same = [replace(one, contributor="c0") for one in sound.material.passages.values()]
    report = audited(sound.files, with_passages(sound.material, *same))
    assert any("rests on 1 contributor;" in reason for reason in line(report, "support").reasons)


@pytest.mark.parametrize(("people", "fine"), [(4, False), (5, True)])
def test_k_people_are_enough_and_fewer_are_not(people: int, fine: bool):
    sound = release()
    evidence = with_evidence(sound, replace(first(sound), passages=tuple(f"p{n}" for n in range(people))))
    report = audited(sound.files, replace(sound.material, evidence=evidence))
    assert any("are needed" in reason for reason in line(report, "support").reasons) is not fine


def test_a_number_of_people_that_the_passages_do_not_have_is_refused():
    sound = release()
    evidence = with_evidence(sound, replace(first(sound), passages=tuple(f"p{n}" for n in range(30))))
    reasons = line(audited(sound.files, replace(sound.material, evidence=evidence)), "support").reasons
    assert reasons == (
        "Finding 1 under 'Who decides?' prints another number of people than its passages have. Run it again.",
    )


@pytest.mark.parametrize("passages", [(), ("p0", "nowhere")])
def test_a_finding_whose_evidence_does_not_resolve_is_refused(passages: tuple[str, ...]):
    sound = release()
    evidence = with_evidence(sound, replace(first(sound), passages=passages))
    assert "evidence" in refused(audited(sound.files, replace(sound.material, evidence=evidence)))


def test_a_finding_without_evidence_is_refused():
    sound = release()
    files = rewritten(sound.files, lambda data: data["questions"][0]["findings"][0].update(id="f9"))
    reasons = line(audited(files, sound.material), "evidence").reasons
    assert reasons[0].startswith("Finding 1 under 'Who decides?' has no evidence.")
    assert any(reason.startswith("The team's evidence has findings that are not") for reason in reasons)


def test_a_quote_added_to_the_data_is_in_no_evidence():
    sound = release()
    files = rewritten(sound.files, lambda data: data["questions"][1]["findings"][0]["quotes"].append("They never ask."))
    assert {"evidence", "consent", "pages"} <= refused(audited(files, sound.material))


def test_a_quote_changed_in_every_file_is_in_no_evidence():
    sound = release()
    files = edited_everywhere(sound.files, "long after the tool was gone", "soon after the tool was gone")
    assert refused(audited(files, sound.material)) == {"evidence", "consent"}


def test_a_quote_given_to_another_finding_is_in_no_evidence():
    sound = release()

    def move(data: dict) -> None:
        findings = [question["findings"][0] for question in data["questions"]]
        findings[0]["quotes"], findings[1]["quotes"] = findings[1]["quotes"], findings[0]["quotes"]

    assert "evidence" in refused(audited(rewritten(sound.files, move), sound.material))


def test_one_place_in_the_evidence_answers_for_one_quote():
    sound = release()
    files = rewritten(sound.files, lambda data: data["questions"][0]["findings"][0]["quotes"].append(FIRST_QUOTE))
    assert line(audited(files, sound.material), "evidence").succeeded == 1


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (9, 9), (9, 3)])
def test_a_quote_that_points_at_no_place_is_refused(start: int, end: int):
    sound = release()
    evidence = with_evidence(sound, replace(first(sound), quotes=(QuoteEvidence("p0", start, end),)))
    known = {f"p0:{start}:{end}": sound.material.quotes[f"p0:0:{len(FIRST_QUOTE)}"], **sound.material.quotes}
    report = audited(sound.files, replace(sound.material, evidence=evidence, quotes=known))
    assert line(report, "evidence").reasons == (
        f"{PLACE} points at no place in its passage. Run the consultation again.",
    )


def test_a_quote_from_a_passage_that_does_not_count_is_refused():
    sound = release()
    without = {id_: one for id_, one in sound.material.passages.items() if id_ != "p0"}
    assert {"evidence", "consent"} <= refused(audited(sound.files, replace(sound.material, passages=without)))


@pytest.mark.parametrize("consent", [Consent.COUNT, Consent.PARAPHRASE])
def test_words_given_to_be_counted_or_retold_are_not_quoted(consent: Consent):
    sound = release()
    material = with_passages(sound.material, replace(sound.material.passages["p0"], consent=consent))
    assert line(audited(sound.files, material), "consent").reasons == (
        f"{PLACE} was given to be counted or retold, not quoted. Check the channel's consent column.",
    )


def test_what_was_withdrawn_is_not_quoted():
    sound = release()
    material = replace(sound.material, withdrawn=frozenset({"p0"}))
    assert line(audited(sound.files, material), "consent").reasons == (
        f"{PLACE} was withdrawn by its contributor. Run the consultation again.",
    )


def test_a_quote_from_the_talk_page_is_refused():
    sound = release()
    material = with_passages(sound.material, replace(sound.material.passages["p0"], channel=TALK))
    assert "search" in refused(audited(sound.files, material))


def test_a_quote_that_shares_five_telling_words_with_the_talk_page_is_refused():
    sound = release()
    told = passage(41, "They told us in a newsletter long after the fact.", TALK)
    report = audited(sound.files, with_passages(sound.material, told))
    assert line(report, "search").reasons == (
        (
            f"{PLACE} shares more than 4 words in a row with a public channel. Take it out by generalising a part of "
            "it in decisions/spans.csv, or by its consent."
        ),
    )


@pytest.mark.parametrize("text", ["a newsletter, long after", "I would like to be one of them when it was done"])
def test_four_words_or_only_everyday_words_in_a_row_are_not(text: str):
    sound = release()
    report = audited(sound.files, with_passages(sound.material, passage(41, text, TALK)))
    assert "search" not in refused(report)


def test_a_quote_that_leads_to_what_its_author_wrote_in_public_is_refused():
    sound = release()
    same = replace(
        passage(41, "Newsletter or not: the tool had gone, and I had read it too late.", TALK), contributor="c0"
    )
    report = audited(sound.files, with_passages(sound.material, same))
    assert line(report, "search").reasons == (
        (
            f"{PLACE} leads a word search to what the same person wrote in public. Take it out by generalising a part "
            "of it in decisions/spans.csv, or by its consent."
        ),
    )
    another = replace(same, contributor="c41")
    assert "search" not in refused(audited(sound.files, with_passages(sound.material, another)))


def test_without_quotes_there_is_nothing_to_search_for():
    sound = release()
    none = {"f1": replace(first(sound), quotes=()), "f2": replace(sound.material.evidence.findings[1], quotes=())}
    material = replace(sound.material, evidence=replace(sound.material.evidence, findings=tuple(none.values())))

    def unquoted(data: dict) -> None:
        for question in data["questions"]:
            question["findings"][0]["quotes"] = []

    report = audited(rewritten(sound.files, unquoted), material)
    assert line(report, "search").outcome.value == line(report, "facets").outcome.value == "not applicable"
    assert "pages" in refused(report)


def test_nothing_public_at_all_leads_nowhere():
    sound = release()
    private = [
        replace(one, channel=ChannelKind.EMAIL) for one in sound.material.passages.values() if one.channel == TALK
    ]
    assert "search" not in refused(audited(sound.files, with_passages(sound.material, *private)))


@pytest.mark.parametrize("facet", ["South Asia", "5 or more"])
def test_an_answer_that_describes_the_author_beside_a_quote_is_refused(facet: str):
    sound = release()
    files = edited(sound.files, "summary.html", "Survey, quoted with consent", f"Survey, {facet}, quoted with consent")
    assert {"facets", "pages"} <= refused(audited(files, sound.material))


def test_an_answer_that_also_names_a_channel_describes_nobody():
    sound = release()
    material = replace(sound.material, facets=("Survey", "Other"))
    assert "facets" not in refused(audited(sound.files, material))


def asked_of(text: str, *, channel: ChannelKind, others: int) -> bool:
    """Whether `text` said by one person could be found, when `others` used the same channel and two the talk page."""
    said = [(f"c{number}", channel, f"Words {number}") for number in range(others)]
    said += [
        ("c0", TALK, "I wrote of replication lag before"),
        ("t", TALK, "Nothing of the kind"),
        ("c0", channel, text),
    ]
    contributions = tuple(
        Contribution(kind, "a", 1, str(at), (Passage(words, id=f"p{at}"),), contributor=who)
        for at, (who, kind, words) in enumerate(said)
    )
    return findable(Corpus(contributions, ()), ("en",))(text, f"p{len(said) - 1}")


def test_what_the_audit_would_refuse_to_quote_can_be_asked_before():
    survey = ChannelKind.SURVEY
    assert not asked_of("Ask those who live with it.", channel=survey, others=12)
    assert asked_of("Ask those who live with it.", channel=survey, others=8)
    assert asked_of("Ask those who\u200b live with it.", channel=survey, others=12)
    assert asked_of("It is the replication lag.", channel=survey, others=12)
    assert asked_of("They wrote of replication lag before us.", channel=survey, others=12)


def test_the_channel_beside_a_quote_is_one_that_many_used():
    sound = release()
    few = {id_: one for id_, one in sound.material.passages.items() if one.channel == TALK or int(id_[1:]) < 9}
    report = audited(sound.files, replace(sound.material, passages=few))
    assert line(report, "facets").reasons[0] == (
        f"{PLACE} is from a channel that fewer than 10 people used, which stands beside it. Lower that channel's "
        "consent in consultation.toml, so that it is retold rather than quoted."
    )


@pytest.mark.parametrize("name", ["summary.html", "summary.md", "summary.wiki"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("People hear of a decision when it has been taken.", "People hear of a decision long before."),
        ("long after the tool was gone", "soon after the tool was gone"),
        ("Stable: found in 88", "It was the steering group that did this to them. Stable: found in 88"),
        ("Finding 2", "Finding 3"),
    ],
)
def test_a_page_edited_by_hand_is_refused(name: str, before: str, after: str):
    sound = release()
    assert "pages" in refused(audited(edited(sound.files, name, before, after), sound.material))


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        ("summary.html", "<blockquote>They never asked us.</blockquote>"),
        ("summary.html", "<p>As one wrote: <q>They never asked us.</q></p>"),
        ("summary.md", "\n\n> They never asked us.\n"),
        ("summary.wiki", "\n<blockquote>They never asked us.</blockquote>\n"),
        ("summary.wiki", "\n{{Quote|They never asked us.}}\n"),
    ],
)
def test_a_quote_on_one_page_alone_is_refused(name: str, quote: str):
    sound = release()
    after = f"{quote}\n</main>" if name.endswith("html") else ""
    files = (
        edited(sound.files, name, "</main>", after)
        if after
        else {**sound.files, name: sound.files[name] + quote.encode()}
    )
    assert "pages" in refused(audited(files, sound.material))


def test_a_finding_added_to_the_data_alone_is_refused():
    sound = release()

    def add(data: dict) -> None:
        again = {**data["questions"][0]["findings"][0], "id": "f3", "text": "They want a vote.", "quotes": []}
        data["questions"][0]["findings"].append(again)

    assert {"pages", "evidence", "support"} <= refused(audited(rewritten(sound.files, add), sound.material))


@pytest.mark.parametrize("name", ["summary.html", "summary.md", "summary.wiki", "privacy-report.json"])
def test_a_file_that_was_sealed_may_not_change_by_a_byte(name: str):
    sound = release()
    material = sound.material.seal(sound.files_with_report)
    assert refused(audited(sound.files_with_report, material)) == set()
    changed = {**sound.files_with_report, name: sound.files_with_report[name] + b"\n"}
    assert line(audited(changed, material), "pages").reasons == (
        f"{name} was changed after it was published. Run it again; do not change published files by hand.",
    )


def test_a_sealed_file_that_is_gone_is_missed():
    sound = release()
    material = sound.material.seal(sound.files_with_report)
    left = {name: data for name, data in sound.files_with_report.items() if name != "privacy-report.html"}
    assert line(audited(left, material), "pages").reasons == (
        "privacy-report.html was published and is missing. Run it again; do not change published files by hand.",
    )
