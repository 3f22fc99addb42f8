"""Identities planted in real words, in a release that is tampered with on its way. Each has its control: the identity
is among what was received, and the attack finds it where nobody protects it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from arranged_release import FIRST_QUOTE, Release, edited_everywhere, line, refused, release, rewritten
from hearout.anonymise import patterns_in
from hearout.disclose import AuditMaterial, audit
from hearout.disclose.material import digest
from hearout.disclose.roster import Names
from hearout.records.consultation import Consent
from hearout.records.report import PrivacyReport

PLANTED = {
    "a full name": "Oluwaseun Adébáyò",
    "a surname": "Adébáyò",
    "a name without its accents": "adebayo",
    "a handle": "seun.a",
    "an address": "seun@elsewhere.example",
    "a name in another script": "Дмитрий Соколов",
    "a name in a script without spaces": "赵晓明",
}
KNOWN = ("Oluwaseun Adébáyò", "seun.a", "seun@elsewhere.example", "Дмитрий Соколов", "赵晓明")


def attacked(files: Mapping[str, bytes], material: AuditMaterial) -> PrivacyReport:
    return audit(files, material, patterns=patterns_in)


def planted(identity: str) -> Release:
    """Someone said the identity, agreed to be quoted, and the gate let it through: text and evidence agree."""
    sound = release()
    said = FIRST_QUOTE.replace("a newsletter", f"what {identity} wrote")
    passage = replace(sound.material.passages["p0"], text=said, consent=Consent.QUOTE)
    places = {f"p0:0:{len(FIRST_QUOTE)}": digest(said)}
    material = replace(
        sound.material,
        identities=KNOWN,
        passages={**sound.material.passages, "p0": passage},
        quotes={**sound.material.quotes, **places},
    )
    return Release(sound.draft, material)


def test_the_release_without_the_plant_passes():
    sound = release()
    assert attacked(sound.files, replace(sound.material, identities=KNOWN)).passed


@pytest.mark.parametrize("kind", PLANTED)
def test_an_identity_that_the_gate_let_through_is_refused_wherever_it_is_printed(kind: str):
    identity = PLANTED[kind]
    given = planted(identity)
    assert identity in given.material.passages["p0"].text, "control: it is in the corpus"
    assert Names(KNOWN, ("en",)).found_in(identity), "control: the attacker knows it"
    files = edited_everywhere(given.files, "a newsletter", f"what {identity} wrote")
    report = attacked(files, given.material)
    assert "names" in refused(report)
    assert "evidence" not in refused(report), "the quote is word for word what was said"
    assert not any(identity in reason for reason in report.reasons)


@pytest.mark.parametrize("address", ["zoe@elsewhere.example", "https://zoe.example/me", "+44 20 7946 0958"])
def test_an_identifier_that_nobody_knows_is_refused_by_its_shape(address: str):
    sound = release()
    assert patterns_in(f"see {address} for more"), "control: the pattern exists"
    files = edited_everywhere(sound.files, "a newsletter", f"{address}, a newsletter")
    report = attacked(files, sound.material)
    assert "patterns" in refused(report)
    assert not any(address in reason for reason in report.reasons)


def test_a_finding_of_two_people_written_into_the_data_is_refused():
    sound = release()

    def tamper(data: dict) -> None:
        finding = data["questions"][0]["findings"][0]
        finding.update(text="Two people think the chair should go.", contributors=2)
        next(cell for cell in data["cells"] if cell["id"] == "f1").update(shown="2", low=2, high=2, value=2)

    report = attacked(rewritten(sound.files, tamper), sound.material)
    assert {"small numbers", "few people in words", "support", "printed numbers", "pages"} <= refused(report)


def test_a_finding_that_names_someone_written_into_the_data_is_refused():
    sound = release()

    def tamper(data: dict) -> None:
        data["questions"][0]["findings"][0]["text"] = "Amara Lindqvist decides too much."

    assert {"names", "pages"} <= refused(attacked(rewritten(sound.files, tamper), sound.material))


def test_a_quote_that_was_never_said_is_refused_though_every_file_agrees():
    sound = release()
    files = edited_everywhere(sound.files, FIRST_QUOTE, "They took it down and told us nothing.")
    assert {"evidence", "consent"} <= refused(attacked(files, sound.material))


def test_a_hidden_cell_is_recoverable_before_it_is_protected_and_refused():
    """Three channels, one of seven people: with margins printed exactly, the seven can be worked out."""
    sound = release()

    def naive(data: dict) -> None:
        for cell in data["cells"]:
            if cell["id"] == "f1":
                cell.update(shown="25", low=25, high=25, value=25)
            if cell["id"] == "f1.survey":
                cell.update(shown="18", low=18, high=18, value=18)
        data["relations"].append({"kind": "sum", "whole": "f1", "parts": ["f1.survey", "f1.talk"]})

    check = line(attacked(rewritten(sound.files, naive), sound.material), "hidden cells")
    assert (check.succeeded, check.tried) == (1, 1)
    assert line(attacked(sound.files, sound.material), "hidden cells").succeeded == 0
