"""Telling of a decision by mail: everyone who follows, whom it is about and who is in the team, each once and in their
language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from hearout.web.consultations.models import Member, Notice
from hearout.web.outbox import concerned
from hearout.web.outbox.actions.queueing import RECIPIENT, new_message
from hearout.web.outbox.letters import Letter, NoticeLetter
from hearout.web.outbox.models import Follower, Message, Telling
from hearout.web.outbox.queries.followers import Codes
from hearout.web.outbox.rules import Kind, deliverable, same_address
from hearout.web.sealed import key_folder, pseudonyms

__all__ = ["have_told", "tell"]

BATCH = 100  # written in one transaction, which keeps others from writing for about a tenth of a second


def have_told(notice: Notice) -> Telling:
    """Put down that a notice is to be told by mail, together with its decision. Cheap: who is told is found later."""
    telling, _ = Telling.objects.get_or_create(decision=notice.decision)
    return telling


def tell(telling: Telling, *, now: datetime, batch: int = BATCH) -> bool:
    """Write to the next `batch` of those who were not told yet. False once everyone was. Doing it twice, also at once,
    tells nobody twice. Raises KeyMissing; where the key was destroyed there is nobody left to tell."""
    notice = Notice.objects.select_related("decision__consultation__public", "decision__revision").get(
        decision=telling.decision_id
    )
    if key_folder().destroyed_on(notice.decision.consultation_id):
        return _told(telling, now)
    mails = _Mails(notice, now)
    written = list(mails.to_followers(batch))
    written += mails.to_concerned(batch - len(written))
    left = len(written) == batch
    if not left:
        written += mails.to_team()
    Message.objects.bulk_create(written, ignore_conflicts=True)
    return left or _told(telling, now)


def _told(telling: Telling, now: datetime) -> bool:
    """Nobody is left."""
    Telling.objects.filter(pk=telling.pk).update(done=now)
    return False


class _Mails:
    """The mails that tell of one notice, made as they are asked for."""

    def __init__(self, notice: Notice, now: datetime) -> None:
        self._notice = notice
        self._decision = notice.decision
        self._consultation = notice.decision.consultation
        revision = self._decision.revision or self._consultation.public
        assert revision is not None  # nobody decides in public before publication
        self._said = revision.announcement
        self._codes = Codes(self._consultation)
        self._letters: dict[tuple[str, str], NoticeLetter] = {}
        self._now = now

    def to_followers(self, most: int) -> Iterator[Message]:
        """To those who followed when it was decided, and have no mail of it yet."""
        told = Message.objects.filter(decision=self._decision).values("thread")
        following = Follower.objects.filter(consultation=self._consultation, confirmed__lte=self._decision.at)
        for follower in following.exclude(thread__in=told).order_by("pk")[:most]:
            code = self._codes.of(follower)
            letter = self._letter(follower.language, self._said.zone).to_follower(code)
            yield self._mail(letter, follower.address, follower.thread, Kind.NOTICE, code)

    def to_concerned(self, most: int) -> Iterator[Message]:
        """To those whom it is about and who have no mail of it yet."""
        for one in islice(concerned.found(self._decision), most):
            letter = self._letter(one.language, one.zone).ending(one.why)
            yield self._mail(letter, one.address, one.thread, Kind.SESSION)

    def to_team(self) -> Iterator[Message]:
        """To the team. Who follows as well is told as a follower: the second mail is not kept."""
        thread = pseudonyms(self._consultation.pk, RECIPIENT)
        for member in Member.objects.filter(consultation=self._consultation, user__is_active=True).select_related(
            "user"
        ):
            user = member.user
            letter = self._letter(user.language or self._said.main_language, user.zone or self._said.zone).to_member()
            yield self._mail(letter, deliverable(user.email), thread(same_address(user.email)), Kind.TEAM)

    def _letter(self, language: str, zone: str) -> NoticeLetter:
        if (language, zone) not in self._letters:
            self._letters[language, zone] = NoticeLetter(self._notice, self._said, language, zone)
        return self._letters[language, zone]

    def _mail(self, letter: Letter, recipient: str, thread: str, kind: Kind, leave: str = "") -> Message:
        return new_message(
            letter,
            recipient,
            thread,
            kind,
            consultation=self._consultation,
            decision=self._decision,
            leave=leave,
            reply_to=self._said.contact,
            now=self._now,
        )
