"""Pages of the summary at 20,000 passages: python -m benchmarks summary_pages

On the same passages and themes as `theme_pages`, in a database of its own in a temporary folder. It prints how long the
draft takes, and seconds and queries of each page; the last looks through every passage of a question and finds nothing.
"""

from __future__ import annotations

import time

from benchmarks.theme_pages import AT, PASSAGES, found_in, timed  # isort: skip

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arranged_answers import answers
from arranged_drafts import draft_of, drafted, key_of, nothing_can_be_found
from arranged_passages import corpus_saying, received
from arranged_web import consultation, owner_of, seen, sent, signed_in
from hearout.web.analysis.actions.keeping import keep


def main() -> None:
    call_command("migrate", verbosity=0)
    made = consultation()
    words = [said for _, said in answers(20)]
    safe = corpus_saying([" ".join(words[n % 80 : n % 80 + 3]) for n in range(PASSAGES)])
    received(made, safe)
    keep(made, found_in(safe.passages), safe.passages, passages_number_=1, decisions_number=0, now=AT)
    with nothing_can_be_found():
        began = time.perf_counter()
        work = drafted(made)
    print(f"{PASSAGES:,} passages: the draft is {work.state} in {time.perf_counter() - began:.1f} s")
    finding = key_of(made, next(draft_of(made).draft.findings()))
    browser = signed_in(owner_of(made))
    pages = {"the draft": "", "a finding": f"findings/{finding}/", "its last page": f"findings/{finding}/?page=99"}
    pages |= {"quotes": "quotes/", "by hand": "new/"}
    asks = {name: lambda path=path: seen(f"/team/forum/summary/{path}", client=browser) for name, path in pages.items()}
    asks["looking in vain"] = lambda: sent(browser, "/team/forum/summary/new/", {"search": "1", "words": "zorblatt"})
    for name, ask in asks.items():
        took = timed(ask)
        with CaptureQueriesContext(connection) as queries:
            assert ask().status_code == 200
        print(f"{name}: {took:.3f} s, {len(queries)} queries")


if __name__ == "__main__":
    main()
