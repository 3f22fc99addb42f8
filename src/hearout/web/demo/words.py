"""What the demo's team wrote: the forum retrospective of `examples/forum-retrospective`, as its page tells it."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.plan.announcement import Text

__all__ = [
    "ABOUT",
    "ENDED",
    "HALF_TIME",
    "LISTENED",
    "OUTREACH",
    "PEOPLE",
    "QUESTIONS",
    "READ_IT",
    "RELEASED",
    "SCHEDULED",
    "SESSIONS",
    "SIGNED_AS",
    "TIMES",
    "WAYS",
    "Outlet",
]


def said(en: str, de: str = "", ar: str = "") -> Text:
    """The team's words in the languages that it found time for."""
    return Text({tag: words for tag, words in (("en", en), ("de", de), ("ar", ar)) if words})


ABOUT = {
    "title": said(
        "How Quillmere takes its technical decisions",
        "Wie Quillmere über seine Technik entscheidet",
        "كيف تتخذ كويلمير قراراتها التقنية",
    ),
    "host": said(
        "the Technical Committee of the Quillmere Foundation",
        "der Technische Ausschuss der Quillmere-Stiftung",
        "اللجنة التقنية لمؤسسة كويلمير",
    ),
    "purpose": said(
        "The Technical Forum has weighed large changes to our software for three years now. We want to know how it "
        "looks to those who take part in it, to those who never have, and to those who live with its decisions.\n\n"
        "Nothing is settled yet. The technical director and the Product Council answer every finding in public.",
        "Seit drei Jahren berät das Technische Forum über große Änderungen an unserer Software. Wir möchten wissen, "
        "wie das auf die wirkt, die daran teilnehmen, auf die, die es nie getan haben, und auf die, die mit seinen "
        "Entscheidungen leben.\n\nNoch ist nichts entschieden. Die technische Leitung und der Produktrat antworten "
        "öffentlich auf jedes Ergebnis.",
        "منذ ثلاث سنوات يناقش المنتدى التقني التغييرات الكبيرة في برمجياتنا. نريد أن نعرف كيف يبدو ذلك لمن يشاركون "
        "فيه، ولمن لم يشاركوا قط، ولمن يعيشون مع قراراته.",
    ),
    "audience": said(
        "Everyone whose work or reading is touched by what the Forum decides: people who write the software, run it, "
        "build on it, translate it, edit with it or read with it, at the foundation or far away from it.",
        "Alle, deren Arbeit oder Lektüre von den Entscheidungen des Forums berührt wird: wer die Software schreibt, "
        "betreibt, auf ihr aufbaut, sie übersetzt, mit ihr schreibt oder liest, in der Stiftung oder weit weg von ihr.",
    ),
}

QUESTIONS = {
    "kinds": said(
        "What kinds of decisions should the Technical Forum take, and which should it leave to others?",
        "Welche Arten von Entscheidungen sollte das Technische Forum treffen, und welche sollte es anderen überlassen?",
    ),
    "involved": said(
        "Who is involved when a decision is taken, and who is missing?",
        "Wer ist beteiligt, wenn entschieden wird, und wer fehlt?",
    ),
    "impacted": said(
        "Who is impacted by the decisions, and how?",
        "Wen betreffen die Entscheidungen, und wie?",
    ),
    "adjust": said("What should be adjusted in the process?", "Was sollte sich am Verfahren ändern?"),
}

WAYS = {
    "survey": "https://survey.quillmere.example.org/technical-forum",
    "sessions": "https://quillmere.example.org/wiki/Technical_Forum/Sessions",
    "talk": "https://quillmere.example.org/wiki/Talk:Technical_Forum/Retrospective",
    "mail": "retrospective@example.org",
}

