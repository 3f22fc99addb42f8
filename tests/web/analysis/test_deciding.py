"""What people decide about themes stands until they undo it, through every run; two at once never overwrite."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from arranged_answers import answers
from arranged_looking import chosen_by, looked, theme_about, themes_of
from arranged_passages import AT, corpus_saying, five_subjects, received
from arranged_web import member, owner_of
from hearout.errors import Refusal
from hearout.records.decisions import NO_THEME, ThemeAction
from hearout.records.safe import SafeCorpus
from hearout.web.analysis.actions import deciding
from hearout.web.analysis.actions.deciding import Chosen, Meanwhile
from hearout.web.analysis.models import Member, Theme, ThemeDecision
from hearout.web.analysis.queries import decided, found
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.analysis.queries.kept import is_stale
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db
SAID = five_subjects(6)


def grown(said: SafeCorpus) -> SafeCorpus:
    """With the answers of one more upload."""
    more = corpus_saying([words for _, words in answers(3, seed=7)], since=len(said.contributions))
    return replace(said, contributions=(*said.contributions, *more.contributions))


def test_a_name_and_a_sentence_are_those_of_the_next_run(town: Consultation) -> None:
    by, theme = owner_of(town), theme_about(town, "buses")
    deciding.rename(theme, "Buses at night", chosen_by(by, town))
    deciding.say(theme, "People want buses after midnight.", chosen_by(by, town))
    assert is_stale(town)
    looked(town)
    after = theme_about(town, "Buses")
    assert (after.label, after.sentence) == ("Buses at night", "People want buses after midnight.")
    assert not is_stale(town)


def test_decisions_outlive_more_data(town: Consultation) -> None:
    by = owner_of(town)
    deciding.rename(theme_about(town, "buses"), "Buses at night", chosen_by(by, town))
    deciding.set_aside(theme_about(town, "swimming"), chosen_by(by, town))
    deciding.merge(theme_about(town, "trees"), theme_about(town, "library"), chosen_by(by, town))
    both = set(
        Member.objects.filter(theme__in=[theme_about(town, "trees"), theme_about(town, "library")]).values_list(
            "passage", flat=True
        )
    )
    received(town, grown(SAID), number=2)
    looked(town)
    names = [f"{one.label} {one.keywords}" for one in themes_of(town)]
    assert "Buses at night" in [one.label for one in themes_of(town)]
    assert not [name for name in names if "swimming" in name]
    merged = set(Member.objects.filter(theme=theme_about(town, "library")).values_list("passage", flat=True))
    assert both <= merged
    kept = found(town)
    assert kept is not None
    assert [warning for warning in kept.analysis.warnings if "decisions" in warning] == []
    assert ThemeDecision.objects.filter(undone_at=None).count() == 3


def test_moved_passages_are_where_people_put_them(town: Consultation) -> None:
    by, buses, trees = owner_of(town), theme_about(town, "buses"), theme_about(town, "trees")
    one, other = Member.objects.filter(theme=buses).values_list("passage", flat=True)[:2]
    deciding.move(town, [one], trees, chosen_by(by, town))
    deciding.move(town, [other], None, chosen_by(by, town))
    looked(town)
    assert {row.theme_id and row.theme.key for row in Member.objects.filter(passage=one)} == {trees.key}
    assert [row.theme_id for row in Member.objects.filter(passage=other)] == [None]


def test_of_two_moves_of_a_passage_the_later_counts(town: Consultation) -> None:
    by, buses = owner_of(town), theme_about(town, "buses")
    one, other = Member.objects.filter(theme=buses).values_list("passage", flat=True)[:2]
    deciding.move(town, [one, other], theme_about(town, "trees"), chosen_by(by, town))
    deciding.move(town, [other], None, chosen_by(by, town))
    moves = [(move.theme, move.passages) for move in decided(town)[0]]
    assert moves == [(theme_about(town, "trees").ident, (one,)), (NO_THEME, (other,))]


def test_passages_gathered_by_hand_are_a_theme_of_that_name(town: Consultation) -> None:
    chosen = [Member.objects.filter(theme=one).values_list("passage", flat=True)[0] for one in themes_of(town)]
    deciding.gather(town, chosen, "Für die Kinder", chosen_by(owner_of(town), town))
    looked(town)
    made = Theme.objects.get(by_hand=True)
    assert (made.label, made.passages) == ("Für die Kinder", len(chosen))
    with pytest.raises(Refusal, match="called so already"):
        deciding.gather(town, chosen[:1], "für die kinder", chosen_by(owner_of(town), town))


def test_a_part_by_words_becomes_a_theme_that_can_be_renamed(town: Consultation) -> None:
    by = owner_of(town)
    deciding.split(theme_about(town, "buses"), chosen_by(by, town), label="Tickets", words=["bus tickets"])
    looked(town)
    part = next(one for one in themes_of(town) if one.label == "Tickets")
    texts = {one.id: one.text.text for one in SAID.passages}
    assert all("bus tickets" in texts[row.passage].lower() for row in part.members.all())
    deciding.rename(part, "What a ride costs", chosen_by(by, town))
    looked(town)
    assert "What a ride costs" in [one.label for one in themes_of(town)]


def test_a_changed_mind_leaves_the_earlier_decision_in_the_record(town: Consultation) -> None:
    by, theme = owner_of(town), theme_about(town, "buses")
    deciding.rename(theme, "Buses", chosen_by(by, town))
    deciding.rename(theme, "Night buses", chosen_by(by, town))
    first, second = ThemeDecision.objects.order_by("number")
    assert (first.value, first.undone_by, first.undone_number, second.undone_at) == ("Buses", by, 2, None)
    assert [one.value for one in decided(town)[0]] == ["Night buses"]


def test_the_second_of_two_at_once_is_told_and_nothing_is_overwritten(town: Consultation) -> None:
    theme, analyst = theme_about(town, "buses"), member(town, Role.ANALYST)
    seen = newest_number(town)
    deciding.rename(theme, "Buses", Chosen(analyst, "Shorter", seen, AT))
    with pytest.raises(Meanwhile) as told:
        deciding.say(theme, "More buses.", Chosen(owner_of(town), "Clearer", seen, AT))
    assert (told.value.decision.by, told.value.decision.value) == (analyst, "Buses")
    assert ThemeDecision.objects.count() == 1


def test_what_is_decided_elsewhere_meanwhile_is_no_hindrance(town: Consultation) -> None:
    seen = newest_number(town)
    deciding.rename(theme_about(town, "trees"), "Shade", Chosen(member(town, Role.ANALYST), "Shorter", seen, AT))
    deciding.say(theme_about(town, "buses"), "More buses.", Chosen(owner_of(town), "Clearer", seen, AT))
    assert ThemeDecision.objects.count() == 2


def test_what_is_undone_applies_no_more(town: Consultation) -> None:
    by = owner_of(town)
    made = deciding.set_aside(theme_about(town, "buses"), chosen_by(by, town))
    looked(town)
    assert not [one for one in themes_of(town) if "buses" in one.label]
    deciding.undo(town, made.number, by=by, now=AT)
    looked(town)
    assert theme_about(town, "buses")
    assert deciding.undo(town, made.number, by=by, now=AT) is None


def test_a_theme_set_aside_takes_no_other_decision(town: Consultation) -> None:
    by, theme = owner_of(town), theme_about(town, "buses")
    deciding.set_aside(theme, chosen_by(by, town))
    with pytest.raises(Refusal, match="Undo that first"):
        deciding.rename(theme, "Buses", chosen_by(by, town))
    with pytest.raises(Refusal, match="Undo that first"):
        deciding.merge(theme_about(town, "trees"), theme, chosen_by(by, town))


def test_a_name_waits_while_its_theme_is_set_aside(town: Consultation) -> None:
    by, theme = owner_of(town), theme_about(town, "buses")
    deciding.rename(theme, "Buses", chosen_by(by, town))
    deciding.set_aside(theme, chosen_by(by, town))
    assert [one.action for one in decided(town)[0]] == [ThemeAction.SET_ASIDE]


def test_a_theme_is_not_merged_into_itself_or_another_questions(town: Consultation) -> None:
    theme = theme_about(town, "buses")
    with pytest.raises(Refusal) as refused:
        deciding.merge(theme, theme, chosen_by(owner_of(town), town))
    assert refused.value.field == "into"


def test_passages_that_are_gone_are_not_moved(town: Consultation) -> None:
    with pytest.raises(Refusal) as refused:
        deciding.move(town, ["pgone"], None, chosen_by(owner_of(town), town))
    assert refused.value.field == "passages"


def test_who_only_reads_does_not_decide(town: Consultation) -> None:
    reviewer = member(town, Role.REVIEWER)
    with pytest.raises(PermissionDenied):
        deciding.rename(theme_about(town, "buses"), "Buses", chosen_by(reviewer, town))
    with pytest.raises(PermissionDenied):
        deciding.undo(town, 1, by=reviewer, now=AT)


def test_the_log_names_decisions_by_number_alone(town: Consultation) -> None:
    deciding.rename(theme_about(town, "buses"), "Buses", chosen_by(owner_of(town), town))
    entry = AuditEntry.objects.get(did="theme.rename")
    assert entry.about == "#1"
