"""Where Django hands over a file of a form, chunk by chunk: never a word of it on a disk that is not sealed."""

from __future__ import annotations

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from hearout.messages import Message
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.uploads.actions.receiving import Incoming, discard
from hearout.web.uploads.queries.limits import Refused, require_room

__all__ = ["Sealing"]


class Sealing(FileUploadHandler):
    """`came` are the files that came whole, in order. `why_not` is set where one could not be taken: then what is left
    of the form is read past, and none of its files is kept."""

    def __init__(self, consultation: Consultation, *, by: User, now: datetime) -> None:
        super().__init__()
        self.came: list[Incoming] = []
        self.why_not: Message | None = None
        self.cut_off = False
        self._consultation, self._by, self._now = consultation, by, now
        self._coming: Incoming | None = None

    def new_file(self, *given: object, **also: object) -> None:
        super().new_file(*given, **also)  # type: ignore[arg-type]  # as Django calls it
        if self.why_not is not None:
            raise SkipFile
        try:
            self._coming = Incoming(self._consultation, self.file_name or "", by=self._by, now=self._now)
        except Refused as refused:
            self._give_up(refused.message)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002  Django's signature
        assert self._coming is not None
        try:
            self._coming.write(raw_data)
        except Refused as refused:
            self._give_up(refused.message)

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:  # noqa: ARG002  Django's signature
        """Django is given no file: what it would hold open is sealed already."""
        if self._coming is None:
            return None
        try:
            self._coming.end()
            require_room(self._consultation, sum(one.size for one in [*self.came, self._coming]), len(self.came) + 1)
        except Refused as refused:
            self.why_not = refused.message
        self.came.append(self._coming)
        self._coming = None
        return None

    def upload_interrupted(self) -> None:
        self.cut_off = True

    def discard(self) -> None:
        """Nothing of it is kept."""
        discard([*self.came, *([self._coming] if self._coming else [])])
        self.came, self._coming = [], None

    def _give_up(self, why: Message) -> None:
        self.why_not = why
        raise SkipFile
