"""The codes of private links: all that somebody needs to come back to their registration."""

from __future__ import annotations

from hearout.keys import keyed
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.queries.followers import CODE_LENGTH, typed_code
from hearout.web.sealed import key_folder
from hearout.web.sessions.models import Registrant

__all__ = ["Codes", "mark_of_typed"]


class Codes:
    """The codes of those who registered in a consultation, made with its key: nothing that is stored gives them away.
    Raises KeyMissing."""

    def __init__(self, consultation: Consultation) -> None:
        key = key_folder().of(consultation.pk)
        self._code = keyed(key, "sessions.registrant.code")
        self._mark = keyed(key, "sessions.registrant.mark")

    def of(self, registrant: Registrant) -> str:
        """The code in this registrant's mails."""
        return self._code(str(registrant.pk))[:CODE_LENGTH]

    def mark(self, code: str) -> str:
        """What is stored in its stead."""
        return self._mark(code)


def mark_of_typed(consultation: Consultation, typed: str) -> str:
    """What is stored of a code, however it was typed; "" where it can be none."""
    code = typed_code(typed)
    return Codes(consultation).mark(code) if len(code) == CODE_LENGTH else ""
