"""Who follows a consultation: how many, and who a code belongs to."""

from __future__ import annotations

from hearout.keys import keyed
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.models import Follower
from hearout.web.sealed import key_folder

__all__ = ["CODE_LENGTH", "Codes", "follower_with", "followers_count", "is_over", "published", "typed_code"]

CODE_LENGTH = 12  # of 32 letters: 60 bits
LOOKALIKES = str.maketrans({"0": "o", "1": "l", "8": "b"})  # what codes have none of


class Codes:
    """The codes of a consultation's followers: made with its key, so that nothing that is stored gives them away.
    Raises KeyMissing."""

    def __init__(self, consultation: Consultation) -> None:
        key = key_folder().of(consultation.pk)
        self._code = keyed(key, "outbox.follower.code")
        self._mark = keyed(key, "outbox.follower.mark")

    def of(self, follower: Follower) -> str:
        """The code in this follower's mails."""
        return self._code(str(follower.pk))[:CODE_LENGTH]

    def mark(self, code: str) -> str:
        """What is stored in its stead."""
        return self._mark(code)


def published(slug: str) -> Consultation | None:
    """The consultation that is announced under this name."""
    return Consultation.objects.select_related("public").filter(slug=slug, public__isnull=False).first()


def is_over(consultation: Consultation) -> bool:
    """Whether its key is destroyed, which has forgotten all who followed."""
    return key_folder().destroyed_on(consultation.pk) is not None


def follower_with(consultation: Consultation, typed: str) -> Follower | None:
    """Whose code that is, however it was typed."""
    code = typed_code(typed)
    if len(code) != CODE_LENGTH:
        return None
    return Follower.objects.filter(consultation=consultation, mark=Codes(consultation).mark(code)).first()


def followers_count(consultation: Consultation) -> int:
    """How many follow. Who asked and has not confirmed is not one of them."""
    return Follower.objects.filter(consultation=consultation, confirmed__isnull=False).count()


def typed_code(typed: str) -> str:
    """A code without what people put between its letters, and with the letters they meant."""
    return "".join(letter for letter in typed.casefold() if letter.isalnum()).translate(LOOKALIKES)
