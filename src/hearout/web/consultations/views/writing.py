"""Somebody writes one section of the set-up, perhaps while somebody else does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearout.errors import Refusal
from hearout.plan.sections import Section
from hearout.plan.timetable import phases_begun
from hearout.web.consultations.actions.announcing import Conflict, edit
from hearout.web.consultations.comparing import changes_in
from hearout.web.consultations.forms.merging import merged
from hearout.web.consultations.forms.sections import FORMS, SectionForm
from hearout.web.consultations.forms.sections.base import Scene
from hearout.web.consultations.forms.sheet import moved
from hearout.web.consultations.models import Consultation, Revision
from hearout.web.consultations.progress import parts
from hearout.web.consultations.queries.announcements import drafted, in_force, revision_numbered
from hearout.web.consultations.titles import SECTIONS
from hearout.web.consultations.views.door import member_of
from hearout.web.consultations.views.rooms import show

__all__ = ["Writing", "number_sent"]

SAVE, GO_ON = "save", "go-on"
LONGEST_NUMBER = 9  # digits


@dataclass(frozen=True, slots=True)
class Writing:
    """One request on a page of the set-up."""

    request: HttpRequest
    consultation: Consultation
    section: Section
    now: datetime

    def answer(self) -> HttpResponse:
        """The page as it is, with its items rearranged, or saved."""
        if self.request.method != "POST":
            return self._show(self._form(self._draft), self._draft)
        data, base = self.request.POST, self._seen()
        pressed = data.get("do", SAVE)
        if pressed in (SAVE, GO_ON):
            return self._save(self._form(base, data), base, goes_on=pressed == GO_ON)
        rearranged = self._form(base, moved(data, pressed), checks=False)
        return self._show(rearranged, base, {"moved": pressed})

    def _save(self, form: SectionForm, base: Revision, *, goes_on: bool) -> HttpResponse:
        if not form.is_valid():
            return self._show(form, base, status=400)
        try:
            by = member_of(self.request)
            edit(self.consultation, self.section, form.wanted(), base=base.number, by=by, now=self.now)
        except Conflict as conflict:
            return self._show_both(form, base, conflict.theirs)
        except Refusal as refusal:
            form.refuse(refusal)
            return self._show(form, base, status=400)
        messages.success(self.request, _("Saved: %(section)s.") % {"section": SECTIONS[self.section]})
        return HttpResponseRedirect(self._next() if goes_on else self.request.get_full_path())

    def _show_both(self, form: SectionForm, base: Revision, theirs: Revision) -> HttpResponse:
        """What both wrote, side by side. The form holds what was typed here, and theirs where nobody touched it."""
        there, mine, reader = theirs.announcement, form.wanted(), get_language() or "en"
        as_seen, as_is = self._form(base), self._form(theirs)
        lists = {*as_is.list_names(), *form.list_names()}
        together = merged(as_seen.typed(), as_is.typed(), dict(self.request.POST.lists()), lists=lists)
        touched = {change.place for change in changes_in(self.section, base.announcement, mine, reader)}
        both = changes_in(self.section, there, mine, reader)
        context = {
            "theirs": theirs,
            "conflicts": [change for change in both if change.place in touched],
            "taken": [change for change in both if change.place not in touched],
        }
        return self._show(self._form(theirs, together, checks=False), theirs, context, status=409)

    def _form(self, base: Revision, data: QueryDict | None = None, *, checks: bool = True) -> SectionForm:
        public = in_force(self.consultation)
        begun = phases_begun(public, self.now) if public else frozenset()
        scene = Scene(base.announcement, public, self.request.GET.get("in", ""), begun)
        return FORMS[self.section](scene, data, checks=checks)

    def _show(
        self, form: SectionForm, base: Revision, context: Mapping[str, object] | None = None, *, status: int = 200
    ) -> HttpResponse:
        told = parts(drafted(self.consultation), get_language() or "en", self.now)
        around = {
            "form": form,
            "problems": tuple(form.problems()),
            "base": base.number,
            "part": next(part for part in told if part.section is self.section),
            "parts": told,
        }
        return show(self.request, self.consultation, form.template, {**around, **(context or {})}, status=status)

    def _next(self) -> str:
        """The page of the section that comes next, in the same other language; after the last one, all of them."""
        order = tuple(Section)
        following = order[order.index(self.section) + 1 :]
        if not following:
            return reverse("consultations:set-up", args=[self.consultation.slug])
        url = reverse("consultations:set-up-section", args=[self.consultation.slug, following[0].value])
        return f"{url}?{self.request.GET.urlencode()}" if self.request.GET else url

    @property
    def _draft(self) -> Revision:
        assert self.consultation.draft is not None
        return self.consultation.draft

    def _seen(self) -> Revision:
        """The draft that the page was made from, as the browser says."""
        number = number_sent(self.request.POST.get("base", ""))
        return revision_numbered(self.consultation, number) or self._draft


def number_sent(typed: str) -> int:
    """A number that a page carries to the next one; 0 where somebody tampered with it."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER else 0
