"""The audit log is only ever added to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from hearout.errors import Fault
from hearout.web.people.actions import note
from hearout.web.people.models import AuditEntry, User

NOW = datetime(2026, 8, 9, 9, 0, tzinfo=UTC)
ROOM = UUID(int=7)


def kept() -> list[tuple[str, str]]:
    return [(entry.did, entry.about) for entry in AuditEntry.objects.all()]


@pytest.mark.django_db
def test_what_was_done_is_on_record_newest_first() -> None:
    amara = User.objects.create_user("amara@example.org")
    note(amara, "member.invited", room=ROOM, about="reviewer", now=NOW)
    note(None, "code.rejected", now=NOW)

    assert [(entry.at, entry.by, entry.room, entry.did, entry.about) for entry in AuditEntry.objects.all()] == [
        (NOW, None, None, "code.rejected", ""),
        (NOW, amara, ROOM, "member.invited", "reviewer"),
    ]


@pytest.mark.django_db
def test_what_does_not_fit_is_cut_so_that_it_is_on_record_all_the_same() -> None:
    assert note(None, "outreach.logged", about="a" * 301, now=NOW).about == "a" * 300


def change_and_save(entry: AuditEntry) -> None:
    entry.about = "nothing"
    entry.save()


def save_over(entry: AuditEntry) -> None:
    AuditEntry(pk=entry.pk, at=NOW, did="nothing").save(update_fields=["did"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        change_and_save,
        save_over,
        lambda entry: entry.delete(),
        lambda _: AuditEntry.objects.update(about="nothing"),
        lambda _: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["about"]),
        lambda entry: AuditEntry.objects.update_or_create(pk=entry.pk, defaults={"about": "nothing"}),
        lambda entry: AuditEntry.objects.bulk_create(
            [entry], update_conflicts=True, update_fields=["about"], unique_fields=["id"]
        ),
    ],
)
def test_nothing_on_record_is_changed_or_deleted(change: Callable[[AuditEntry], object]) -> None:
    entry = note(None, "member.invited", about="reviewer", now=NOW)

    with pytest.raises(Fault):
        change(entry)

    assert kept() == [("member.invited", "reviewer")]
