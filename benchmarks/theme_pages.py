"""Pages of themes at 20,000 passages, beside a list of bare rows: python -m benchmarks theme_pages

Everything is in a database of its own in a temporary folder. It prints seconds and queries of each page, and how many
times as long as the barest list of fifty of the same rows that Django can show it takes.
"""

# ruff: noqa: E402  Django must be set up before its models are imported

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import django

PASSAGES, THEMES, IN_NONE = 20_000, 20, 4_000
TRIES = 7

sys.path[:0] = [str(Path(__file__).parent.parent / "tests")]  # the same arrangement as in tests
FOLDER = tempfile.TemporaryDirectory()
os.environ["DJANGO_SETTINGS_MODULE"] = "server_settings"
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.core.paginator import Paginator
from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext

settings.ALLOWED_HOSTS = ["*"]
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = f"{FOLDER.name}/themes.sqlite3"

from arranged_answers import answers
from arranged_looking import chosen_by
from arranged_passages import AT, corpus_saying, received
from arranged_web import consultation, owner_of, seen, signed_in
from hearout.analyse.themes import by_channel
from hearout.records.analysis import Analysis, Excerpt, Neighbour, QuestionAnalysis, ThemeToReview
from hearout.records.analysis import Theme as Found
from hearout.records.safe import SafePassage
from hearout.web.analysis.actions.deciding import rename
from hearout.web.analysis.actions.keeping import keep
from hearout.web.analysis.models import Theme
from hearout.web.passages.models import Passage

BARE = "<table>{% for one in page %}<tr><td>{{ one.ident }}<td>{{ one.channel }}{% endfor %}</table>"


def main() -> None:
    call_command("migrate", verbosity=0)
    made = consultation()
    words = [said for _, said in answers(20)]
    safe = corpus_saying([" ".join(words[n % 80 : n % 80 + 3]) for n in range(PASSAGES)])
    passed = timed(lambda: received(made, safe), tries=1)
    analysis = found_in(safe.passages)
    kept = timed(lambda: keep(made, analysis, safe.passages, passages_number_=1, decisions_number=0, now=AT), tries=1)
    print(f"{PASSAGES:,} passages put behind the gate in {passed:.1f} s, {THEMES} themes kept in {kept:.1f} s")
    for theme in Theme.objects.filter(parent=None):
        rename(theme, f"Renamed {theme.place}", chosen_by(owner_of(made), made))
    bare = timed(lambda: engines["django"].from_string(BARE).render({"page": first_fifty()}))
    print(f"a bare list of 50 rows {bare * 1000:.0f} ms")
    browser, theme = signed_in(owner_of(made)), Theme.objects.earliest("place")
    pages = {"all themes": "", "one theme": f"{theme.key}/", "its last page": f"{theme.key}/?page=99"}
    pages |= {"without a theme": "without/0/?page=40", "renaming": f"{theme.key}/rename/", "decisions": "decisions/"}
    pages |= {"one passage": f"passages/{safe.passages[-1].id}/"}
    for name, path in pages.items():
        ask = lambda path=path: seen(f"/team/forum/themes/{path}", client=browser)  # noqa: E731
        took = timed(ask)
        with CaptureQueriesContext(connection) as queries:
            assert ask().status_code == 200
        print(f"{name}: {took:.3f} s, {len(queries)} queries, {took / bare:.0f} times the bare list")


def first_fifty() -> Sequence[Passage]:
    return Paginator(Passage.objects.defer("said"), 50).get_page(1).object_list


def found_in(passages: Sequence[SafePassage]) -> Analysis:
    """Themes as a run finds them, of equal size; the engine's own time is measured elsewhere."""
    placed, loose = passages[IN_NONE:], passages[:IN_NONE]
    themes = tuple(theme(number, placed[number::THEMES]) for number in range(THEMES))
    people = by_channel((one.channel, one.contributor) for one in passages)
    question = QuestionAnalysis("kinds", themes, people, True, 0.9, tuple(one.id for one in loose))
    review = tuple(
        ThemeToReview(one.id, None, one.passages[:12], one.label, len(one.contributors), one.keywords) for one in themes
    )
    return Analysis((question,), (), people, to_review=review)


def theme(number: int, passages: Sequence[SafePassage]) -> Found:
    return Found(
        id=f"kinds-{number}",
        question="kinds",
        label=f"Theme {number}",
        keywords=("night bus", "after midnight"),
        passages=tuple(one.id for one in passages),
        by_channel=by_channel((one.channel, one.contributor) for one in passages),
        stability=0.9,
        excerpts=tuple(
            Excerpt(one.id, one.contributor, one.channel, 0, 20, one.text.part(0, 20), True) for one in passages[:16]
        ),
        neighbours=tuple(Neighbour(f"kinds-{other}", 0.4, 9, ("buses",)) for other in range(5) if other != number),
    )


def timed(ask: Callable[[], object], *, tries: int = TRIES) -> float:
    """The median, in seconds."""
    seconds = []
    for _ in range(tries):
        began = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
