"""What this room says where all rooms do: on the overview, and of who may come to the server."""

from __future__ import annotations

from hearout.web.consultations import needs, sections
from hearout.web.consultations.queries import overview, waiting
from hearout.web.consultations.queries.team import is_expected
from hearout.web.people import arrivals

__all__: list[str] = []

arrivals.expect(is_expected)
for source in (
    waiting.page,
    waiting.phases,
    waiting.untold_outlets,
    waiting.expiring_invitations,
    waiting.missing_texts,
    waiting.retention,
    waiting.one_owner,
):
    needs.register(source)
sections.register(overview.how_far_the_word_went)
for warner in (overview.nothing_logged, overview.advice):
    sections.warns(warner)
