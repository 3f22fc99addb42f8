"""A server without a mail server: whoever runs it reads the team's codes and invitations, and nothing else."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command

from arranged_server import hearout
from hearout.keys import SERVER
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import Kind, State
from hearout.web.sealed import key_folder

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def through_the_outbox(settings) -> None:
    settings.EMAIL_BACKEND = "hearout.web.outbox.backend.Outbox"
    key_folder().make(SERVER)


def shown() -> str:
    told = StringIO()
    call_command("waitingmail", stdout=told)
    return told.getvalue()


def test_a_waiting_code_is_shown() -> None:
    mail.send_mail("Your code", "DQHJ-XCRH", None, ["amara@example.org"])
    assert ["amara@example.org" in shown(), "DQHJ-XCRH" in shown()] == [True, True]


@pytest.mark.parametrize("other", [{"kind": Kind.FOLLOW}, {"kind": Kind.NOTICE}, {"state": State.SENT}])
def test_mail_to_followers_and_mail_that_left_are_not(other: dict[str, str]) -> None:
    mail.send_mail("Your code", "DQHJ-XCRH", None, ["amara@example.org"])
    Message.objects.update(**other)
    assert shown() == "Nothing waits.\n"


def test_before_the_server_was_ever_started_it_says_what_to_do(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "not-there"):
        done = hearout(folder, "manage", "waitingmail")
        assert done.returncode == 2
        assert "Run: hearout serve" in done.stderr
    assert not list(tmp_path.iterdir())
