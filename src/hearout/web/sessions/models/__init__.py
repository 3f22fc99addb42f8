"""What is kept of sessions beside what is announced of them."""

from hearout.web.sessions.models.held import Attendance, NotePage, NoteVersion, Transcript
from hearout.web.sessions.models.meeting import Change, Meeting
from hearout.web.sessions.models.planned import CoveragePlan
from hearout.web.sessions.models.polled import Poll, PollReply
from hearout.web.sessions.models.registered import Registrant, Seat
from hearout.web.sessions.models.told import Duty

__all__ = [
    "Attendance",
    "Change",
    "CoveragePlan",
    "Duty",
    "Meeting",
    "NotePage",
    "NoteVersion",
    "Poll",
    "PollReply",
    "Registrant",
    "Seat",
    "Transcript",
]
