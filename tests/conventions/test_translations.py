"""Every text of the interface is there in every language, with the facts that stand in it, and as it is shipped."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from django.conf import settings

LOCALE = Path(__file__).parents[2] / "src" / "hearout" / "web" / "locale"
LANGUAGES = [tag for tag, _ in settings.LANGUAGES if tag != "en"]
FACT = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")
TAG = re.compile(r"</?\w+[^>]*>")


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def said(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def english(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def one(message: Message) -> str:
    return english(message)[0]


def held_by(compiled: bytes) -> dict[str, object]:
    """Without the header, which holds when it was written."""
    return {str(message.id): message.string for message in read_mo(io.BytesIO(compiled)) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    assert [one(message) for message in texts(language) if message.fuzzy or not all(said(message))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_the_facts_and_the_markup_of_its_text(language: str) -> None:
    wrong = []
    for message in texts(language):
        for held in (FACT, TAG):
            may = {found for text in english(message) for found in held.findall(text)}
            must = set.intersection(*({*held.findall(text)} for text in english(message)))
            found = [set(held.findall(text)) for text in said(message)]
            # a form for one or two may say the number as a word
            if any(not has <= may for has in found) or not must <= set.union(*found):
                wrong.append(one(message))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_is_what_was_translated(language: str) -> None:
    """`make messages` compiles it."""
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    shipped = (LOCALE / language / "LC_MESSAGES" / "django.mo").read_bytes()
    assert held_by(shipped) == held_by(compiled.getvalue())


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")
def test_every_text_was_collected(tmp_path: Path) -> None:
    """`make messages` collects them."""
    house = tmp_path / "hearout"
    shutil.copytree(LOCALE.parents[1], house, ignore=shutil.ignore_patterns("__pycache__", "locale"))
    (house / "web" / "locale").mkdir()
    collect = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "--locale",
        "de",
        "--no-location",
        "--ignore",
        "publish/*",
    ]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hearout.web.config.settings", "PYTHONPATH": str(tmp_path)}
    subprocess.run(collect, cwd=house, env=environment, check=True, capture_output=True)
    with (house / "web" / "locale" / "de" / "LC_MESSAGES" / "django.po").open("rb") as file:
        found = {english(message) for message in read_po(file, locale="de") if message.id}
    assert found == {english(message) for message in texts("de")}
