"""What this room says where all rooms do, and what it listens to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearout.web.analysis.actions.keeping import drop_taken_back
from hearout.web.analysis.queries.waiting import themes_by_question, themes_to_look_for
from hearout.web.consultations import needs, sections
from hearout.web.consultations.views.rooms import ROOMS, Group, Room
from hearout.web.events import passages_changed

__all__: list[str] = []

passages_changed.subscribe(drop_taken_back)
needs.register(themes_to_look_for)
sections.register(themes_by_question)
ROOMS.append(Room("analysis:themes", _("Themes"), "themes.view", Group.SAID, place=40))