PEOPLE = {
    "responsible": said(
        "The Technical Committee of the Quillmere Foundation",
        "Der Technische Ausschuss der Quillmere-Stiftung",
        "اللجنة التقنية لمؤسسة كويلمير",
    ),
    "team": said(
        "Before it is anonymised, what you say is read by Tendai Mukaro and Paolo Venturino, and by nobody else in the "
        "team. It is analysed by Asel Nurbekova.\n\nIs something wrong with how we do this? Write to "
        "ombud@example.org, who is not one of us.",
        "Bevor es anonymisiert ist, lesen es Tendai Mukaro und Paolo Venturino, und sonst niemand im Team. Ausgewertet "
        "wird es von Asel Nurbekova.\n\nStimmt etwas nicht damit, wie wir das tun? Schreiben Sie an ombud@example.org; "
        "diese Stelle gehört nicht zu uns.",
    ),
}

TIMES = said(
    "The two sessions of the first round have their times now: one for Europe, Africa and the Americas, one for Asia "
    "and Oceania. The second round is planned for those who can come to neither.",
    "Die beiden Gespräche der ersten Runde haben nun ihre Zeiten: eines für Europa, Afrika und Amerika, eines für "
    "Asien und Ozeanien. Die zweite Runde ist für alle gedacht, denen beide nicht passen.",
)
SESSIONS = (
    said("For Europe, Africa and the Americas", "Für Europa, Afrika und Amerika", "لأوروبا وأفريقيا والأمريكتين"),
    said("For Asia and Oceania", "Für Asien und Ozeanien", "لآسيا وأوقيانوسيا"),
)
SCHEDULED = said(
    "You can register until the day before. Nobody is quoted from a session.",
    "Anmelden kann man sich bis zum Vortag. Aus den Gesprächen wird niemand zitiert.",
)
HALF_TIME = said(
    "More than half of the time has passed. If you have read this far and said nothing yet: a single sentence helps.",
    "Mehr als die Hälfte der Zeit ist um. Wer bis hierher gelesen und noch nichts gesagt hat: Ein einziger Satz hilft.",
)
ENDED = (
    said(
        "Too few people came to the second session for a conversation, and nobody who had registered wished for "
        "another round: most said that they would sooner write.",
        "Zum zweiten Gespräch kamen zu wenige für ein Gespräch, und niemand von den Angemeldeten wünschte sich eine "
        "weitere Runde: Die meisten sagten, sie schrieben lieber.",
    ),
    said(
        "Whoever registered for a session of the second round has been written to. What was said in the first two is "
        "in the summary, with everything else.",
        "Wer sich für die zweite Runde angemeldet hatte, ist benachrichtigt. Was in den ersten beiden gesagt wurde, "
        "steht mit allem anderen in der Zusammenfassung.",
    ),
)
LISTENED = said(
    "Thank you to everyone who took part. We now take out what could point to somebody, and read. The summary appears "
    "on this page.",
    "Danke an alle, die sich beteiligt haben. Wir nehmen nun heraus, was auf jemanden hinweisen könnte, und lesen. Die "
    "Zusammenfassung erscheint auf dieser Seite.",
)
RELEASED = said("The summary is published", "Die Zusammenfassung ist veröffentlicht", "نُشر الملخص")
READ_IT = said(
    "What you told us about the Technical Forum is brought together on one page, with how we tried to find people in "
    "it before we published it. The technical director and the Product Council answer every finding in public.",
    "Was Sie uns über das Technische Forum gesagt haben, steht nun auf einer Seite, und dabei, wie wir vor der "
    "Veröffentlichung versucht haben, darin Menschen wiederzufinden. Die technische Leitung und der Produktrat "
    "antworten öffentlich auf jedes Ergebnis.",
)
SIGNED_AS = ("Technical Committee", "reviewer")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where it was announced, on which day of the consultation, and to about how many people."""

    where: str
    day: int
    people: int
    link: str = ""


OUTREACH = (
    Outlet("Personal invitations by mail", 0, 640),
    Outlet("Developers' mailing list", 0, 1900, "https://lists.example.org/developers/technical-forum"),
    Outlet("Banner for signed-in editors, in 38 languages", 2, 41_000),
    Outlet("Board of the gadget and extension authors", 3, 700, "https://quillmere.example.org/wiki/Board:Gadgets"),
    Outlet("Operators' newsletter, for those who run their own installation", 7, 900),
    Outlet("Village pumps of 52 language editions", 10, 6000),
)
