from __future__ import annotations

from hearout.analyse.closed import closed_tables
from hearout.records.consultation import ChannelKind, Consent, Consultation, Facet
from hearout.records.safe import SafeContribution, SafeCorpus

ROLE = Facet("role", "Role", order=("Editor", "Reader"))


Answers = dict[str, tuple[str, ...]]


def contribution(
    who: str, *, facets: Answers | None = None, closed: Answers | None = None, number: int = 0
) -> SafeContribution:
    return SafeContribution(
        f"{who}{number}", who, ChannelKind.SURVEY, Consent.COUNT, True, (), facets or {}, closed or {}
    )


def tables(*contributions: SafeContribution, titles: dict[str, str] | None = None):
    setup = Consultation("T", (), (), facets=(ROLE,), closed_titles=titles or {})
    return closed_tables(SafeCorpus(contributions), setup)


def test_facets_keep_the_team_s_order_and_the_rest_goes_by_size():
    [table] = tables(
        contribution("a", facets={"role": ("Reader",)}),
        contribution("b", facets={"role": ("Bot",)}),
        contribution("c", facets={"role": ("Author",)}),
        contribution("d", facets={"role": ("Author",)}),
        contribution("e", facets={"role": ("Editor",)}),
    )
    assert [(answer, len(people)) for answer, people in table.rows] == [
        ("Editor", 1), ("Reader", 1), ("Author", 2), ("Bot", 1)
    ]  # fmt: skip
    assert (table.title, table.facet, table.exclusive) == ("Role", True, True)


def test_the_base_is_who_answered():
    [table] = tables(
        contribution("a", closed={"q1": ("yes",)}),
        contribution("b", closed={"q1": ()}),
        contribution("c", closed={"q1": ("",)}),
    )
    assert table.base == frozenset({"a"})
    assert table.rows == (("yes", frozenset({"a"})),)


def test_one_person_with_two_answers_makes_a_question_not_exclusive():
    [table] = tables(contribution("a", closed={"q": ("x", "y")}), contribution("b", closed={"q": ("x",)}))
    assert not table.exclusive
    assert table.base == frozenset({"a", "b"})


def test_one_person_through_two_channels_counts_once():
    [table] = tables(contribution("a", closed={"q": ("x",)}), contribution("a", closed={"q": ("x",)}, number=2))
    assert table.rows == (("x", frozenset({"a"})),)
    assert table.exclusive


def test_closed_questions_come_in_the_team_s_order_then_by_name():
    found = tables(
        contribution("a", closed={"z": ("1",), "b": ("1",), "c": ("1",)}), titles={"z": "Last letter", "no": "?"}
    )
    assert [(table.key, table.title) for table in found] == [("z", "Last letter"), ("b", "b"), ("c", "c")]
    assert not any(table.facet for table in found)
