"""Templates keep the promises that the content security policy and the forms make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "hearout" / "web"
TEMPLATES = sorted(path for path in WEB.rglob("templates/**/*.html"))

# What the policy would block, or would let somebody else's words through.
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=|<style\b"),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|href=\"javascript:"),
    "something from another server": re.compile(r"<(?:script|link|img|iframe)\b[^>]*\s(?:src|href)=\"(?:https?:)?//"),
    "words that are not escaped": re.compile(r"\|\s*safe\b|\bautoescape\s+off\b"),
    "a new window": re.compile(r"\starget="),
}
TEMPLATE_TAG = re.compile(r"{%.*?%}", re.DOTALL)
POSTED = re.compile(r"<form\b[^>]*method=\"post\"[^>]*>(.*?)</form>", re.DOTALL)


def faults(text: str) -> list[str]:
    markup = TEMPLATE_TAG.sub("", text)  # where "one=…" is no attribute
    found = [what for what, pattern in FORBIDDEN.items() if pattern.search(markup)]
    return found + ["a form without proof that it is ours" for form in POSTED.findall(text) if "csrf_token" not in form]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('<p style="color: red">', "an inline style"),
        ("<script>alert(1)</script>", "an inline script"),
        ('<button onclick="go()">', "an inline script"),
        ('<img alt="" src="https://elsewhere.example/x.png">', "something from another server"),
        ("{{ words|safe }}", "words that are not escaped"),
        ('<a target="_blank" href="/">', "a new window"),
        ('<form method="post"><button>Go</button></form>', "a form without proof that it is ours"),
    ],
)
def test_a_fault_would_be_seen(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_what_is_allowed_is_no_fault() -> None:
    text = '<script src="{% static "x.js" %}" defer></script><form method="post">{% csrf_token %}</form><a href="https://example.org">'
    assert faults(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_a_template_holds_nothing_that_the_policy_forbids(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []
