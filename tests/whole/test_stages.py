"""The stages called one by one give what a run gives, byte for byte."""

from __future__ import annotations

from pathlib import Path

from hearout import collect, corpus, pipeline
from hearout.engines import LocalEngine
from hearout.folder.opened import open_folder

SETTINGS = """\
title = "What we heard"
language = "en"
[[questions]]
key = "change"
text = "What should change about how decisions are made?"
[[channels]]
kind = "other"
path = "other/*"
[privacy]
minimum = 3
k = 3
"""
SAYINGS = ("The minutes come too late.", "Nobody answers the mail.", "The room is too small.", "We meet too seldom.")


def folder_of(place: Path) -> Path:
    (place / "other").mkdir(parents=True)
    (place / "consultation.toml").write_text(SETTINGS, encoding="utf-8")
    said = "\n---\n".join(f"{saying} I said so {n} times." for n in range(6) for saying in SAYINGS)
    (place / "other" / "slips.txt").write_text(said, encoding="utf-8")
    return place


def test_stages_called_one_by_one_give_the_bytes_of_a_run(tmp_path: Path) -> None:
    inputs = open_folder(folder_of(tmp_path / "consultation"), None).inputs
    settings = inputs.consultation
    whole = pipeline.run(inputs, seed=0, engine=LocalEngine(), previous=(), progress=lambda _: None)

    [(channel, path, name)] = inputs.sources
    readings = [(channel, collect.read_source(path, name, channel, settings.questions, ()))]
    brought = pipeline.joined(readings, inputs)
    gated = pipeline.anonymised(brought, inputs, engine=LocalEngine())
    analysis = pipeline.analysed(gated.corpus, settings, inputs.decisions, seed=0)
    facts = corpus.facts(brought, gated.coverage)
    findable = pipeline.findable(brought, gated.corpus, settings)
    draft, evidence = pipeline.drafted(analysis, gated.corpus, settings, facts, findable=findable)
    report, public = pipeline.audited(draft, pipeline.material(brought, settings, evidence, gated), ())

    assert (report, public) == (whole.report, whole.public)
    assert public is not None
