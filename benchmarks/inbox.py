"""How long the inbox takes on 20,000 contributions, beside a list of bare rows: python -m benchmarks inbox

Everything is in a database of its own in a temporary folder. It prints seconds and queries of each page, and how many
times as long as the barest list of the same rows that Django can show it takes.
"""

# ruff: noqa: E402  Django must be set up before its models are imported

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import django

COUNT = 20_000
TRIES = 5

sys.path[:0] = [str(Path(__file__).parent.parent / "tests")]  # the same arrangement as in tests
FOLDER = tempfile.TemporaryDirectory()
os.environ["DJANGO_SETTINGS_MODULE"] = "server_settings"
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

settings.ALLOWED_HOSTS = ["*"]
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = f"{FOLDER.name}/inbox.sqlite3"

from arranged_answers import answers
from arranged_intake import answer, brought_in
from arranged_web import DURING_SESSIONS, consultation, owner_of, signed_in
from hearout.web.intake.actions.together import Rows, put
from hearout.web.intake.models import Contribution
from hearout.web.intake.queries.erasing import by_author
from hearout.web.intake.queries.listing import saying
from hearout.web.intake.queries.together import made_now


def main() -> None:
    call_command("migrate", verbosity=0)
    made = consultation()
    words = [said for _, said in answers(20)]
    brought_in(
        made,
        "answers.csv",
        [
            answer(str(n), f"{words[n % len(words)]} Reply {n}.", line=n, name=f"Person {n}", email=f"p{n}@example.org")
            for n in range(COUNT)
        ],
    )
    whole = timed(lambda: made_now(made), tries=1)
    everything = made_now(made)
    rows = Rows(made)
    sealing = timed(lambda: [rows.add(upload, one) for upload, one in everything.rows()], tries=1)
    writing = timed(lambda: put(made, everything, rows, now=DURING_SESSIONS), tries=1)
    print(f"bringing together {whole:.1f} s, sealing {sealing:.1f} s, writing in one transaction {writing:.1f} s")
    bare = timed(lambda: list(Paginator(Contribution.objects.defer("rest", "author").all(), 50).get_page(1)))
    print(f"a bare list of 50 rows {bare * 1000:.0f} ms")
    browser = signed_in(owner_of(made))
    ident = Contribution.objects.earliest("place").ident
    pages = {
        "inbox": "/team/forum/inbox/",
        "last page": "/team/forum/inbox/?page=400",
        "late": "/team/forum/inbox/?state=late",
        "one contribution": f"/team/forum/inbox/{ident}/",
        "decide": f"/team/forum/inbox/{ident}/withdraw/",
        "rejected": "/team/forum/inbox/rejected/",
        "overview": "/team/forum/",
    }
    with patch.object(timezone, "now", lambda: DURING_SESSIONS):
        for name, url in pages.items():
            seconds = timed(lambda url=url: browser.get(url))
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(url).status_code == 200
            print(f"{name}: {seconds * 1000:.0f} ms, {len(asked)} queries, {seconds / bare:.1f} times a bare list")
    print(f"reading everything through for words {timed(lambda: saying(made, 'Reply 19999')):.2f} s")
    print(f"comparing every author {timed(lambda: by_author(made, 'Person 19999')):.2f} s")


def timed(work: Callable[[], object], tries: int = TRIES) -> float:
    """Seconds, the best of some tries."""
    taken = []
    for _ in range(tries):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


if __name__ == "__main__":
    main()
