"""The release room: where the next version stands, what is in its way, and what somebody can do about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from arranged_answers import answers
from arranged_audits import AUDITING, CHOICE, PUBLISHING, audited, candidate_of, heard, signed
from arranged_intake import answer, brought_in, comment
from arranged_web import consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout.publish import body_of
from hearout.records.identified import Contribution
from hearout.records.report import Outcome
from hearout.web.audits.actions.releasing import release
from hearout.web.audits.actions.signing import sign
from hearout.web.audits.models import Candidate, Signature
from hearout.web.audits.queries.lost import places_of
from hearout.web.consultations import needs
from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role
from hearout.web.releases.models import Release
from hearout.web.releases.rules import sha256_of
from hearout.web.work.models import Work

pytestmark = pytest.mark.django_db

ROOM = "/team/forum/release/"
TYPED = {"title-en": "The summary", "reason-en": "It is all read.", "decided_by": "the committee", "after": "1"}


def browser_of(made: Consultation) -> Client:
    return signed_in(owner_of(made), now=AUDITING)


def room_of(made: Consultation) -> str:
    return words_of(seen(ROOM, AUDITING, client=browser_of(made)))


def test_before_the_first_audit_it_says_what_an_audit_is() -> None:
    told = room_of(consultation())
    assert "Nothing was audited yet." in told
    assert "Run the audit" in told


def test_the_audit_is_asked_for_by_a_button() -> None:
    made = heard()
    browser = browser_of(made)
    response = sent(browser, f"{ROOM}audit/", {}, AUDITING)
    assert (response.status_code, response["Location"]) == (302, f"{ROOM}#main")
    assert Work.objects.filter(consultation=made, kind="up-to:audits.audit").count() == 1


def test_the_report_is_a_table_of_what_was_tried() -> None:
    told = room_of(audited())
    assert "looks for names the committee knows" in told
    assert "It passed the audit. Now people of the team read it, and answer for it with their names." in told


def test_what_is_refused_stands_first_with_a_link_to_where_it_is_mended() -> None:
    made = audited()
    candidate = candidate_of(made)
    Candidate.objects.update(passed=False, refused=1)
    candidate.refresh_from_db()
    report = candidate.report
    why = f"{places_of(candidate.draft)[1].place} rests on 2 contributors; at least 5 are needed."
    checks = [
        replace(one, outcome=Outcome.REFUSED, reasons=(f"{why} Merge it in decisions/themes.csv.",))
        if one.key == "support"
        else one
        for one in report.checks
    ]
    candidate.report = replace(report, checks=tuple(checks))
    candidate.save()
    page = seen(ROOM, AUDITING, client=browser_of(made))
    told = words_of(page)
    assert why in told
    assert "themes.csv" not in told
    assert "/team/forum/themes/" in page.content.decode()
    assert "Read and sign" not in told


def test_something_that_changed_since_is_said() -> None:
    made = audited()
    brought_in(made, "talk.wiki", [comment("Trees are what matters.", line=1)], way="talk")
    assert "Something changed since this was audited, so it cannot be published." in room_of(made)


@pytest.mark.parametrize(("path", "name"), [("", "summary.html"), ("privacy-report.html", "privacy-report.html")])
def test_the_preview_is_exactly_what_would_be_published(path: str, name: str) -> None:
    made = audited()
    candidate = candidate_of(made)
    page = seen(f"{ROOM}{candidate.number}/preview/{path}", AUDITING, client=browser_of(made)).content.decode()
    assert body_of(candidate.files[name]) in page
    assert "Preview: not published" in page


def test_every_file_can_be_looked_at_before() -> None:
    made = audited()
    candidate, browser = candidate_of(made), browser_of(made)
    for name, body in candidate.files.items():
        response = seen(f"{ROOM}{candidate.number}/files/{name}", AUDITING, client=browser)
        assert response.content == body
        assert "no-store" in response["Cache-Control"]
        assert response["Content-Disposition"].startswith("attachment")


def test_who_signs_sees_each_file_with_its_digest_first() -> None:
    made = audited()
    candidate = candidate_of(made)
    told = words_of(seen(f"{ROOM}{candidate.number}/sign/", AUDITING, client=browser_of(made)))
    assert candidate.digest in told
    assert all(name in told and sha256_of(body) in told for name, body in candidate.files.items())


def test_signing_asks_whether_it_was_read_and_loses_nothing_typed() -> None:
    made = audited()
    candidate, browser = candidate_of(made), browser_of(made)
    typed = {"name": "A. Lindqvist", "role": "chair", "digest": candidate.digest}
    again = sent(browser, f"{ROOM}{candidate.number}/sign/", typed, AUDITING)
    assert again.status_code == 400
    assert "Read it first; then say that you have." in words_of(again)
    assert 'value="A. Lindqvist"' in again.content.decode()
    done = sent(browser, f"{ROOM}{candidate.number}/sign/", {**typed, "read": "on"}, AUDITING)
    assert done.status_code == 302
    assert [(one.name, one.role) for one in Signature.objects.all()] == [("A. Lindqvist", "chair")]


def test_what_was_audited_anew_meanwhile_is_not_signed() -> None:
    made = audited()
    candidate, browser = candidate_of(made), browser_of(made)
    brought_in(made, "talk.wiki", [comment("Trees are what matters.", line=1)], way="talk")
    typed = {"name": "A", "role": "", "digest": candidate.digest, "read": "on"}
    audited(made)
    assert sent(browser, f"{ROOM}{candidate.number}/sign/", typed, AUDITING).status_code == 404
    newer = candidate_of(made)
    response = sent(browser, f"{ROOM}{newer.number}/sign/", typed, AUDITING)
    assert "This is not what would be published any more." in words_of(response)
    assert not Signature.objects.exists()


def test_a_signature_is_taken_back_by_a_button() -> None:
    made = audited()
    candidate = candidate_of(made)
    sign(made, candidate.digest, name="Amara", role="", by=owner_of(made), now=AUDITING)
    sent(browser_of(made), f"{ROOM}{candidate.number}/unsign/", {}, AUDITING)
    assert Signature.objects.get().withdrawn == AUDITING


def test_it_is_published_in_two_steps_with_the_notice_looked_at() -> None:
    made = audited()
    owner, _ = signed(made)
    browser, page = signed_in(owner, now=PUBLISHING), f"{ROOM}{candidate_of(made).number}/publish/"
    looked = sent(browser, page, {**TYPED, "step": "look"}, PUBLISHING)
    assert "The summary of what was said can be read now" in words_of(looked)
    assert not Release.objects.exists()
    done = sent(browser, page, {**TYPED, "step": "decide"}, PUBLISHING)
    assert (done.status_code, done["Location"]) == (302, ROOM)
    assert Release.objects.get().decision.notice.title == {"en": "The summary"}
    assert seen("/forum/summary/", PUBLISHING).status_code == 200
    assert "Version 1" in words_of(seen(ROOM, PUBLISHING, client=browser))


def test_a_correction_needs_its_reason() -> None:
    made = audited()
    signed(made)
    release(made, candidate_of(made).digest, CHOICE, by=owner_of(made), now=PUBLISHING)
    brought_in(made, "more.csv", _others(), way="survey")
    audited(made, now=PUBLISHING)
    later = PUBLISHING + timedelta(days=2)
    candidate = candidate_of(made)
    assert candidate.version == 2
    browser = signed_in(owner_of(made), now=later)
    page = f"{ROOM}{candidate.number}/publish/"
    asked = sent(browser, page, {**TYPED, "reason-en": "", "after": "2", "step": "look"}, later)
    assert asked.status_code == 400
    assert "Why there is a new version" in words_of(asked)


def _others() -> list[Contribution]:
    return [
        answer(f"s{number}", words, line=number, email=f"other{number}@example.org")
        for number, (_, words) in enumerate(answers(8, seed=9), 1)
    ]


@pytest.mark.parametrize("role", sorted(set(Role)))
def test_what_waits_is_told_to_who_can_do_it(role: Role) -> None:
    made = audited()
    titles = [one.title for one in needs.of(made, role, AUDITING) if one.url.startswith(ROOM)]
    assert titles == (["Sign the summary"] if role in {Role.OWNER, Role.ORGANISER, Role.REVIEWER} else [])


def test_what_waits_says_when_it_can_be_published_and_when_not_any_more() -> None:
    made = audited()
    signed(made)
    assert "Publish the summary" in [one.title for one in needs.of(made, Role.OWNER, AUDITING)]
    brought_in(made, "talk.wiki", [comment("Trees are what matters.", line=1)], way="talk")
    assert "Audit the summary again" in [one.title for one in needs.of(made, Role.OWNER, AUDITING)]


def test_leadership_sees_nothing_of_it_before_it_is_published() -> None:
    made = audited()
    reader = signed_in(member(made, Role.READER, "Leader"), now=AUDITING)
    number = candidate_of(made).number
    for path in ("", f"{number}/preview/", f"{number}/files/summary.md", f"{number}/sign/", f"{number}/publish/"):
        assert seen(f"{ROOM}{path}", AUDITING, client=reader).status_code == 404


def test_the_page_asks_the_database_little(django_assert_max_num_queries: object) -> None:
    made = audited()
    signed(made)
    browser = browser_of(made)
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        assert seen(ROOM, AUDITING, client=browser).status_code == 200
