"""The stages called one by one give what a run gives, byte for byte."""

from __future__ import annotations

from pathlib import Path

from arranged_small import small_consultation
from hearout import collect, corpus, pipeline
from hearout.engines import LocalEngine
from hearout.folder.opened import open_folder


def test_stages_called_one_by_one_give_the_bytes_of_a_run(tmp_path: Path) -> None:
    inputs = open_folder(small_consultation(tmp_path / "consultation"), None).inputs
    settings = inputs.consultation
    whole = pipeline.run(inputs, seed=0, engine=LocalEngine(), previous=(), progress=lambda _: None)

    [(channel, path, name)] = inputs.sources
    readings = [(channel, collect.read_source(path, name, channel, settings.questions, ()))]
    brought = pipeline.joined(readings, inputs)
    looked, asked = [], []
    gated = pipeline.anonymised(brought, inputs, engine=LocalEngine(), counted=lambda *told: looked.append(told))
    analysis = pipeline.analysed(
        gated.corpus, settings, inputs.decisions, seed=0, counted=lambda *told: asked.append(told)
    )
    facts = corpus.facts(brought, gated.coverage)
    findable = pipeline.findable(brought, gated.corpus, settings)
    draft, evidence = pipeline.drafted(analysis, gated.corpus, settings, facts, inputs.decisions, findable=findable)
    report, public = pipeline.audited(draft, pipeline.material(brought, settings, evidence, gated), ())

    assert (report, public) == (whole.report, whole.public)
    assert public is not None
    assert (looked, asked) == ([(0, 40)], [(0, 1), (1, 1)])
