"""What people outside of teams can see: everybody, and those who hold the server or a copy of what is on it.

Only what is true of this version. Who adds a room that keeps something says here what a copy of the database shows.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["EVERYBODY", "HOLDERS"]

Sight = tuple[str | Promise, str | Promise]  # who, and what they can see

EVERYBODY: tuple[Sight, ...] = (
    (
        _("Everybody, without an account"),
        _(
            "The page of every published consultation, its dates, notices and decisions with their reasons, every "
            "published summary with its privacy report and files and the names of those who signed it, and this page. "
            "It says who is in a team only as far as the team does so itself."
        ),
    ),
    (
        _("Nobody"),
        _(
            "Nobody sees who reads the public pages: Hearout keeps no list of visits. So that codes cannot be tried "
            "without end, it counts how often forms are sent from one network address or for one mailbox; the counts "
            "are gone after two hours, and stand under a digest in place of the address. A server in front of Hearout "
            "may keep a list of its own."
        ),
    ),
    (
        _("Those who may start consultations here"),
        _(
            "When people of any team came to this server and signed in or out, and when a code was typed wrong. "
            "Nothing of consultations in which they have no role."
        ),
    ),
)

HOLDERS: tuple[Sight, ...] = (
    (
        _("Whoever has a copy of the database, or a backup, without the keys"),
        _(
            "Names, addresses and roles of teams and of people invited to them, drafts, decisions, and the log of what "
            "teams did. The addresses of those who follow by mail, and all mail, are sealed, and stay closed to them. "
            "Nobody can sign in with such a copy: there are no passwords, and of sessions and links of invitations it "
            "holds digests only."
        ),
    ),
    (
        _("The same, of what came in"),
        _(
            "How many contributions came through which channel and when, what each allows, whether it counts, how many "
            "passages it has, and which are of one contributor, under a stand-in that says nothing of who that is; who "
            "of the team decided about which and when; how many people are on the list of those never to be named. "
            "What was said, by whom, in which file, and what the team wrote about it are sealed."
        ),
    ),
    (
        _("The same, of what was said in sessions"),
        _(
            "How many came to each session and what each of them agreed to, when notes were taken and by whom, of "
            "which session a file is, and how many turns were left out of it. Names, notes and words are sealed."
        ),
    ),
    (
        _("The same, of files"),
        _(
            "How many files were brought, when and by whom, how large each is, by which way of the announcement it "
            "came, how it stands and how many contributions are in it. The files themselves, their names, how they are "
            "read and what was typed in are sealed."
        ),
    ),
    (
        _("The same, of those who registered for listening sessions"),
        _(
            "How many people registered for which session, when each came, by which zone’s clock and in which language "
            "they read, whether they have a seat or wait, what each allows to be kept, and whether mail reached them. "
            "Addresses, names and what people need are sealed."
        ),
    ),
    (
        _("The same, of the desk where words are decided about"),
        _(
            "How many words wait, in which passages each stands and how many people use it, how many marks each "
            "passage has, in which channel and language it came, and who decided about which of them and when. The "
            "words, what stands in their place, and the reasons are sealed."
        ),
    ),
    (
        _("The same, of plans of sessions"),
        _(
            "When plans were made and by whom, which were saved, and which of the plans found was chosen. Who could "
            "come and when, from which zones, and what was found are sealed."
        ),
    ),
    (
        _("The same, of passages without names, and their themes"),
        _(
            "How many passages passed the gate, through which channel and in which language each came, to which "
            "question it speaks, what it allows, and which are of one contributor, under a stand-in that says nothing "
            "of who that is. Which passages are grouped together, how many people a theme has, and who decided about "
            "themes and quotes and when; how many findings the draft has, and which passages it quotes. The words of "
            "passages, the names of themes, what the team writes about them, the draft, and all reasons are sealed."
        ),
    ),
    (
        _("The same, of the release"),
        _(
            "When the summary was audited and by whom, whether it passed, who signed it and how they want to be named, "
            "and which passages it quotes and of which contributions these are, under stand-ins. What would be "
            "published, what the audit says of it, and what it rests on are sealed. What is published is open to "
            "everybody."
        ),
    ),
    (
        _("Whoever has the database and the key folder"),
        _("Everything that Hearout holds. This is why a backup leaves the keys out."),
    ),
    (
        _("Whoever administers the running server"),
        _(
            "Everything that Hearout holds, as it must open what it shows and sends. No software on a server protects "
            "from those who run it; ask them who they are. Each consultation names who is responsible for its data."
        ),
    ),
    (
        _("Whoever carries the mail"),
        _("What Hearout’s mails say, when they go out and to which addresses, as with all mail."),
    ),
    (
        _("Whoever reads the server’s technical log"),
        _("What went wrong, when, and where in the program. No names, no addresses, nothing that somebody wrote."),
    ),
)
