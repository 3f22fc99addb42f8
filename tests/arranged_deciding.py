"""Deciding as people do: with the page's form as it is filled in, and in two steps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from html import unescape

from django.http import HttpResponse
from django.test import Client

from arranged_web import sent, words_of

__all__ = ["decided", "filled_in"]


def filled_in(page: HttpResponse) -> dict[str, str]:
    """What a browser would send of the page's form, as it is filled in."""
    markup = page.content.decode()
    typed = {}
    for tag in re.findall(r"<input\b[^>]*>", markup):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        ticks = attributes.get("type") in ("radio", "checkbox")
        if "name" in attributes and (not ticks or " checked" in tag):
            typed[attributes["name"]] = unescape(attributes.get("value", "on" if ticks else ""))
    for name, words in re.findall(r'(?s)<textarea[^>]*\bname="([^"]+)"[^>]*>(.*?)</textarea>', markup):
        typed[name] = unescape(words).strip()
    for name, options in re.findall(r'(?s)<select[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', markup):
        chosen = re.search(r'<option value="([^"]*)"[^>]*\bselected', options)
        typed[name] = chosen.group(1) if chosen else ""
    return typed


def decided(browser: Client, path: str, typed: Mapping[str, str], now: datetime) -> None:
    """Both steps of a decision: what will happen, and then that it does."""
    ahead = sent(browser, path, {**typed, "step": "look"}, now)
    assert ahead.status_code == 200, words_of(ahead)
    done = sent(browser, path, {**filled_in(ahead), "step": "decide"}, now)
    assert done.status_code == 302, words_of(done)
