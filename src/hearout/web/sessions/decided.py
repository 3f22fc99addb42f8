"""What happens here when something is decided: sessions are kept as they are announced since, and who must be told is
noted, in the same transaction."""

from __future__ import annotations

from uuid import UUID

from hearout.web.consultations.models import Notice
from hearout.web.events import notice_given
from hearout.web.sessions.actions.reconciling import reconcile

__all__: list[str] = []


@notice_given.subscribe
def keep_up(ident: UUID | int) -> None:
    """The worker writes the letters."""
    decision = Notice.objects.select_related("decision__consultation__public").get(pk=str(ident)).decision
    reconcile(decision.consultation, now=decision.at, decision=decision)
