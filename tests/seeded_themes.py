"""A consultation with themes: what passed its gate, what the engine finds in it, what the team decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from arranged_answers import answers
from arranged_passages import SETTINGS, corpus_saying, received
from arranged_web import consultation
from hearout.records.consultation import Consent
from hearout.records.redaction import Mark
from hearout.records.safe import SafeCorpus, SafeText
from hearout.web.analysis.actions import deciding
from hearout.web.analysis.actions.deciding import Chosen
from hearout.web.analysis.models import Theme
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.consultations.models import Consultation, Member
from hearout.web.people.models import User
from hearout.web.people.rules import Role
from seeded_work import worked

__all__ = ["THEMES", "seed_themes"]

THEMES = "ashford"
"""The name of the consultation."""
ODD = (
    (
        SafeText(
            "Ask [person] at a school, who knows the night bus.",
            (Mark(4, 12, "person"), Mark(16, 24, "place", general=True)),
        ),
        "en",
    ),
    (SafeText("نريد حافلات ليلية إلى المستشفى بعد منتصف الليل."), "ar"),
    (SafeText("Mehr Schatten auf dem Schulweg, und zwar\nbevor der nächste Sommer kommt."), "de"),
)


def seed_themes(by: User, reviewer: User, now: datetime) -> dict[str, str | int]:
    """What addresses take: a theme, a passage, a question's place."""
    room = consultation(by, slug=THEMES)
    Member.objects.create(consultation=room, user=reviewer, role=Role.REVIEWER, since=now)
    received(
        room, _said(), settings=replace(SETTINGS, title="How should Meridian take its technical decisions?"), now=now
    )
    worked(room, "analysis.themes", by, now)
    first, second, last = (_about(room, word) for word in ("trees", "swim", "road"))
    decided = (
        "Read all of it with two others; the long reason stands here, so that it can be seen how it looks on a phone."
    )
    deciding.rename(first, "Shade, and the old chestnut trees on the square", _chosen(room, by, decided, now))
    deciding.say(
        first, "People want more trees on the square, before the summers get hotter.", _chosen(room, by, decided, now)
    )
    worked(room, "analysis.themes", by, now)
    second, last = (Theme.objects.select_related("question").get(key=one.key) for one in (second, last))
    deciding.rename(second, "Swimming, for those who begin", _chosen(room, by, "Clearer", now))
    deciding.set_aside(last, _chosen(room, by, "A greeting, not a subject", now))
    member = first.question.members.filter(theme__key=first.key).first() or Theme.objects.earliest(
        "pk"
    ).members.earliest("pk")
    return {"theme": first.key, "passage": member.passage, "place": 0, "action": "rename"}


def _about(room: Consultation, word: str) -> Theme:
    """The last theme of those whose name has the word."""
    themes = Theme.objects.filter(consultation=room, parent=None).select_related("question").order_by("-place")
    return next(theme for theme in themes if word in theme.label.lower())


def _chosen(room: Consultation, by: User, reason: str, now: datetime) -> Chosen:
    return Chosen(by, reason, newest_number(room), now)


def _said() -> SafeCorpus:
    """Ninety answers, some of them odd."""
    safe = corpus_saying([words for _, words in answers(18)])
    odd = corpus_saying([text.text for text, _ in ODD], consent=Consent.COUNT, since=len(safe.contributions))
    spoken = tuple(
        replace(one, passages=(replace(one.passages[0], text=text, language=language),))
        for one, (text, language) in zip(odd.contributions, ODD, strict=True)
    )
    return replace(safe, contributions=(*safe.contributions, *spoken))
