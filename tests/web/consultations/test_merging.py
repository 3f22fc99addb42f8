"""Two people changed the same page."""

from __future__ import annotations

from hearout.web.consultations.forms.merging import merged

BASE = {"title": ["Old"], "host": ["Old host"], "order": ["a", "b"], "box": ["on"]}


def test_what_somebody_left_alone_is_taken_from_the_other() -> None:
    together = merged(BASE, {**BASE, "title": ["Theirs"]}, {**BASE, "host": ["Mine"]}, lists=())
    assert dict(together.lists()) == {**BASE, "title": ["Theirs"], "host": ["Mine"]}


def test_what_both_changed_stays_as_the_second_one_wrote_it() -> None:
    together = merged(BASE, {**BASE, "title": ["Theirs"]}, {**BASE, "title": ["Mine"]}, lists=())
    assert together["title"] == "Mine"


def test_a_box_that_somebody_unticked_stays_so() -> None:
    mine = {name: value for name, value in BASE.items() if name != "box"}
    assert merged(BASE, {**BASE, "title": ["Theirs"]}, mine, lists=()).getlist("box") == []


def test_items_that_each_added_stand_in_one_list() -> None:
    together = merged(BASE, {**BASE, "order": ["a", "b", "c"]}, {**BASE, "order": ["b", "a", "d"]}, lists={"order"})
    assert together.getlist("order") == ["b", "a", "d", "c"]
