"""What people decide about themes. Nothing is overwritten: who changes a decision undoes it and decides anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say as told
from hearout.records.decisions import BY_HAND, NO_THEME, ThemeAction
from hearout.web.analysis.models import Member, Question, Theme, ThemeDecision
from hearout.web.analysis.queries.decided import newest_number, standing
from hearout.web.analysis.queries.kept import newest_run
from hearout.web.analysis.queries.naming import Naming, naming_of
from hearout.web.analysis.rules import FATES, KEY, LONGEST_NAME, MOST_PASSAGES
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sealed import pseudonym

__all__ = ["Chosen", "Meanwhile", "gather", "merge", "move", "rename", "say", "set_aside", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who decides, why and when; `seen` is the newest number of decisions (`newest_number`) when they looked."""

    by: User
    reason: str = field(repr=False)
    seen: int
    now: datetime


class Meanwhile(Refusal):
    """Somebody decided about the same theme or passages since; nothing was written."""

    def __init__(self, decision: ThemeDecision) -> None:
        super().__init__("", told(_("Somebody decided about this while you were writing. Look at it again.")))
        self.decision = decision


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be decided, but for who and why. Without a theme it is about passages that shall be in none, or in
    one that is made now, will be known as `name` and is `called` so by people (where `value` is something else)."""

    action: ThemeAction
    theme: Theme | None
    value: str = field(default="", repr=False)
    into: Theme | None = None
    words: tuple[str, ...] = field(default=(), repr=False)
    passages: tuple[str, ...] = ()
    name: str = field(default="", repr=False)
    called: str = field(default="", repr=False)
    question: str = ""


@transaction.atomic
def rename(theme: Theme, label: str, chosen: Chosen) -> ThemeDecision:
    """Give it another name."""
    return _decide(theme.consultation, _Wish(ThemeAction.RENAME, theme, label), chosen)


@transaction.atomic
def say(theme: Theme, sentence: str, chosen: Chosen) -> ThemeDecision:
    """Write the sentence that is the finding. Who writes it vouches for the theme."""
    return _decide(theme.consultation, _Wish(ThemeAction.SAY, theme, sentence), chosen)


@transaction.atomic
def set_aside(theme: Theme, chosen: Chosen) -> ThemeDecision:
    """Make no theme of it."""
    return _decide(theme.consultation, _Wish(ThemeAction.SET_ASIDE, theme), chosen)


@transaction.atomic
def merge(theme: Theme, into: Theme, chosen: Chosen) -> ThemeDecision:
    """Make it one with another theme of the same question. Raises Refusal about "into"."""
    if into.pk == theme.pk or into.question_id != theme.question_id or into.parent_id:
        raise Refusal("into", told(_("Choose another theme of the same question.")))
    return _decide(theme.consultation, _Wish(ThemeAction.MERGE, theme, into=into), chosen)


@transaction.atomic
def split(
    theme: Theme, chosen: Chosen, *, label: str = "", words: Sequence[str] = (), passages: Sequence[str] = ()
) -> ThemeDecision:
    """Make a theme of its own of a part: of those who use the words, or of what is like these passages. With neither,
    of every part that the run itself found."""
    wish = _Wish(ThemeAction.SPLIT, theme, label, words=tuple(words), passages=tuple(passages))
    return _decide(theme.consultation, wish, chosen)


@transaction.atomic
def move(consultation: Consultation, passages: Sequence[str], into: Theme | None, chosen: Chosen) -> ThemeDecision:
    """Say that the passages belong into this theme and no other, or (None) into no theme. Raises Refusal about "into"
    where some were said to another question, and about "passages" where some are gone."""
    questions = _questions_of(consultation, passages)
    if into is not None and questions != {into.question}:
        raise Refusal("into", told(_("Choose a theme of the question that these passages speak to.")))
    return _decide(consultation, _Wish(ThemeAction.MOVE, into, passages=tuple(passages)), chosen)


@transaction.atomic
def gather(
    consultation: Consultation, passages: Sequence[str], label: str, chosen: Chosen, *, sentence: str = ""
) -> ThemeDecision:
    """Make a theme by hand of exactly these passages, and say in a `sentence` what the finding is, where it is known.
    Raises Refusal about "label" where one is called so already."""
    questions = _questions_of(consultation, passages)
    if len(questions) > 1:
        raise Refusal("passages", told(_("Choose passages that speak to one question.")))
    name = f"{BY_HAND}{slugify(label, allow_unicode=True)[:LONGEST_NAME] or 'theme'}"
    if standing(consultation).filter(theme_key=pseudonym(consultation.pk, KEY, name)).exists():
        raise Refusal("label", told(_("A theme made by hand is called so already. Choose another name.")))
    question = questions.pop().key
    wish = _Wish(ThemeAction.GATHER, None, label, passages=tuple(passages), name=name, question=question)
    decision = _decide(consultation, wish, chosen)
    if sentence:
        said = _Wish(ThemeAction.SAY, None, sentence, name=name, question=question, called=label)
        _decide(consultation, said, chosen)
    return decision


@transaction.atomic
def undo(consultation: Consultation, number: int, *, by: User, now: datetime) -> ThemeDecision | None:
    """Take back the decision of that number; None where it does not stand any more."""
    require("themes.decide", by, consultation)
    held_still(consultation)
    decision = standing(consultation).filter(number=number).first()
    if decision is not None:
        _take_back(decision, newest_number(consultation) + 1, by, now)
        note(by, "theme.undone", room=consultation.pk, about=_called(decision), now=now)
    return decision


def _questions_of(consultation: Consultation, passages: Sequence[str]) -> set[Question]:
    """The questions that they speak to. Raises Refusal about "passages" where some are gone, or there are too many."""
    members = Member.objects.filter(question__consultation=consultation, passage__in=passages).select_related(
        "question"
    )
    questions = {member.passage: member.question for member in members}
    if not passages or set(questions) != set(passages):
        raise Refusal("passages", told(_("Choose passages that are still here.")))
    if len(passages) > MOST_PASSAGES:
        raise Refusal("passages", told(_("Choose at most %(most)s passages at a time."), most=MOST_PASSAGES))
    return set(questions.values())


def _decide(consultation: Consultation, wish: _Wish, chosen: Chosen) -> ThemeDecision:
    require("themes.decide", chosen.by, consultation)
    held_still(consultation)
    naming = naming_of(consultation, newest_run(consultation))
    _require_here(wish)
    _require_unseen(consultation, wish, naming, chosen.seen)
    _require_standing(wish, naming)
    return _recorded(consultation, wish, chosen, naming)


def _require_here(wish: _Wish) -> None:
    for theme in (wish.theme, wish.into):
        if theme is not None and not Theme.objects.filter(pk=theme.pk).exists():
            raise Refusal("", told(_("Themes were looked for again while you were writing. Look at the theme anew.")))


def _require_unseen(consultation: Consultation, wish: _Wish, naming: Naming, seen: int) -> None:
    """Raises Meanwhile where somebody decided, or undid something, about the same since."""
    about = {theme.key for theme in (wish.theme, wish.into) if theme is not None}
    later = ThemeDecision.objects.filter(Q(number__gt=seen) | Q(undone_number__gt=seen), consultation=consultation)
    for decision in later.select_related("by", "undone_by").order_by("-number"):
        themes = {naming.theme_of(decision), naming.into_of(decision)}
        if (about and about & themes) or set(wish.passages).intersection(decision.passages):
            raise Meanwhile(decision)


def _require_standing(wish: _Wish, naming: Naming) -> None:
    """Raises Refusal where the theme, or the one it is merged into, is merged or set aside already."""
    fates = {naming.theme_of(one): one for one in naming.decisions if one.action in FATES}
    for theme, name in ((wish.theme, ""), (wish.into, "into")):
        if theme is None or theme.key not in fates or (theme is wish.theme and wish.action in FATES):
            continue
        said = _("This theme is set aside or merged by decision %(number)s. Undo that first.")
        raise Refusal(name, told(said, number=fates[theme.key].number))


def _recorded(consultation: Consultation, wish: _Wish, chosen: Chosen, naming: Naming) -> ThemeDecision:
    name = naming.name_of(wish.theme) if wish.theme else wish.name or NO_THEME
    into = naming.name_of(wish.into) if wish.into else ""
    number = newest_number(consultation) + 1
    key = naming.key_of(name) if name != NO_THEME else ""
    subject = _subject(consultation, wish, key, number)
    for before in standing(consultation).filter(subject=subject):
        _take_back(before, number, chosen.by, chosen.now)
        number += 1
    decision = ThemeDecision.objects.create(
        consultation=consultation,
        number=number,
        action=wish.action.value,
        subject=subject,
        question=wish.theme.question.key if wish.theme else wish.question,
        theme=name,
        theme_key=key,
        called=wish.theme.label if wish.theme else wish.called or wish.value,
        anchors=wish.theme.anchors if wish.theme else [],
        into_key=naming.key_of(into) if into else "",
        into_called=wish.into.label if wish.into else "",
        into_anchors=wish.into.anchors if wish.into else [],
        value=into or wish.value,
        words=wish.words,
        passages=list(wish.passages),
        reason=chosen.reason,
        by=chosen.by,
        at=chosen.now,
    )
    note(chosen.by, f"theme.{wish.action.value}", room=consultation.pk, about=_called(decision), now=chosen.now)
    return decision


def _subject(consultation: Consultation, wish: _Wish, key: str, number: int) -> str:
    """What at most one standing decision is about. Somebody who made a theme by hand may make it anew."""
    if wish.action is ThemeAction.MOVE:
        return f"move.{number}"
    if wish.action is ThemeAction.SPLIT:
        return f"{key}.split.{pseudonym(consultation.pk, KEY, wish.value.casefold())}"
    return f"{key}.{'fate' if wish.action in FATES else wish.action.value}"


def _take_back(decision: ThemeDecision, number: int, by: User, now: datetime) -> None:
    mine: Collection[str] = ("undone_number", "undone_by", "undone_at")
    decision.undone_number, decision.undone_by, decision.undone_at = number, by, now
    decision.save(update_fields=mine)


def _called(decision: ThemeDecision) -> str:
    """What the log names it by: its number, for the name of a theme is made of what people said."""
    return f"#{decision.number}"
