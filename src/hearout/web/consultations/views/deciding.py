"""Deciding in two steps: what is typed is looked at, with the notice that comes of it, and then decided.

Nothing is kept between the steps but in the pages themselves: each carries all that was typed to the next, and back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise

from hearout.errors import Refusal
from hearout.plan.announcement import Announcement, Text
from hearout.web.consultations import reach
from hearout.web.consultations.actions.recording import Meanwhile
from hearout.web.consultations.forms.decisions import Decide
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import in_force, reloaded
from hearout.web.consultations.queries.notices import in_each_language
from hearout.web.consultations.queries.phases import differences
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.queries.record import decision_told
from hearout.web.consultations.views.door import member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.sentences import in_words

__all__ = ["Deciding", "Words"]

LOOK, DECIDE, MORE = "look", "decide", "more"  # more: the form makes room for more of its rows
OF_LOOKING = ("csrfmiddlewaretoken", "step", "title-", "after")
Make = Callable[[QueryDict | None, Announcement, int, bool], Decide]  # data, in force, newest decision, asks for title


@dataclass(frozen=True, slots=True)
class Words:
    """What the two pages say: their title, what the last button does, and what is said when it is done."""

    title: str | Promise
    button: str | Promise
    done: str | Promise


@dataclass(frozen=True, slots=True)
class Deciding:
    """One request on the way to a decision. `said` is in force and `newest` the decision that was taken last; both
    are `new` where that was while somebody wrote. `done_at` is the name of the page to go to afterwards."""

    request: HttpRequest
    consultation: Consultation
    said: Announcement
    newest: Decision
    make: Make
    words: Words
    done_at: str
    now: datetime
    new: bool = False
    template: str = "consultations/decide.html"  # of the first step

    def answer(self) -> HttpResponse:
        """The page for what was asked: the form, the look ahead, or the decision."""
        step, data = self.request.POST.get("step", ""), self.request.POST
        if step == MORE:
            return self._ask(self._form(data))
        if step not in (LOOK, DECIDE):
            return self._ask(self._form(self._without_proposed_title(data) if data else None))
        try:
            return self._decide(data) if step == DECIDE else self._look(data)
        except Meanwhile as meanwhile:
            return self._look_again(data, meanwhile.decision)

    def _ask(self, form: Decide) -> HttpResponse:
        return self._show(self.template, form, {})

    def _look(self, data: QueryDict, *, asks_for_title: bool = False) -> HttpResponse:
        """What will happen. A title that nobody wrote yet is proposed, unless one is asked for."""
        form = self._form(data, asks_for_title=asks_for_title)
        if not form.is_valid() and set(form.errors) != {"title"}:
            return self._ask(form)
        if form.cleaned_data["after"] != self.newest.number:
            raise Meanwhile(self.newest)
        try:
            after = form.changed(self.said, self.now)
        except Refusal as refusal:
            return self._refuse(form, refusal)
        return self._show_ahead(form if form.errors else self._titled(form, data, after), after)

    def _titled(self, form: Decide, data: QueryDict, after: Announcement) -> Decide:
        titled = self._form(_with_title(data, form.title_or_proposed(after)))
        titled.full_clean()
        return titled

    def _decide(self, data: QueryDict) -> HttpResponse:
        form = self._form(data, asks_for_title=True)
        try:
            if form.is_valid():
                form.decide(self.consultation, by=member_of(self.request), now=self.now)
                messages.success(self.request, str(self.words.done))
                return redirect(self.done_at, self.consultation.slug)
            if set(form.errors) == {"title"}:
                return self._show_ahead(form, form.changed(self.said, self.now))
        except Meanwhile:
            raise
        except Refusal as refusal:
            return self._refuse(form, refusal)
        return self._ask(form)

    def _look_again(self, data: QueryDict, newest: Decision) -> HttpResponse:
        """The look ahead from where the consultation stands after somebody else's decision."""
        consultation = reloaded(self.consultation)
        said = in_force(consultation) or self.said
        since = replace(self, consultation=consultation, said=said, newest=newest, new=True)
        typed = data.copy()
        typed["after"] = str(newest.number)
        return since._look(typed)

    def _refuse(self, form: Decide, refusal: Refusal) -> HttpResponse:
        form.add_error(refusal.field if refusal.field in form.fields else None, in_words(refusal.message))
        return self._ask(form)

    def _show_ahead(self, form: Decide, after: Announcement) -> HttpResponse:
        ahead = {
            "notices": in_each_language(form.event(after, self.now), after),
            "differences": differences(self.said, after, self._reader, self.now),
            "hearers": reach.will_hear(self.consultation, after),
            "carried": [(name, value) for name, value in form.data.items() if not name.startswith(OF_LOOKING)],
        }
        return self._show("consultations/look.html", form, ahead)

    def _form(self, data: QueryDict | None, *, asks_for_title: bool = False) -> Decide:
        return self.make(data, self.said, self.newest.number, asks_for_title)

    def _without_proposed_title(self, data: QueryDict) -> QueryDict:
        """What was typed, on the way back: a title that nobody wrote is proposed anew when it is looked at again."""
        form = self._form(data)
        try:
            proposed = form.proposed_title(form.changed(self.said, self.now)) if form.is_valid() else Text()
        except Refusal:
            return data
        typed = form.cleaned_data.get("title", Text())
        own = {tag: words for tag, words in typed.words.items() if proposed.words.get(tag) != words}
        return _with_title(data, Text({tag: own.get(tag, "") for tag in self.said.languages}))

    @property
    def _reader(self) -> Reader:
        return team_reader(member_of(self.request), self.said)

    def _show(self, template: str, form: Decide, context: Mapping[str, object]) -> HttpResponse:
        around = {
            "form": form,
            "words": self.words,
            "subject": self._reader.said(form.subject),
            "back": self.done_at,
            "meanwhile": decision_told(self.newest, self._reader) if self.new else None,
        }
        status = 400 if form.errors else 200
        return show(self.request, self.consultation, template, {**around, **context}, status=status)


def _with_title(data: QueryDict, title: Text) -> QueryDict:
    typed = data.copy()
    for language, words in title.words.items():
        typed[f"title-{language}"] = words
    return typed
