from __future__ import annotations

from hearout.engines import LocalEngine, ProcessEngine, engine


def test_a_pool_answers_as_one_process_does_and_in_order() -> None:
    items = [str(number) for number in range(1000)]
    assert list(ProcessEngine(workers=2).map(len, items)) == list(LocalEngine().map(len, items))


def test_engines_have_names() -> None:
    assert (engine("local").name, engine("processes").name) == ("local", "processes")
