"""What `benchmarks.desk` runs for each size: python -m benchmarks.desk_pages PASSAGES

Invented sentences, with invented words in them of which many people use a few and few people most, go through the real
gate, in a database of its own in a temporary folder. A line for everything measured, with tabs between: what, seconds,
those of the processor, queries, times the bare list.
"""

# ruff: noqa: E402  Django must be set up before its models are imported

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import django

sys.path[:0] = [str(Path(__file__).parent.parent / "tests")]  # the same arrangement as in tests
FOLDER = tempfile.TemporaryDirectory()
os.environ["DJANGO_SETTINGS_MODULE"] = "server_settings"
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.test.utils import CaptureQueriesContext

settings.ALLOWED_HOSTS = ["*"]
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = f"{FOLDER.name}/desk.sqlite3"

from arranged_desk import decided
from arranged_intake import answer, brought_in, together
from arranged_web import consultation, owner_of, seen, sent, signed_in
from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Marked, Word
from hearout.web.desk.queries.standing import waiting_words

TRIES, DECIDED = 5, 200
AT = datetime(2026, 9, 12, 9, 0, tzinfo=UTC)
BARE = "<table>{% for one in page %}<tr><td>{{ one.passage }}<td>{{ one.channel }}{% endfor %}</table>"
FRAMES = (
    "People in {} hear of a change when the build in {} is over.",
    "As the only librarian in {} I never heard of the Forum, nor did {}.",
    "Nobody asked {} before the search went away.",
    "We met twice in {} and were told nothing about {}.",
    "Decisions should be written down where everybody finds them.",
)
BEGIN = ("Zan", "Kel", "Mis", "Orl", "Qua")
MIDDLE = ("vo", "bru", "ta", "len", "quo", "ven", "sto", "fer", "dri", "mu", "zi", "po")
END = ("ort", "nek", "vix", "dal", "sum", "tig", "rop", "lun")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds; on a machine that does other things too, those of the processor say more."""

    wall: float
    cpu: float


def main(passages: int) -> None:
    call_command("migrate", verbosity=0)
    made = consultation()
    said = [answer(str(line), words, line=line) for line, words in enumerate(sentences(passages), 2)]
    brought_in(made, "answers.csv", said)
    gate = timed(lambda: together(made), tries=1)
    list_rows = engines["django"].from_string(BARE).render
    bare = timed(lambda: list_rows({"page": Marked.objects.defer("spans")[:50]}))
    told("bringing together and the gate", gate, bare)
    told("a bare list of 50 rows", bare, bare)
    for word in waiting_words(made)[:DECIDED]:
        decided(made, word.spelt, by=owner_of(made))
    deciding(made, bare)
    pages(made, bare)


def sentences(count: int) -> Iterator[str]:
    chance = random.Random(0)
    words = ["".join(parts) for parts in product(BEGIN, MIDDLE, END)]
    chance.shuffle(words)
    for _ in range(count):
        yield chance.choice(FRAMES).format(*(words[int(len(words) * chance.random() ** 3)] for _ in "12"))


def deciding(made: Consultation, bare: Took) -> None:
    """As with the keyboard: a form is sent, and the next word is shown."""
    browser = signed_in(owner_of(made))
    answered: list[HttpResponse] = []

    def decision() -> None:
        mark = waiting_words(made).values_list("mark", flat=True)[0]
        answered.append(sent(browser, f"/team/forum/words/{mark}/", {"seen": "0", "action": "mask", "do": "all"}, AT))
        seen(answered[-1]["Location"], AT, client=browser)

    measured("deciding a word, and the next one", decision, bare)


def pages(made: Consultation, bare: Took) -> None:
    browser = signed_in(owner_of(made))
    words = Word.objects.filter(consultation=made)
    often, seldom = words.order_by("-places")[0], words.order_by("places")[0]
    passage = Marked.objects.filter(consultation=made)[0].passage
    paths = {
        "the first word": "words/",
        "the word in most places": f"words/{often.mark}/",
        "the last page of its places": f"words/{often.mark}/?page={often.places}",
        "the word in fewest places": f"words/{seldom.mark}/",
        f"{waiting_words(made).count()} words that wait": "words/left/",
        "the last page of them": "words/left/?page=999",
        "the log": "words/log/",
        "second reader": "words/second/",
        "glossary": "words/glossary/",
        "passages": "passages/",
        "their last page": "passages/?page=9999",
        "nobody looked at": "passages/?look=new",
        "self-descriptions": "passages/?look=self",
        "with a word that waits": "passages/?look=open&net=vocabulary&language=en&channel=survey&question=kinds",
        "one passage": f"passages/{passage}/",
        "rewording it": f"passages/{passage}/reword/",
    }
    for what, path in paths.items():
        ask = lambda path=path: ok(seen(f"/team/forum/{path}", AT, client=browser))  # noqa: E731
        measured(what, ask, bare)


def ok(answered: HttpResponse) -> None:
    assert answered.status_code == 200, answered.status_code


def measured(what: str, ask: Callable[[], object], bare: Took) -> None:
    took = timed(ask)
    with CaptureQueriesContext(connection) as queries:
        ask()
    told(what, took, bare, f"{len(queries)}")


def told(what: str, took: Took, bare: Took, queries: str = "") -> None:
    row = (what, f"{took.wall:.3f}", f"{took.cpu:.3f}", queries, f"{took.cpu / bare.cpu:.1f}")
    print(*row, sep="\t", flush=True)


def timed(ask: Callable[[], object], *, tries: int = TRIES) -> Took:
    """The medians."""
    walls, cpus = [], []
    for _ in range(tries):
        began, busy = time.perf_counter(), time.process_time()
        ask()
        walls.append(time.perf_counter() - began)
        cpus.append(time.process_time() - busy)
    return Took(statistics.median(walls), statistics.median(cpus))


if __name__ == "__main__":
    main(int(sys.argv[1]))
