"""What two versions tell together that neither tells alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from arranged_release import EXACT, Release, audited, cell, edited, line, refused, release
from hearout.publish import publish
from hearout.records.draft import Cell, Draft, Finding, Relation, Section, Table
from hearout.records.evidence import CellEvidence
from hearout.records.report import Outcome


def with_numbers(sound: Release, **exact: int) -> Release:
    """The release as if other numbers of people stood behind it ("f1_survey" is the cell f1.survey)."""
    numbers = {**EXACT, **{name.replace("_", "."): number for name, number in exact.items()}}
    evidence = replace(sound.material.evidence, cells=tuple(CellEvidence(n, e) for n, e in numbers.items()))
    return Release(_printed(sound.draft, numbers), replace(sound.material, evidence=evidence))


def _printed(draft: Draft, numbers: Mapping[str, int]) -> Draft:
    """The draft with every number anew."""

    def again(old: Cell) -> Cell:
        return cell(old.id, numbers[old.id])

    def table(old: Table) -> Table:
        rows = tuple(replace(row, cells=tuple(map(again, row.cells))) for row in old.rows)
        return replace(old, rows=rows, base=again(old.base) if old.base else None)

    def finding(old: Finding) -> Finding:
        channels = tuple((label, again(number)) for label, number in old.channels)
        return replace(old, contributors=again(old.contributors), base=again(old.base), channels=channels)

    def section(old: Section) -> Section:
        return replace(old, findings=tuple(map(finding, old.findings)), tables=tuple(map(table, old.tables)))

    counts = tuple((kind, label, again(old)) for kind, label, old in draft.counts)
    sections, tables = tuple(map(section, draft.sections)), tuple(map(table, draft.tables))
    return replace(draft, people=again(draft.people), counts=counts, sections=sections, tables=tables)


def test_without_an_earlier_version_there_is_nothing_to_compare():
    sound = release()
    check = line(audited(sound.files, sound.material), "versions")
    assert (check.outcome, check.tried) == (Outcome.NOT_APPLICABLE, 0)


def test_a_second_version_without_its_first_is_refused():
    sound = release()
    second = publish(replace(sound.draft, version=2), None)
    assert line(audited(second, sound.material), "versions").reasons == (
        "This is not the first version, but no earlier release was given. Run again with --previous for each.",
    )


@pytest.mark.parametrize("earlier", [{}, {"summary.json": b"{}"}, {"summary.json": b"\xff"}])
def test_an_earlier_version_that_cannot_be_read_is_refused(earlier: dict[str, bytes]):
    sound = release()
    assert line(audited(sound.files, sound.material, [earlier]), "versions").reasons == (
        "The summary.json of earlier release 1 is missing or cannot be read, so nothing can be compared.",
    )


def test_the_same_numbers_in_other_words_are_no_difference():
    sound = release()
    reworded = publish(replace(sound.draft, version=2, lead="About 65 people told us."), None)
    assert line(audited(reworded, sound.material, [sound.files]), "versions").outcome is Outcome.PASSED


def test_two_late_people_are_exposed_by_a_difference_and_that_is_refused():
    before = release()
    after = with_numbers(before, people=65, f1=23)
    reasons = line(audited(after.files, after.material, [before.files]), "versions").reasons
    assert reasons == (
        (
            "Numbers differ from earlier release 1, but 10 changed contributors are not certain. Publish the earlier "
            "version's tables again, or wait until more contributions have changed."
        ),
    )


def test_many_new_people_may_change_the_numbers():
    before = release()
    after = with_numbers(before, people=100, f2=40, **{"channel.survey": 77})
    assert line(audited(after.files, after.material, [before.files]), "versions").outcome is Outcome.PASSED


def test_ten_have_changed_only_when_rounding_leaves_no_doubt():
    before = release()
    almost = with_numbers(before, people=76, **{"channel.survey": 56})
    surely = with_numbers(before, people=77, **{"channel.survey": 56})
    assert line(audited(almost.files, almost.material, [before.files]), "versions").outcome is Outcome.REFUSED
    assert line(audited(surely.files, surely.material, [before.files]), "versions").outcome is Outcome.PASSED


def test_people_who_left_count_as_changed_too():
    before = with_numbers(release(), people=90, **{"channel.survey": 67})
    after = with_numbers(before, people=63, **{"channel.survey": 40})
    assert line(audited(after.files, after.material, [before.files]), "versions").outcome is Outcome.PASSED


def test_every_earlier_version_counts():
    first, second = release(), with_numbers(release(), people=100, **{"channel.survey": 77})
    third = with_numbers(second, people=103, **{"channel.survey": 82})
    assert line(audited(third.files, third.material, [first.files]), "versions").outcome is Outcome.PASSED
    reasons = line(audited(third.files, third.material, [first.files, second.files]), "versions").reasons
    assert [reason.split(",")[0] for reason in reasons] == ["Numbers differ from earlier release 2"]


def exactly(draft: Draft, numbers: Mapping[str, int]) -> Draft:
    """The same draft, not rounded."""
    printed = {name: Cell(name, str(number), number, number, number) for name, number in numbers.items()}
    years = draft.tables[0]
    rows = tuple(replace(row, cells=tuple(printed.get(c.id, c) for c in row.cells)) for row in years.rows)
    return replace(draft, tables=(replace(years, rows=rows),))


def test_a_difference_of_three_people_is_pinned_where_numbers_are_exact():
    sound = release()
    before = publish(exactly(sound.draft, {"years.1": 22, "years.2": 18}), None)
    grown = with_numbers(sound, people=90, years=42, **{"channel.survey": 67})
    after = publish(exactly(grown.draft, {"years.1": 25, "years.2": 17}), None)
    reasons = line(audited(after, grown.material, [before]), "versions").reasons
    assert [reason.split(" tells")[0] for reason in reasons] == [
        "The number 'years.1' minus that of earlier release 1",
        "The number 'years.2' minus that of earlier release 1",
    ]


def test_numbers_that_contradict_each_other_cannot_be_compared():
    sound = release()
    before = publish(exactly(sound.draft, {"years.1": 42, "years.2": 18}), None)
    assert any("contradicts" in r for r in line(audited(sound.files, sound.material, [before]), "versions").reasons)
    assert "hidden cells" in refused(audited(before, sound.material))


def test_what_one_version_hides_must_stand_against_the_other_s_tables():
    """The same people twice; the earlier version tells how a hidden number adds up to a printed one."""
    sound = release()
    crossing = Relation("sum", "channel.talk", ("f1.talk", "years.2"))
    before = publish(replace(sound.draft, relations=(*sound.draft.relations, crossing)), None)
    reasons = line(audited(sound.files, sound.material, [before]), "versions").reasons
    assert [reason.split(".")[0] for reason in reasons] == ["The hidden number 'f1"]


def test_an_earlier_version_that_does_not_tell_how_many_took_part_leaves_every_change_in_doubt():
    before = release()
    after = with_numbers(before, people=100, **{"channel.survey": 77})
    anonymous = edited(before.files, "summary.json", '"people"', '"everyone"')
    anonymous = edited(anonymous, "summary.json", '"everyone": "65"', '"people": "65"')
    reasons = line(audited(after.files, after.material, [anonymous]), "versions").reasons
    assert [reason.split(",")[0] for reason in reasons] == ["Numbers differ from earlier release 1"]
