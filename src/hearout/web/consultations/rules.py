"""What the address of a consultation may be: its first part, as in /forum-retrospective/."""

from __future__ import annotations

import re

from django.utils.text import slugify

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say

__all__ = ["LONGEST_SLUG", "RESERVED", "check_slug", "slug_from"]

LONGEST_SLUG = 60
LONGEST_MADE = 40  # short enough to be said, with room for a number behind it
RESERVED = frozenset(
    {
        "about", "account", "accounts", "admin", "api", "assets", "demo", "docs", "favicon.ico", "follow", "health",
        "help", "invitation", "jsi18n", "keys", "language", "mail", "media", "new", "notices", "people", "privacy",
        "profile", "ready", "robots.txt", "sign-in", "sign-out", "static", "team", "who-may-see-what", "zone",
    }
)  # fmt: skip
"""First parts of addresses that are Hearout's own, or may become so."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHORTEST = 3


def check_slug(slug: str) -> None:
    """Raises Refusal about "slug" unless a consultation may be found there."""
    if not _SLUG.fullmatch(slug):
        odd = _("Use small letters from a to z, digits, and hyphens between them, such as forum-retrospective.")
        raise Refusal("slug", say(odd))
    if not _SHORTEST <= len(slug) <= LONGEST_SLUG:
        length = _("The address has %(length)s characters. It may have %(least)s to %(most)s.")
        raise Refusal("slug", say(length, length=len(slug), least=_SHORTEST, most=LONGEST_SLUG))
    if slug in RESERVED:
        reserved = _("“%(slug)s” is an address of Hearout itself. Choose a longer one, such as %(slug)s-consultation.")
        raise Refusal("slug", say(reserved, slug=slug))


def slug_from(title: str) -> str:
    """An address made from a title: its Latin letters and digits; a neutral word where they are too few."""
    made = slugify(title.casefold()).replace("_", "-").strip("-")
    if len(made) > LONGEST_MADE:
        made = made[: LONGEST_MADE + 1].rpartition("-")[0] or made[:LONGEST_MADE]
    return made if len(made) >= _SHORTEST and made not in RESERVED else "consultation"
