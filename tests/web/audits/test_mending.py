"""What the audit refuses is said in plain words, with a link to the page that mends it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import hearout.disclose
from arranged_audits import audited, candidate_of
from arranged_release import audited as attacked
from arranged_release import release
from arranged_web import owner_of, seen, signed_in
from hearout.web.audits.mending import REMEDIES, Place, problem, refused
from hearout.web.audits.queries.lost import places_of

MAKERS = {"verdict", "not_applicable"}
FOR_THE_COMMAND_LINE = re.compile(r"decisions/|\.toml|\.csv|--previous|\bRun (?:it|the|again)")


def reasons_in(module: ModuleType) -> Iterator[str]:
    """Every sentence of a module that says how something is mended on the command line, filled in."""
    assert module.__file__
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            said = "".join(_piece(module, part) for part in node.values)
            if FOR_THE_COMMAND_LINE.search(said) and said[:1].isupper():
                yield said


def _piece(module: ModuleType, part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    named = getattr(module, part.value.id, None) if isinstance(part.value, ast.Name) else None
    return named if isinstance(named, str) else "Finding 2 under 'Who decides?'"


def modules() -> list[ModuleType]:
    folder = Path(hearout.disclose.__file__).parent
    return [import_module(f"hearout.disclose.{path.stem}") for path in sorted(folder.glob("[a-z]*.py"))]


REASONS = sorted({reason for module in modules() for reason in reasons_in(module)})


def checks_in(module: ModuleType) -> Iterator[str]:
    """The keys of the checks that a module makes."""
    assert module.__file__
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            assert isinstance(node.args[0], ast.Constant)
            yield str(node.args[0].value)


def test_every_check_of_the_audit_has_a_remedy() -> None:
    known = {key for module in modules() for key in checks_in(module)}
    report = attacked(release().files, release().material)
    assert {check.key for check in report.checks} < known  # the control: what is found in the code is what reports have
    assert known == set(REMEDIES)


def test_there_are_reasons_to_try_this_on() -> None:
    assert len(REASONS) >= 20


@pytest.mark.parametrize("reason", REASONS)
def test_no_reason_sends_people_of_the_browser_to_the_command_line(reason: str) -> None:
    told = problem(reason)
    assert FOR_THE_COMMAND_LINE.search(told) is None
    assert reason.startswith(told)


def test_a_question_that_reads_like_a_remedy_is_not_cut() -> None:
    said = "Finding 1 under 'Take the bus' rests on 3 contributors; at least 5 are needed. Merge it with another theme."
    assert problem(said) == "Finding 1 under 'Take the bus' rests on 3 contributors; at least 5 are needed."


@pytest.mark.django_db
@pytest.mark.parametrize("place", Place)
def test_every_page_of_a_remedy_is_there(place: Place) -> None:
    made = audited()
    browser = signed_in(owner_of(made))
    assert seen(place.url(made.slug), client=browser).status_code == 200


@pytest.mark.django_db
def test_every_problem_leads_to_a_page_that_is_there() -> None:
    made = audited()
    browser, candidate = signed_in(owner_of(made)), candidate_of(made)
    place = places_of(candidate.draft)[1]
    checks = [
        replace(check, reasons=(f"{place.place} is a problem.", f"Quote 1 of {place.place.lower()} is a problem."))
        for check in candidate.report.checks
    ]
    for one in refused(checks, places_of(candidate.draft), made):
        for _, mend in one.problems:
            assert seen(mend.url, client=browser).status_code == 200
    at_theme = next(
        one for one in refused(checks, places_of(candidate.draft), made) if "the words of very few" in one.attempt
    )
    assert (
        place.theme.partition("-")[2].lower()
        in seen(at_theme.problems[0][1].url, client=browser).content.decode().lower()
    )
