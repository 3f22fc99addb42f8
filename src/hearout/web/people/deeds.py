"""What the audit log's verbs say in words: one line a deed, of every room."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["DEEDS", "in_words"]

DEEDS: dict[str, str | Promise] = {
    "person.came": _("came to this server for the first time"),
    "person.signed_in": _("signed in"),
    "person.signed_out": _("signed out"),
    "person.signed_out_everywhere": _("signed out everywhere"),
    "person.changed_profile": _("changed their name, language or time zone"),
    "person.closed": _("had their account closed"),
    "person.opened": _("had their account opened again"),
    "person.may_start": _("may start consultations from now on"),
    "person.may_not_start": _("may no longer start consultations"),
    "code.rejected": _("a sign-in code was typed wrong"),
    "consultation.started": _("started the consultation"),
    "announcement.edited": _("edited the draft of the page"),
    "decision.published": _("published the page"),
    "decision.changed": _("put changes of the page in force"),
    "decision.extended": _("extended a phase"),
    "decision.postponed": _("postponed a phase"),
    "decision.round_added": _("added a round"),
    "decision.ended_early": _("ended a phase early"),
    "decision.released": _("published a summary"),
    "decision.notice": _("gave a notice"),
    "release.words_taken_out": _("words that somebody took back left the published summary"),
    "member.invited": _("invited somebody to the team"),
    "member.invitation_withdrawn": _("withdrew an invitation"),
    "member.joined": _("joined the team"),
    "member.role_changed": _("changed somebody’s role"),
    "member.removed": _("took somebody out of the team"),
    "member.left": _("left the team"),
    "mail.tried_again": _("had mail that failed sent once more"),
    "key.destroyed": _("destroyed the key: what was sealed with it cannot be read any more"),
    "contribution.counted": _("had a contribution counted all the same"),
    "contribution.withdrawn": _("withdrew a contribution for whoever made it"),
    "contribution.set_aside": _("set a contribution aside that threatens or reports harm"),
    "contribution.consent": _("changed what a contribution may be used for"),
    "contribution.undone": _("undid a decision about a contribution"),
    "contributions.erased": _("erased the words of contributions; how many"),
    "aside.settled": _("settled what was set aside for them"),
    "author.shown": _("looked at who wrote a contribution"),
    "author.sought": _("looked for what somebody contributed, by their name, address or handle"),
    "people.added": _("put people on the list of names that must never be published; how many"),
    "people.changed": _("changed an entry in the list of names that must never be published"),
    "people.removed": _("took somebody off the list of names that must never be published"),
    "word.decided": _("decided about a word"),
    "span.decided": _("decided about a stretch of a passage"),
    "decision.undone": _("undid a decision about words"),
    "decision.confirmed": _("confirmed, as second reader, what somebody decided about words"),
    "desk.second_reader_asked": _("had a second reader asked for about everything that is kept"),
    "desk.second_reader_freed": _("no longer has a second reader asked for about everything that is kept"),
    "glossary.changed": _("changed the glossary"),
    "work.stopped": _("stopped work in the background"),
    "work.begun_again": _("had work in the background done again"),
    "file.brought": _("brought a file"),
    "file.settled": _("said how files are read"),
    "file.imported": _("imported files; how many files and contributions"),
    "file.undone": _("took a file out, with the contributions in it"),
    "file.handed_on": _("put a list of people where names are that must never be published"),
    "slip.typed": _("typed in a contribution"),
    "slip.changed": _("changed a contribution that was typed in"),
    "slip.removed": _("took out a contribution that was typed in"),
    "outreach.logged": _("logged where the consultation was announced"),
    "outreach.struck": _("took a line out of the outreach log"),
}


def in_words(did: str) -> str:
    """The words of a deed, in the language of the moment; of one that nobody described, its verb."""
    return str(DEEDS.get(did, did))
