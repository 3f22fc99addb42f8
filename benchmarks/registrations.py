"""Two thousand people register for one session of thirty, through the running server: form and confirmation, a request
each. How long it takes beside a bare Django view with one query, in the same run, and whether everybody is there
afterwards, seated or waiting."""

from __future__ import annotations

import http.client
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.measure import run, table
from benchmarks.public_page import BARE, OURS, served

__all__ = ["main"]

PEOPLE, CAPACITY, CONNECTIONS, TOGETHER = 2_000, 30, 16, 60.0
WORKERS = 2  # as `hearout serve` has
TOKEN = "b" * 32
Request = tuple[str, dict[str, str]]  # a page, and what is typed there


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hearout-bench-") as folder:
        # each person comes from an address of their own, as a proxy says it, so that limits meet none of them
        os.environ |= {"HEAROUT_DATA": folder, "HEAROUT_BEHIND_PROXY": "yes"}
        program("seed")
        with served(OURS, WORKERS) as ours, served(BARE, WORKERS) as bare:
            asking = answered(ours, [asked(number) for number in range(PEOPLE)])
            codes: list[str] = json.loads(program("codes"))
            confirming = answered(ours, [("code/", {"code": code}) for code in codes])
            plain = answered(bare, [("", {})] * PEOPLE)
        counts = json.loads(program("count"))
    table(
        f"{PEOPLE:,} people register for a session of {CAPACITY} (SQLite, granian, {WORKERS} processes, "
        f"{CONNECTIONS} clients)",
        ("what", "measured", "target"),
        (
            ("seconds, forms", f"{asking:.0f}", ""),
            ("seconds, confirmations", f"{confirming:.0f}", ""),
            ("seconds, both", f"{asking + confirming:.0f}", f"at most {TOGETHER:.0f}, where nothing else runs"),
            ("requests a second, bare view", f"{PEOPLE / plain:,.0f}", ""),
            ("ratio, a request of registering to the bare view", f"{2 * plain / (asking + confirming):.2f}", ""),
            ("people seated", str(counts["seated"]), str(CAPACITY)),
            ("people waiting", str(counts["waiting"]), f"{PEOPLE - CAPACITY:,}"),
        ),
    )


def program(part: str) -> str:
    """The output of a part of this file, in a process of its own."""
    return run("-m", "benchmarks.registrations", part).output


def asked(number: int) -> Request:
    typed = {"come-one": "on", "attending-one": "notes", "zone": "Africa/Nairobi", "language": "en"}
    return "", {**typed, "address": f"person{number}@example.org"}


def answered(origin: str, requests: Sequence[Request]) -> float:
    """Seconds until every request was answered well."""
    shares = [list(enumerate(requests))[start::CONNECTIONS] for start in range(CONNECTIONS)]
    begun = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        for done in [pool.submit(sent, origin, share) for share in shares]:
            done.result()
    return time.perf_counter() - begun


def sent(origin: str, share: Sequence[tuple[int, Request]]) -> None:
    """One client's requests, one after the other."""
    connection = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=60)
    for number, (page, typed) in share:
        headers = {"X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}
        if typed:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={TOKEN}"}
            body = urlencode({**typed, "csrfmiddlewaretoken": TOKEN})
            connection.request("POST", f"/forum/sessions/register/{page}", body, headers)
        else:
            connection.request("GET", "/", headers=headers)
        answer = connection.getresponse()
        said = answer.read()
        if answer.status not in (200, 302):
            raise RuntimeError(f"{page or 'the form'} answered {answer.status}: {said[:500]!r}")


def seed() -> None:
    """A server's folder with one published consultation, and one session in it."""
    from hearout.launchers import begin

    begin(None)
    from django.conf import settings
    from django.core.management import call_command

    from hearout.web.config.data_folder import prepare
    from hearout.web.config.serving.starting import prepare_database

    prepare(Path(settings.DATA), Path(settings.KEYS))
    prepare_database(print)
    call_command("collectstatic", interactive=False, verbosity=0)
    arrange(datetime.now(UTC))


def arrange(now: datetime) -> None:
    """A consultation whose session is in two weeks."""
    from hearout.plan.announcement import Announcement, Phase, PhaseKind, Promises, Question, Round, Session, Text, Way
    from hearout.records.consultation import ChannelKind
    from hearout.web.consultations.actions.announcing import publish, start
    from hearout.web.consultations.actions.recording import Choice
    from hearout.web.people.models import User

    def en(words: str) -> Text:
        return Text({"en": words})

    def wall(days: int) -> datetime:
        return (now + timedelta(days=days)).replace(hour=10, minute=0, second=0, microsecond=0, tzinfo=None)

    one = Session("one", wall(14), "UTC", 60, capacity=CAPACITY)
    held = Round("round", en("First round"), wall(14).date(), wall(14).date(), 1, (one,))
    said = Announcement(
        title=en("How should Meridian decide?"),
        host=en("the committee"),
        purpose=en("To learn how it looks to you."),
        audience=en("Everybody."),
        questions=(Question("how", en("How should it change?")),),
        afterwards=en("We publish a summary."),
        phases=(Phase("sessions", PhaseKind.LISTENING, en("Sessions"), wall(1), wall(20), rounds=(held,)),),
        ways=(Way("talks", ChannelKind.SESSION, "sessions", en("Listening sessions"), en("By video call.")),),
        promises=Promises(kept_until=wall(300).date()),
        contact="forum@example.org",
        responsible=en("The committee"),
        team=en("Amara Lindqvist."),
    )
    owner = User.objects.create_user("amara@example.org", name="Amara Lindqvist", may_start=True)
    made = start("forum", said, by=owner, now=now)
    publish(made, Choice(en("It is announced")), base=1, by=owner, now=now)


def codes() -> None:
    """The codes that stand in everybody's mail."""
    from hearout.launchers import begin

    begin(None)
    from hearout.web.consultations.models import Consultation
    from hearout.web.sessions.codes import Codes
    from hearout.web.sessions.models import Registrant

    made = Codes(Consultation.objects.get())
    print(json.dumps([made.of(one) for one in Registrant.objects.order_by("at")]))


def count() -> None:
    """How many have a seat, and how many wait."""
    from hearout.launchers import begin

    begin(None)
    from hearout.web.consultations.models import Consultation
    from hearout.web.sessions.queries.seats import seat_counts

    counted = seat_counts(Consultation.objects.get())["one"]
    print(json.dumps({"seated": counted.seated, "waiting": counted.waiting}))


if __name__ == "__main__":
    {"seed": seed, "codes": codes, "count": count}[sys.argv[1]]()
