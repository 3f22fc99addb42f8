"""Changing a phase in two steps: what is typed is looked at as its readers will, and then decided."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from arranged_web import (
    DURING_SESSIONS,
    announcement,
    consultation,
    en,
    member,
    owner_of,
    seen,
    sent,
    signed_in,
    words_of,
)
from hearout.plan.announcement import Phase, Text
from hearout.web.consultations.actions.phases import end_early, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import in_force, reloaded
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

END = "/team/forum/phases/sessions/end/"
TYPED = {
    "held": "2",
    "reason-en": "The second was attended by few.\n\nNobody wanted another round.",
    "else-en": "What was said is kept.",
    "decided_by": "the committee, four in favour, none against.",
    "after": "1",
}


def looked(client: Client, path: str = END, **typed: str) -> HttpResponse:
    return sent(client, path, {**TYPED, **typed, "step": "look"})


def carried(page: HttpResponse) -> dict[str, str]:
    """What the page would send again: its fields with a value, hidden or not."""
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", page.content.decode()):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if said.get("name") and said["name"] != "csrfmiddlewaretoken":
            found[said["name"]] = unescape(said.get("value", ""))
    for name, words in re.findall(r'(?s)<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', page.content.decode()):
        found[name] = unescape(words)
    return found


def phase(made: Consultation, key: str) -> Phase:
    said = in_force(reloaded(made))
    assert said is not None
    found = said.phase(key)
    assert found is not None
    return found


def test_nothing_is_decided_by_looking() -> None:
    made = consultation()
    page = looked(signed_in(owner_of(made)))
    assert page.status_code == 200
    assert made.decisions.count() == 1
    assert phase(made, "sessions").ended is None


def test_the_notice_is_seen_as_it_will_read() -> None:
    page = words_of(looked(signed_in(owner_of(consultation()))))
    assert "Listening sessions: ended early" in page
    assert "The second was attended by few. Nobody wanted another round." in page
    assert "Talk page, until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)" in page
    assert "Decided by the committee, four in favour, none against, on Thursday 10 September 2026." in page


def test_the_page_before_and_after_is_told_in_words() -> None:
    page = words_of(looked(signed_in(owner_of(consultation()))))
    assert (
        "Listening sessions open until Wednesday 16 September 2026, 20:00 in Berlin (18:00 UTC) "
        "ended early on Thursday 10 September 2026, 11:00 in Berlin (09:00 UTC)"
    ) in page


def test_it_is_decided_with_the_title_that_was_written() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    ahead = carried(looked(client))
    answer = sent(client, END, {**ahead, "title-en": "No more sessions", "step": "decide"})
    decision = Decision.objects.get(number=2)
    assert (answer.status_code, answer["Location"]) == (302, "/team/forum/phases/")
    assert (decision.kind, decision.notice.title) == ("ended_early", {"en": "No more sessions"})
    assert decision.reason == {"en": "The second was attended by few.\n\nNobody wanted another round."}
    assert decision.decided_by == "the committee, four in favour, none against"
    ended = phase(made, "sessions").ended
    assert ended is not None
    assert (ended.at, ended.held) == (DURING_SESSIONS, 2)


def test_going_back_keeps_all_that_was_typed() -> None:
    client = signed_in(owner_of(consultation()))
    back = sent(client, END, {**carried(looked(client)), "step": "back"})
    assert back.status_code == 200
    assert carried(back) == TYPED


def test_return_in_the_title_shows_it_again_and_decides_nothing() -> None:
    page = looked(signed_in(owner_of(consultation()))).content.decode()
    first = re.search(r"<button\b[^>]*>", page)  # the one that a browser presses
    assert first is not None
    assert 'value="look"' in first[0]


def test_a_title_that_was_only_proposed_is_proposed_anew() -> None:
    made = consultation(said=announcement(languages=("en", "de")))
    client = signed_in(owner_of(made))
    extend = "/team/forum/phases/writing/extend/"
    ahead = carried(looked(client, extend, closes_day="2026-10-05", closes_time="20:00"))
    assert ahead["title-en"] == "Talk page and mailbox: open longer, until Monday 5 October 2026"
    back = carried(sent(client, extend, {**ahead, "title-de": "Länger offen", "step": "back"}))
    ahead = carried(sent(client, extend, {**back, "closes_day": "2026-10-12", "step": "look"}))
    assert ahead["title-en"] == "Talk page and mailbox: open longer, until Monday 12 October 2026"
    assert ahead["title-de"] == "Länger offen"


def test_what_time_has_overtaken_is_told_also_to_who_forgot_the_title() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    typed = {**carried(looked(client)), "title-en": "", "step": "decide"}
    answer = sent(client, END, typed, datetime(2026, 9, 17, 9, 0, tzinfo=UTC))
    assert answer.status_code == 400
    assert "“Listening sessions” closed on" in words_of(answer)
    assert TYPED["reason-en"] in unescape(answer.content.decode()).replace("\r\n", "\n")


def test_a_decision_needs_a_title_a_reason_and_who_decided() -> None:
    client = signed_in(owner_of(consultation()))
    ahead = carried(looked(client))
    untitled = sent(client, END, {**ahead, "title-en": " ", "step": "decide"})
    unreasoned = looked(client, **{"reason-en": "", "decided_by": ""})
    assert untitled.status_code == 400
    assert "This is what will happen" in words_of(untitled)
    assert unreasoned.status_code == 400
    assert "Say who decided, so that people know whom to ask." in words_of(unreasoned)
    assert carried(unreasoned)["else-en"] == "What was said is kept."
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "typed", "field", "words"),
    [
        ("writing/extend", {"closes_day": "2026-09-20", "closes_time": "20:00"}, "closes", "is open until"),
        ("writing/extend", {"closes_day": "2026-10-25", "closes_time": "02:30"}, "closes", "twice"),
        ("writing/extend", {"closes_day": "2027-03-28", "closes_time": "02:30"}, "closes", "never show"),
        ("writing/extend", {"closes_day": "soon", "closes_time": "20:00"}, "closes", "Write the day"),
        ("reading/postpone", {"opens_day": "2026-09-01", "opens_time": "00:00"}, "opens", "already"),
        ("sessions/end", {"held": "-1"}, "held", "Write a whole number"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(path: str, typed: dict[str, str], field: str, words: str) -> None:
    client = signed_in(owner_of(consultation()))
    given = {"opens_day": "", "closes_day": "2026-10-30", "closes_time": "20:00", **typed}
    answer = looked(client, f"/team/forum/phases/{path}/", **given)
    beside = re.search(rf'(?s)<div id="id_{field}_error">(.*?)</div>', answer.content.decode())
    assert answer.status_code == 400
    assert beside is not None
    assert words in beside[1]
    assert carried(answer)["reason-en"] == TYPED["reason-en"]


def test_a_round_is_added_with_its_days_and_more_time_for_it() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    typed = {
        "name-en": "Third round",
        "first": "2026-09-21",
        "last": "2026-09-22",
        "sessions": "2",
        "closes_day": "2026-09-22",
        "closes_time": "20:00",
    }
    path = "/team/forum/phases/sessions/round/"
    ahead = looked(client, path, **typed)
    assert "Third round: 21–22 September 2026, 2 sessions." in words_of(ahead)
    sent(client, path, {**carried(ahead), "step": "decide"})
    changed = phase(made, "sessions")
    assert [(one.title, one.sessions, one.schedule) for one in changed.rounds] == [(en("Third round"), 2, ())]
    assert (changed.closes, changed.first_closes) == (datetime(2026, 9, 22, 20, 0), datetime(2026, 9, 16, 20, 0))


def test_the_second_who_ends_a_phase_is_told_who_did_and_when() -> None:
    made = consultation()
    first, second = member(made, Role.ORGANISER), signed_in(owner_of(made))
    ahead = carried(looked(second))
    end_early(made, "sessions", Choice(en("No more sessions")), by=first, now=DURING_SESSIONS, after=1)
    answer = sent(second, END, {**ahead, "step": "decide"})
    page = words_of(answer)
    assert answer.status_code == 400
    assert "Teodor Vashti put it on record on Thursday 10 September 2026, 11:00 in Berlin (09:00 UTC)" in page
    assert "was ended early already" in page
    assert carried(answer)["reason-en"] == TYPED["reason-en"]
    assert Decision.objects.filter(kind="ended_early").count() == 1


def test_who_decides_on_stale_sight_looks_again_first() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    ahead = carried(looked(client))
    give_notice(made, Choice(en("A list of questions")), by=owner_of(made), now=DURING_SESSIONS)
    again = sent(client, END, {**ahead, "step": "decide"})
    assert "While you were writing, the team decided something else." in words_of(again)
    assert "This is what will happen" in words_of(again)
    sent(client, END, {**carried(again), "step": "decide"})
    assert [decision.kind for decision in made.decisions.all()] == ["ended_early", "notice", "published"]


def test_without_a_title_the_second_is_told_all_the_same() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    ahead = carried(looked(client))
    end_early(made, "sessions", Choice(en("No more sessions")), by=owner_of(made), now=DURING_SESSIONS)
    answer = sent(client, END, {**ahead, "title-en": "", "step": "decide"})
    assert answer.status_code == 400
    assert "was ended early already" in words_of(answer)


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 40])
def test_a_form_that_was_tampered_with_decides_nothing(after: str) -> None:
    made = consultation()
    answer = sent(signed_in(owner_of(made)), END, {**TYPED, "title-en": "x", "after": after, "step": "decide"})
    assert answer.status_code in (200, 400)
    assert made.decisions.count() == 1


def test_pressing_twice_decides_once() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    new = "/team/forum/notices/new/"
    ahead = carried(looked(client, new, **{"title-en": "A reminder"}))
    sent(client, new, {**ahead, "step": "decide"})
    sent(client, new, {**ahead, "step": "decide"})
    assert made.decisions.filter(kind="notice").count() == 1


def test_what_has_ended_offers_no_form() -> None:
    made = consultation()
    end_early(made, "sessions", Choice(en("No more sessions")), by=owner_of(made), now=DURING_SESSIONS)
    page = seen(END, client=signed_in(owner_of(made)))
    assert "<textarea" not in page.content.decode()
    assert "Amara Lindqvist put on record on Thursday 10 September 2026" in words_of(page)


def test_a_phase_that_is_open_cannot_be_postponed() -> None:
    page = seen("/team/forum/phases/sessions/postpone/", client=signed_in(owner_of(consultation())))
    assert "It can be extended or ended early." in words_of(page)


def test_before_publication_there_is_nothing_to_change() -> None:
    made = consultation(published=False)
    assert seen(END, client=signed_in(owner_of(made))).status_code == 404


def test_a_notice_in_two_languages_is_looked_at_in_both() -> None:
    made = consultation(said=announcement(languages=("en", "sw"), title=Text({"en": "What now?", "sw": "Sasa nini?"})))
    typed = {"title-en": "A reminder", "title-sw": "Kumbusho", "reason-sw": "Bado wiki moja."}
    page = words_of(looked(signed_in(owner_of(made)), "/team/forum/notices/new/", **typed))
    assert "A reminder The second was attended by few." in page
    assert "Kumbusho Bado wiki moja." in page


def test_a_reminder_says_what_it_is_about() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    asked = carried(seen("/team/forum/notices/new/?phase=writing", client=client))
    assert asked["title-en"] == "Talk page and mailbox: still open until Tuesday 29 September 2026"
    ahead = looked(client, "/team/forum/notices/new/", **{"title-en": asked["title-en"], "phase": "writing"})
    sent(client, "/team/forum/notices/new/", {**carried(ahead), "step": "decide"})
    assert made.decisions.get(number=2).facts == {"phase": "writing"}


def test_each_decision_is_in_the_log_of_what_the_team_did() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    sent(client, END, {**carried(looked(client)), "step": "decide"})
    newest = AuditEntry.objects.filter(room=made.pk).first()
    assert newest is not None
    assert (newest.did, newest.about, newest.by) == (
        "decision.ended_early",
        "Listening sessions: ended early",
        owner_of(made),
    )


@pytest.mark.parametrize("path", ["phases/sessions/end/", "phases/writing/extend/", "notices/new/"])
def test_a_reader_finds_no_such_page(path: str) -> None:
    client = signed_in(member(consultation(), Role.READER))
    assert seen(f"/team/forum/{path}", client=client).status_code == 404
    assert sent(client, f"/team/forum/{path}", {**TYPED, "step": "decide"}).status_code == 404


def test_a_day_is_told_in_the_zone_of_the_profile() -> None:
    made = consultation()
    owner = owner_of(made)
    owner.zone = "Africa/Nairobi"
    owner.save()
    page = words_of(seen("/team/forum/phases/", datetime(2026, 9, 10, 9, tzinfo=UTC), client=signed_in(owner)))
    assert "Times are shown for Nairobi" in page
    assert "Open until Tuesday 29 September 2026, 21:00 in Nairobi (18:00 UTC)." in page
