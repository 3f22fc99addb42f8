"""Nobody is found out by anything that the server serves to everyone once the example is published: every name, alias,
handle and address of everybody in it is searched in every byte."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from unittest.mock import patch
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from hearout.folder.lists import load_roster
from hearout.web.consultations.models import Consultation
from hearout.web.demo.cast import CAST
from hearout.web.demo.example import example_folder
from hearout.web.demo.story import SLUG, Stage, tell
from hearout.web.intake.queries.corpus import corpus_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("leaks")]

NOW = datetime(2031, 3, 1, 12, 0, tzinfo=UTC)
LINK = re.compile(r"""(?:href|src|action)=["']([^"'#]+)""")
NOT_PUBLIC = ("/team/", "/sign-in/", "/static/", "/demo/", "/profile/")
LANGUAGES = ("en", "de", "ar")


def public_addresses(client: Client) -> Iterator[tuple[str, bytes]]:
    """Everything that links lead to from the server's first page, and every form of it."""
    waiting, known = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        for language in LANGUAGES:
            answer = client.get(path, headers={"accept-language": language})
            yield f"{path} ({language})", answer.content + repr(sorted(answer.headers.items())).encode()
        if "html" in answer["Content-Type"] or "atom" in answer["Content-Type"]:
            for link in LINK.findall(html.unescape(answer.content.decode())):
                there = urlsplit(urljoin(f"{settings.ADDRESS.origin}{path}", link))
                local = f"{there.scheme}://{there.netloc}" == settings.ADDRESS.origin
                target = there.path + (f"?{there.query}" if there.query else "")
                if local and target not in known and not target.startswith(NOT_PUBLIC):
                    known.add(target)
                    waiting.append(target)


def spellings(data: bytes) -> str:
    """Every way in which something may be written: entities, JSON's and links' escapes undone, one case, with accents
    and without."""
    text = html.unescape(data.decode())
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), f"{text}\n{unquote(text)}")
    return "\n".join(folded(one) for one in (plain, html.unescape(plain)))


def folded(text: str) -> str:
    wide = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in wide if not unicodedata.combining(letter))
    return f"{unicodedata.normalize('NFC', text.casefold())}\n{unicodedata.normalize('NFC', bare)}"


def finds(name: str, text: str) -> bool:
    """Whether the name stands in the text as words of its own. Most stand in none, which is soon seen."""
    return any(
        one in text and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) is not None
        for one in folded(name).split("\n")
        if one
    )


def everybody(consultation: Consultation) -> set[str]:
    """Every way to name anybody: from the list of people, and as the files have them."""
    known: set[str] = set()
    for person in load_roster(example_folder() / "roster.csv").people:
        known |= {person.name, person.email, *person.aliases, *person.handles}
    corpus = corpus_of(consultation)
    assert corpus is not None
    for one in corpus.contributions:
        known |= {one.author.name, one.author.email, one.author.handle}
    return {name.strip() for name in known if len(name.strip()) > 2}


def who_speaks_in_public(consultation: Consultation) -> str:
    """What the team says of itself, and who of it signed: whoever is named there wants to be."""
    assert consultation.public is not None
    signed = [one["name"] for release in consultation.releases.all() for one in release.signed_by]
    return spellings(repr([consultation.public.document, signed, [person.name for person in CAST]]).encode())


def test_nobody_of_the_example_is_in_any_byte_that_everyone_is_served() -> None:
    consultation = tell(Stage.PUBLISHED, NOW)
    consultation.refresh_from_db()
    people, team = everybody(consultation), who_speaks_in_public(consultation)
    hidden = sorted(name for name in people if not finds(name, team))
    assert len(hidden) >= 100
    with patch.object(timezone, "now", lambda: NOW):
        served: Mapping[str, str] = {path: spellings(data) for path, data in public_addresses(Client())}

    files = [f"summary/1/files/{name}" for name in consultation.releases.get().files.values_list("name", flat=True)]
    pages = ["", "summary/", "summary/1/", "summary/privacy-report.html", "notices/", "notices/feed.atom", "page.md"]
    assert {f"/{SLUG}/{path} (en)" for path in (*files, *pages)} <= set(served)
    assert [(name, path) for name in hidden for path, text in served.items() if finds(name, text)] == []


def test_the_search_finds_a_name_however_it_is_written() -> None:
    planted = "Zoë Ångström-Weiß"
    for written in (
        planted,
        planted.upper(),
        "Zoe Angstrom-Weiß",
        html.escape(planted).replace("ë", "&#235;").replace("Å", "&Aring;"),
        '{"said": "Zo\\u00eb \\u00c5ngstr\\u00f6m-Wei\\u00df"}',
        "https://example.org/Zo%C3%AB%20%C3%85ngstr%C3%B6m-Wei%C3%9F",
        unicodedata.normalize("NFD", planted),
    ):
        assert finds(planted, spellings(f"<p>Thanks to {written}, who said so.</p>".encode())), written
    assert not finds(planted, spellings(b"Zoo"))
    assert not finds("Ann", spellings(b"planned"))
