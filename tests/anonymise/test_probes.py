from __future__ import annotations

import pytest

from hearout.anonymise.patterns import patterns_in
from hearout.anonymise.redact import Redacted, Text, redact
from invented_probes import CLEAN, PEOPLE, PROBES, Probe


def redacted(text: str, language: str, channel: str = "survey") -> Redacted:
    (found,) = redact([Text("1", text, language, channel)], PEOPLE, frozenset(), models=False)
    return found


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.kind)
def test_an_identifier_that_is_in_the_text_is_not_in_the_safe_text(probe: Probe) -> None:
    assert probe.identifier in probe.text

    assert probe.identifier not in redacted(probe.text, probe.language, probe.channel).safe_text


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_an_ordinary_sentence_stays_as_it_is(language: str, text: str) -> None:
    assert redacted(text, language).safe_text == text


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.kind)
def test_a_safe_text_has_no_pattern_left_to_find(probe: Probe) -> None:
    assert patterns_in(redacted(probe.text, probe.language, probe.channel).safe_text) == ()
