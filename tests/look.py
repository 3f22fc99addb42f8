"""Pictures of every page, to be looked at:

    python tests/look.py FOLDER [WORD …]

starts a server with seeded consultations and saves each page (those whose name holds one of the WORDs) as a phone and
a desk show it, in light and dark, and with the interface in Arabic, right to left. An index.html shows them together.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "server_settings"
    django.setup()

from playwright.sync_api import Browser

from arranged_browser import chromium
from arranged_site import Site, site
from toured_pages import PAGES, Stop

LOOKS = (
    ("320", "en-GB", "light", 320),
    ("1280", "en-GB", "light", 1280),
    ("320-dark", "en-GB", "dark", 320),
    ("1280-dark", "en-GB", "dark", 1280),
    ("320-ar", "ar", "light", 320),
    ("1280-ar", "ar", "light", 1280),
)


def look(browser: Browser, place: Site, stop: Stop, folder: Path) -> Iterator[Path]:
    """The pictures of one page."""
    for locale in ("en-GB", "ar"):
        with place.visit(browser, stop.person, locale=locale) as visit:
            stop.reach(visit.page, place.values)
            for name, spoken, scheme, width in LOOKS:
                if spoken == locale:
                    visit.page.set_viewport_size({"width": width, "height": 900})
                    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                    picture = folder / f"{stop}-{name}.png"
                    visit.page.screenshot(path=picture, full_page=True)
                    yield picture


def main(folder: Path, words: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stops = [stop for stop in PAGES if not words or any(word in stop.title for word in words)]
    with tempfile.TemporaryDirectory() as data, site(Path(data, "data")) as place, chromium() as browser:
        pictures = [picture.name for stop in stops for picture in look(browser, place, stop, folder)]
    shown = "".join(
        f'<figure><figcaption>{name}</figcaption><img src="{name}" loading="lazy"></figure>' for name in pictures
    )
    (folder / "index.html").write_text(f"<!DOCTYPE html><title>Every page</title>{shown}", encoding="utf-8")
    print(f"{len(pictures)} pictures: {folder / 'index.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
