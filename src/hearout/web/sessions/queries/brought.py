"""Of which sessions it is known who came, and what was said."""

from __future__ import annotations

from django.db.models import Q

from hearout.web.consultations.models import Consultation
from hearout.web.sessions.models import Attendance, Transcript

__all__ = ["with_attendance", "with_words"]


def with_attendance(consultation: Consultation) -> frozenset[int]:
    """The ids of the meetings of which somebody wrote down who came."""
    return frozenset(
        Attendance.objects.filter(meeting__consultation=consultation).values_list("meeting_id", flat=True).distinct()
    )


def with_words(consultation: Consultation) -> frozenset[int]:
    """The ids of the meetings of which a transcript or notes are among the files, with their speakers settled."""
    brought = Q(settled__isnull=False) | Q(of_notes=True)
    return frozenset(
        Transcript.objects.filter(brought, meeting__consultation=consultation)
        .values_list("meeting_id", flat=True)
        .distinct()
    )
