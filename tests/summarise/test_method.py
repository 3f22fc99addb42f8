from __future__ import annotations

from dataclasses import replace
from datetime import date

from arranged_forum import ANALYSIS, CONSULTATION, FACTS, corpus_of, nothing_findable, nothing_narrowed
from hearout.records.consultation import ChannelKind, Consultation, Outreach, Phase, PhaseChange, PhaseChangeKind
from hearout.records.facts import ChannelFacts, RunFacts
from hearout.summarise import summarise
from hearout.summarise.cells import Protection
from hearout.summarise.method import method_facts, method_paragraphs, story_paragraphs

PROTECTION = Protection(10, 5)
NO_FACTS = RunFacts((), 0, 0, 0)


def method(consultation: Consultation = CONSULTATION, facts: RunFacts = FACTS) -> str:
    return "\n".join(method_paragraphs(consultation, facts, PROTECTION, ()))


def test_each_channel_is_told_with_its_dates_and_zone() -> None:
    told = method()
    assert "The survey was open from 10 to 31 August 2026 (UTC)." in told
    assert "The mailbox was open from 10 August to 29 September 2026, closing at 21:00 (Africa/Nairobi)." in told


def test_a_phase_ended_early_says_why_by_whom_and_what_stays_open() -> None:
    assert (
        "Listening sessions. Planned for 8 to 22 September 2026. Of four planned sessions two were held. This phase "
        "was ended early, on 10 September 2026. The reason: few came to the second session, and nobody asked for "
        "another round. Decided by the listening committee. The talk page and the mailbox stayed open until 29 "
        "September 2026."
    ) in method()


def test_what_stays_open_is_not_said_twice() -> None:
    phase = replace(CONSULTATION.phases[0], reason="Few came. The mailbox stays open.")
    assert "stayed open until" not in method(replace(CONSULTATION, phases=(phase,)))


def test_sessions_are_told_by_the_days_they_were_held_on() -> None:
    assert "Listening sessions were held on 8 September 2026 and 9 September 2026 (UTC)." in method()


def test_places_whose_names_have_commas_are_told_apart() -> None:
    outreach = (Outreach("a banner, in 38 languages"), Outreach("the newsletter"))
    told = method(replace(CONSULTATION, outreach=outreach))
    assert "It was announced in two places: a banner, in 38 languages; the newsletter." in told


def test_a_phase_that_went_as_planned_is_told_where_it_held_sessions() -> None:
    plain = Phase("Survey", date(2026, 8, 10), date(2026, 8, 31))
    sessions = replace(plain, title="Sessions", planned=2, held=1)
    told = method(replace(CONSULTATION, phases=(plain, sessions)))
    assert "Sessions. Planned for 10 to 31 August 2026. Of two planned sessions one was held." in told
    assert "Survey. Planned" not in told


def test_a_phase_that_was_moved_says_each_time_when_why_and_by_whom() -> None:
    moved = Phase(
        "listening sessions",
        date(2026, 9, 8),
        date(2026, 9, 16),
        planned=6,
        changes=(
            PhaseChange(
                PhaseChangeKind.POSTPONED,
                date(2026, 9, 1),
                date(2026, 9, 10),
                date(2026, 9, 18),
                reason="the tool for calls was down",
            ),
            PhaseChange(
                PhaseChangeKind.ROUND_ADDED,
                date(2026, 9, 14),
                closes=date(2026, 9, 25),
                sessions=2,
                decided_by="the board",
            ),
            PhaseChange(PhaseChangeKind.EXTENDED, date(2026, 9, 24), closes=date(2026, 9, 30)),
        ),
    )
    assert (
        "Listening sessions. Planned for 8 to 16 September 2026. On 1 September 2026 it was postponed; the new dates "
        "were 10 to 18 September 2026. The reason: the tool for calls was down. On 14 September 2026 a round of two "
        "sessions was added, and the phase was extended until 25 September 2026. Decided by the board. On 24 "
        "September 2026 it was extended until 30 September 2026."
    ) in method(replace(CONSULTATION, phases=(moved,)))


