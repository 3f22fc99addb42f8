"""The log of where the consultation was announced."""

from __future__ import annotations

from datetime import date

import pytest

from arranged_web import DURING_SESSIONS, OPENING, consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout.web.consultations.actions.outreach import log
from hearout.web.consultations.models import Consultation, Outreach
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

OUTREACH = "/team/forum/outreach/"
TYPED = {"where": "The operators’ list", "on": "2026-08-10", "people": "420", "link": "https://lists.example.org/1"}


def logged(made: Consultation, where: str, people: int = 0) -> Outreach:
    return log(made, where=where, on=date(2026, 8, 10), people=people, link="", by=owner_of(made), now=OPENING)


def test_a_line_is_added_by_whoever_may() -> None:
    made = consultation()
    facilitator = signed_in(member(made, Role.FACILITATOR))
    assert sent(facilitator, OUTREACH, TYPED).status_code == 302
    line = made.outreach.get()
    assert (line.where, line.on, line.people, line.link) == (
        "The operators’ list",
        date(2026, 8, 10),
        420,
        "https://lists.example.org/1",
    )
    assert str(line.by) == "Teodor Vashti"


def test_the_log_adds_up_and_says_what_is_not_known() -> None:
    made = consultation()
    logged(made, "The newsletter", 11800)
    logged(made, "The operators’ list", 420)
    logged(made, "the  operators’ List", 30)
    logged(made, "The chat")
    page = words_of(seen(OUTREACH, client=signed_in(owner_of(made))))
    assert "Announced in 3 places" in page
    assert "To about 12,250 people in all" in page
    assert "Of one line it is not known to how many." in page


def test_the_method_section_tells_the_same() -> None:
    made = consultation()
    logged(made, "The newsletter", 11800)
    page = words_of(seen(OUTREACH, client=signed_in(owner_of(made))))
    assert "It was announced in one place: The newsletter (10 August 2026)." in page


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("link", "javascript:alert(1)", "beginning with https:// or http://"),
        ("link", "ftp://example.org/list", "beginning with https:// or http://"),
        ("link", "https://", "beginning with https:// or http://"),
        ("people", "-3", "Write a whole number"),
        ("people", "many", "Write a whole number"),
        ("people", "9" * 30, "Write a whole number"),
        ("on", "2026-02-31", "Write the day"),
        ("on", "2026-09-11", "This day is still to come."),
        ("where", "", "Say where you announced it."),
        ("where", "x" * 201, "Shorten this to 200 characters."),
    ],
)
def test_what_cannot_be_logged_is_said_and_the_rest_is_kept(field: str, typed: str, words: str) -> None:
    made = consultation()
    answer = sent(signed_in(owner_of(made)), OUTREACH, {**TYPED, field: typed})
    assert answer.status_code == 400
    assert words in words_of(answer)
    kept = next(words for name, words in TYPED.items() if name != field)
    assert f'value="{kept}"' in answer.content.decode()
    assert made.outreach.count() == 0


def test_striking_a_line_asks_first_and_is_on_record() -> None:
    made = consultation()
    line = logged(made, "The wrong list")
    owner = signed_in(owner_of(made))
    assert "Strike this line? The wrong list, 10 August 2026" in words_of(
        seen(f"{OUTREACH}{line.pk}/strike/", client=owner)
    )
    assert made.outreach.count() == 1
    sent(owner, f"{OUTREACH}{line.pk}/strike/", {})
    newest = AuditEntry.objects.filter(room=made.pk).first()
    assert newest is not None
    assert (made.outreach.count(), newest.did, newest.about) == (0, "outreach.struck", "The wrong list")


def test_a_reader_sees_the_log_and_writes_nothing() -> None:
    made = consultation()
    line = logged(made, "The newsletter")
    reader = signed_in(member(made, Role.READER))
    page = seen(OUTREACH, client=reader)
    assert "The newsletter" in words_of(page)
    assert "Strike" not in words_of(page)
    assert '<form method="post"' not in page.content.decode()
    answers = [sent(reader, OUTREACH, TYPED), sent(reader, f"{OUTREACH}{line.pk}/strike/", {})]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert made.outreach.count() == 1


def test_a_day_is_today_where_the_member_lives() -> None:
    made = consultation()
    owner = owner_of(made)
    owner.zone = "Pacific/Auckland"
    owner.save()
    late = DURING_SESSIONS.replace(hour=20)  # the 11th in Auckland
    assert sent(signed_in(owner), OUTREACH, {**TYPED, "on": "2026-09-11"}, late).status_code == 302
