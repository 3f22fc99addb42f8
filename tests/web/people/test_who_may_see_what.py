"""The page that says who may see what, made from the table that doors ask."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from hearout.web.people.deeds import DEEDS
from hearout.web.people.queries import who_may_see_what
from hearout.web.people.rules import ALLOWED, ROLE_TITLES, ROLE_WORDS, Role, allows

WEB = Path(__file__).parents[3] / "src" / "hearout" / "web"

ROLES = {
    "consultation.view": "owner organiser facilitator analyst reviewer reader",
    "announcement.edit": "owner organiser",
    "announcement.publish": "owner organiser",
    "phase.change": "owner organiser",
    "notice.give": "owner organiser",
    "outreach.log": "owner organiser facilitator",
    "followers.count": "owner organiser",
    "mail.view": "owner organiser",
    "work.view": "owner organiser facilitator analyst reviewer",
    "work.stop": "owner organiser analyst",
    "files.bring": "owner organiser facilitator",
    "sessions.view": "owner organiser facilitator analyst reviewer",
    "registrants.view": "owner organiser",
    "registrants.change": "owner organiser",
    "sessions.arrange": "owner organiser facilitator",
    "turnout.ask": "owner organiser",
    "sessions.plan": "owner organiser",
    "sessions.guide": "owner organiser facilitator",
    "attendance.record": "owner organiser facilitator",
    "contributions.view": "owner organiser reviewer",
    "contributions.change": "owner organiser",
    "author.show": "owner organiser",
    "people.edit": "owner organiser reviewer",
    "words.decide": "owner organiser reviewer",
    "themes.view": "owner organiser facilitator analyst reviewer",
    "themes.decide": "owner organiser analyst",
    "audit.run": "owner organiser analyst reviewer",
    "summary.sign": "owner organiser reviewer",
    "summary.release": "owner organiser",
    "team.view": "owner organiser facilitator analyst reviewer reader",
    "team.change": "owner",
    "audit.view": "owner organiser reviewer",
}
"""Who may what, once more and by hand: everything else that is tested asks the table itself who may."""


def test_each_role_may_what_was_decided_and_nothing_else() -> None:
    assert {name: " ".join(role for role in Role if allows(role, name)) for name in ALLOWED} == ROLES


def test_every_permission_has_words_of_its_own() -> None:
    words = [str(permission.words) for permission in ALLOWED.values()]
    assert all(word[0].isupper() and not word.endswith(".") for word in words)
    assert len(set(words)) == len(words)


def test_every_role_has_a_title_and_is_explained() -> None:
    assert set(ROLE_TITLES) == set(ROLE_WORDS) == set(Role)


def test_the_page_says_of_every_permission_exactly_the_roles_that_the_door_lets_in() -> None:
    titles = {role: str(title) for role, title in ROLE_TITLES.items()}
    for sight, (name, permission) in zip(who_may_see_what().in_teams, ALLOWED.items(), strict=True):
        told = {role for role in Role if titles[role] in sight.who.replace(" and ", ", ").split(", ")}
        let_in = {role for role in Role if allows(role, name)}
        assert sight.what == str(permission.words)
        assert (told or set(Role)) == let_in


def test_somebody_without_a_role_may_do_nothing() -> None:
    assert [name for name in ALLOWED if allows(None, name)] == []


def test_asking_for_a_permission_that_nobody_listed_is_a_fault() -> None:
    with pytest.raises(KeyError):
        allows(Role.OWNER, "everything.do")


def test_anyone_may_read_the_page_and_every_footer_leads_there(client: Client) -> None:
    page = client.get("/who-may-see-what/")
    assert page.status_code == 200
    assert [str(permission.words) for permission in ALLOWED.values() if str(permission.words) not in page.text] == []
    assert 'href="/who-may-see-what/"' in page.text.partition("<footer")[2]


def test_the_page_asks_neither_the_database_nor_who_somebody_is(client: Client) -> None:
    """It would fail: this test may not use the database."""
    assert "Set-Cookie" not in client.get("/who-may-see-what/").headers


def test_the_page_is_told_in_the_readers_language_with_its_own_and() -> None:
    with translation.override("de"):
        assert " und " in who_may_see_what().in_teams[1].who


def verbs_noted() -> set[str]:
    """The verbs that are written as text in calls of `note`."""
    calls = (
        node
        for path in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "note"
    )
    written = (argument for call in calls for argument in call.args[1:2])
    return {str(node.value) for node in written if isinstance(node, ast.Constant)}


def test_everything_that_is_noted_in_the_audit_log_has_words() -> None:
    verbs = verbs_noted()
    assert "person.signed_in" in verbs
    assert verbs - set(DEEDS) == set()
