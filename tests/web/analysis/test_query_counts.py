"""Pages of themes ask the database as often for thirty rows as for one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arranged_answers import sentences
from arranged_looking import chosen_by, looked, swiftly, theme_about
from arranged_passages import corpus_saying, received
from arranged_web import consultation, owner_of, seen, signed_in
from hearout.web.analysis.actions import deciding
from hearout.web.consultations.models import Consultation

pytestmark = pytest.mark.django_db
MOST = 20


def asked(client: Client, path: str) -> int:
    """How often the database is asked for a page."""
    with CaptureQueriesContext(connection) as queries:
        assert seen(f"/team/forum/themes/{path}", client=client).status_code == 200
    return len(queries)


def run_over(made: Consultation, each: int, number: int) -> None:
    """Themes on buses and trees, and as many passages in none."""
    said = [*sentences("buses", each), *sentences("trees", each), *(["Nothing of the kind"] * each)]
    received(made, corpus_saying(said), number=number)
    with swiftly():
        looked(made)


def paths(made: Consultation) -> dict[str, str]:
    theme = theme_about(made, "buses")
    passage = theme.members.earliest("place").passage
    return {
        "list": "",
        "theme": f"{theme.key}/",
        "without": "without/0/",
        "passage": f"passages/{passage}/",
        "decisions": "decisions/",
        "rename": f"{theme.key}/rename/",
        "merge": f"{theme.key}/merge/",
    }


def test_every_page_asks_as_often_for_thirty_as_for_one() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    run_over(made, 1, number=1)
    deciding.rename(theme_about(made, "trees"), "Shade", chosen_by(owner_of(made), made))
    few = {name: asked(client, path) for name, path in paths(made).items()}
    run_over(made, 30, number=2)
    for _ in range(30):
        deciding.say(theme_about(made, "trees"), "More trees.", chosen_by(owner_of(made), made))
    many = {name: asked(client, path) for name, path in paths(made).items()}
    assert many == few
    assert max(many.values()) <= MOST