def test_a_change_whose_dates_nobody_wrote_down_is_told_without_them() -> None:
    kinds = tuple(PhaseChange(kind, date(2026, 9, 1)) for kind in PhaseChangeKind)
    phase = Phase("Sessions", date(2026, 9, 8), date(2026, 9, 16), changes=kinds)
    assert story_paragraphs(Consultation("T", (), (), phases=(phase,))) == (
        (
            "Sessions. Planned for 8 to 16 September 2026. On 1 September 2026 it was extended. On 1 September 2026 it "
            "was postponed. On 1 September 2026 a round was added. On 1 September 2026 a session was given its time. "
            "On 1 September 2026 a session was moved. On 1 September 2026 a session was cancelled. On 1 September 2026 "
            "a session was merged into another."
        ),
    )


def test_the_story_alone_is_outreach_and_phases_as_the_method_tells_them() -> None:
    story = story_paragraphs(CONSULTATION)
    assert [paragraph.split(". ")[0] for paragraph in story] == ["Whom we asked", "Listening sessions"]
    assert set(story) < set(method_paragraphs(CONSULTATION, FACTS, PROTECTION, ()))


def test_what_was_left_out_is_named_together_and_never_counted() -> None:
    assert (
        "What came in. About 495 contributions were received and about 460 are counted. Not counted is what was empty, "
        "came twice, came late, could not be read, was set aside by the team or was withdrawn."
    ) in method()


def test_the_reasons_are_the_same_whether_or_not_anything_was_withdrawn() -> None:
    survey = FACTS.channels[0]
    without = replace(FACTS, channels=(replace(survey, withdrawn=0, empty=19), *FACTS.channels[1:]))
    assert method(facts=without) == method()


def test_few_contributions_are_not_counted_out() -> None:
    facts = RunFacts((ChannelFacts(ChannelKind.EMAIL, 1, 3, 2, 0, 1, 0, 0, 0),), 2, 0, 2)
    assert "What came in. Fewer than 10 contributions were received." in method(facts=facts)


def test_nearly_all_are_counted() -> None:
    facts = RunFacts((ChannelFacts(ChannelKind.EMAIL, 1, 41, 40, 0, 1, 0, 0, 0),), 40, 0, 40)
    assert "About 40 contributions were received and nearly all of them are counted." in method(facts=facts)


def test_a_language_that_one_person_wrote_in_is_not_named() -> None:
    told = method()
    assert "What people said was in English and German." in told
    assert "Welsh" not in told


def test_what_the_software_could_not_do_is_said_without_naming_rare_languages() -> None:
    told = method(facts=replace(FACTS, without_vocabulary=("cy",), undecided_words=0))
    assert "For some languages there is no list of common words; there, more is masked than need be." in told
    assert "nobody has decided" not in told


def test_an_open_survey_says_that_someone_may_have_answered_twice() -> None:
    sentence = "someone may have answered twice"
    invited = replace(CONSULTATION, channels=(replace(CONSULTATION.channels[0], verified=True),))
    assert (sentence in method(), sentence in method(invited)) == (True, False)


def test_whom_we_heard_little_of_is_told_as_far_as_it_is_printed() -> None:
    draft, _ = summarise(
        ANALYSIS, corpus_of(ANALYSIS), CONSULTATION, FACTS, narrowed=nothing_narrowed, findable=nothing_findable
    )
    assert "Where people live: we heard little from “Africa” and “Asia and Oceania”." in "\n".join(draft.method)


def test_a_consultation_that_says_little_gets_a_short_method() -> None:
    bare = Consultation("T", (), ())
    told = method_paragraphs(bare, NO_FACTS, PROTECTION, ())
    assert [paragraph.split(". ")[0] for paragraph in told] == [
        "What came in",
        "How words are protected",
        "How themes were found",
        "How numbers are shown",
        "Whom we did not hear",
    ]


def test_the_same_as_data() -> None:
    assert method_facts(CONSULTATION, FACTS, PROTECTION) == {
        "Responsible": "Amara Lindqvist and Teodor Vashti",
        "Survey": "10 to 31 August 2026 (UTC)",
        "Sessions": "8 September 2026 and 9 September 2026 (UTC)",
        "Talk page": "10 August to 29 September 2026 (UTC)",
        "E-mail": "10 August to 29 September 2026, closing at 21:00 (Africa/Nairobi)",
        "Announced": ("the project's mailing list", "the banner on every wiki"),
        "Received": "About 495",
        "Counted": "About 460",
        "Smallest number shown": "10",
        "Rounded to": "5",
    }
