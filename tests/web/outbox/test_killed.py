"""Deliverers as programs, side by side and killed in the middle: nothing is lost, and hardly anything comes twice."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from arranged_deliverers import House
from arranged_mail import MailServerOfTests, read

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

READERS, EACH = 5, 4
ALL = READERS * EACH


class Killing(MailServerOfTests):
    """Takes a mail and kills who sent it, before saying so: at each number of mails in `at`."""

    def __init__(self, at: set[int]) -> None:
        super().__init__()
        self.at = at
        self.sending: subprocess.Popen[bytes] | None = None

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = await super().handle_DATA(server, session, envelope)
        if self.sending is not None and len(self.received) in self.at:
            self.at.discard(len(self.received))
            os.kill(self.sending.pid, signal.SIGKILL)
        return answer


def in_order(subjects: list[tuple[str, str]]) -> bool:
    """Whether every reader got their mails in the order of their numbers, a repeated one right after itself."""
    for reader in {whom for whom, _ in subjects}:
        numbers = [int(number) for whom, number in subjects if whom == reader]
        if numbers != sorted(numbers) or set(numbers) != set(range(EACH)):
            return False
    return True


def test_two_programs_side_by_side_send_everything_once_and_in_order(tmp_path: Path) -> None:
    with MailServerOfTests() as server:
        house = House(tmp_path, server.port)
        house.queue(readers=READERS, each=EACH)
        programs = [house.deliverer(), house.deliverer()]
        assert [program.wait(120) for program in programs] == [0, 0]
        assert (len(server.subjects), len(set(server.subjects)), house.left()) == (ALL, ALL, 0)
        assert in_order(server.subjects)


def test_a_killed_program_loses_nothing_and_each_kill_repeats_at_most_one_mail(tmp_path: Path) -> None:
    kills = {1, 4, 9}
    with Killing(set(kills)) as server:
        house = House(tmp_path, server.port)
        house.queue(readers=READERS, each=EACH)
        for _ in kills:
            server.sending = house.deliverer()
            assert server.sending.wait(120) == -signal.SIGKILL
            house.let_go()
        server.sending = None
        assert house.deliverer().wait(120) == 0
        assert house.left() == 0
        assert len(set(server.subjects)) == ALL
        assert len(server.subjects) == ALL + len(kills)
        assert in_order(server.subjects)
        assert len({read(content)["Message-ID"] for _, content in server.received}) == ALL
