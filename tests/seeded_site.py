"""A server's database with people and consultations in it, for tests in a browser: run as a program beside a server.

    python tests/seeded_site.py     (with HEAROUT_DATA as the server has it)

Everything is made by the same actions as in life, at days around now. It prints, as JSON, the session of each person.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta

import django

if __name__ in ("__main__", "__mp_main__"):  # the latter in processes of its own that work begins
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearout.web.config.settings")
    django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from hearout.messages import say
from hearout.plan.announcement import (
    Announcement,
    Joining,
    Phase,
    PhaseKind,
    Promises,
    Question,
    QuestionAndAnswer,
    Round,
    Session,
    Text,
    TurnoutProposal,
    TurnoutRule,
    Way,
)
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.actions import phases
from hearout.web.consultations.actions.announcing import publish, start
from hearout.web.consultations.actions.outreach import log
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.team import invite
from hearout.web.consultations.models import Consultation, Member
from hearout.web.people.models import User
from hearout.web.people.rules import Role
from hearout.web.people.sessions import SessionStore
from hearout.web.work.keeping import kept
from hearout.web.work.models import Work
from hearout.web.work.rules import State
from seeded_desk import seed_desk
from seeded_drafts import seed_draft
from seeded_files import seed_files
from seeded_held import seed_held
from seeded_inbox import seed_inbox
from seeded_plans import seed_plan
from seeded_registered import seed_registered
from seeded_release import seed_candidate, seed_release
from seeded_sessions import seed_sessions
from seeded_themes import THEMES, seed_themes

__all__ = ["PEOPLE", "seed"]

PEOPLE: Mapping[str, str] = {
    Role.OWNER: "Amara Lindqvist",
    Role.ORGANISER: "Teodor Vashti",
    Role.FACILITATOR: "Ngozi Halvorsen",
    Role.ANALYST: "Ilse Okonjo",
    Role.REVIEWER: "Mateo Brennan",
    Role.READER: "Hana Prasetyo",
    "outsider": "Noor Haddad",
}


def said(en: str, de: str = "", ar: str = "") -> Text:
    return Text({tag: words for tag, words in (("en", en), ("de", de), ("ar", ar)) if words})


class Days:
    """Days around today, as the team of a consultation in Berlin counts them."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def day(self, days: int) -> date:
        return (self.now + timedelta(days)).date()

    def at(self, days: int, hour: int = 20, minute: int = 0) -> datetime:
        return datetime.combine(self.day(days), time(hour, minute))

    def then(self, days: int) -> datetime:
        """The instant that many days from now."""
        return self.now + timedelta(days)


def forum(days: Days) -> Announcement:
    """All that a page can hold, in three languages; some of it in English alone."""
    return Announcement(
        title=said(
            "How should Meridian take its technical decisions?",
            "Wie soll Meridian seine technischen Entscheidungen treffen?",
            "كيف ينبغي أن تتخذ ميريديان قراراتها التقنية؟",
        ),
        host=said("the Meridian Technical Committee", "der Technische Ausschuss von Meridian", "لجنة ميريديان التقنية"),
        purpose=said(
            "For three years the Forum has weighed **large changes** before they are built. We want to know how it "
            "looks to you: what it decides well, what it should not decide, and who is missing when it does.\n\n"
            "Nothing is settled yet. [The Forum's charter](https://wiki.example.org/Forum/Charter) may be rewritten, "
            "or the Forum may end.",
            "Seit drei Jahren wägt das Forum **große Änderungen** ab, bevor sie gebaut werden. Wir möchten wissen, wie "
            "Sie es sehen: was es gut entscheidet, was es nicht entscheiden sollte und wer dabei fehlt.",
            "منذ ثلاث سنوات يدرس المنتدى **التغييرات الكبيرة** قبل تنفيذها. نريد أن نعرف كيف ترونه: ما الذي يحسن "
            "تقريره، وما الذي لا ينبغي له أن يقرره، ومن الغائب حين يقرر.",
        ),
        audience=said(
            "Anyone whose work is touched by what the Forum decides: people who write code, run servers, translate, "
            "train newcomers or write documentation. You need not have followed the Forum.",
            "Alle, deren Arbeit davon berührt ist, was das Forum entscheidet. Sie müssen es nicht verfolgt haben.",
            "كل من يمس قرار المنتدى عمله، ولا يلزم أن تكونوا قد تابعتموه.",
        ),
        questions=(
            Question(
                "kinds",
                said(
                    "What kinds of decisions should the Forum take?",
                    "Welche Arten von Entscheidungen soll das Forum treffen?",
                    "ما أنواع القرارات التي ينبغي أن يتخذها المنتدى؟",
                ),
            ),
            Question(
                "involved",
                said(
                    "Who is involved when a decision is taken, and who is missing?",
                    "Wer ist beteiligt, wenn entschieden wird, und wer fehlt?",
                    "من يشارك عند اتخاذ القرار، ومن يغيب؟",
                ),
            ),
            Question("change", said("How should the process change?", "", "كيف ينبغي أن يتغير المسار؟")),
        ),
        afterwards=said(
            "1. We collect what was said through all ways.\n2. We take out what could point to you.\n"
            "3. Three people group it under the questions, without names.\n4. The summary appears on this page.",
            "1. Wir sammeln, was auf allen Wegen gesagt wurde.\n2. Wir nehmen heraus, was auf Sie deuten könnte.\n"
            "3. Die Zusammenfassung erscheint auf dieser Seite.",
            "1. نجمع ما قيل بكل الطرق.\n2. نزيل ما قد يدل عليكم.\n3. يظهر الملخص في هذه الصفحة.",
        ),
        phases=(
            Phase(
                "survey",
                PhaseKind.LISTENING,
                said("Survey", "Umfrage", "الاستبيان"),
                days.at(-30, 0),
                days.at(-2),
            ),
            Phase(
                "sessions",
                PhaseKind.LISTENING,
                said("Listening sessions", "Gesprächsrunden", "جلسات الاستماع"),
                days.at(-12, 8),
                days.at(6),
                rounds=(
                    Round(
                        "first",
                        said("First round", "Erste Runde", "الجولة الأولى"),
                        days.day(-12),
                        days.day(-11),
                        2,
                        (
                            Session("session-1", days.at(-12, 17), "Europe/Berlin", 90, joining=Joining.JITSI),
                            Session("session-2", days.at(-11, 9), "Asia/Tokyo", 90, joining=Joining.JITSI),
                        ),
                    ),
                    Round(
                        "second",
                        said("Second round", "Zweite Runde", "الجولة الثانية"),
                        days.day(2),
                        days.day(3),
                        2,
                        (
                            Session(
                                "session-3",
                                days.at(2, 19),
                                "America/Los_Angeles",
                                90,
                                said("Evening in America", "Abends in Amerika", "مساءً في أمريكا"),
                                Joining.ZOOM,
                                capacity=30,
                                recorded=True,
                            ),
                        ),
                        TurnoutRule(6, 1, TurnoutProposal.MERGE),
                    ),
                ),
            ),
            Phase(
                "writing",
                PhaseKind.LISTENING,
                said("Talk page and mailbox", "Diskussionsseite und Postfach", "صفحة النقاش والبريد"),
                days.at(-30, 0),
                days.at(20),
            ),
            Phase(
                "reading",
                PhaseKind.READING,
                said("Reading and grouping", "Lesen und Ordnen", "القراءة والتجميع"),
                days.at(21, 0),
                days.at(45),
            ),
            Phase("summary", PhaseKind.SUMMARY, said("Summary", "Zusammenfassung"), days.at(46, 0), days.at(60)),
        ),
        ways=(
            Way(
                "survey",
                ChannelKind.SURVEY,
                "survey",
                said("Survey", "Umfrage", "الاستبيان"),
                said("Twelve questions, ten minutes.", "Zwölf Fragen, zehn Minuten.", "اثنا عشر سؤالًا، عشر دقائق."),
                "https://survey.example.org/forum",
            ),
            Way(
                "sessions",
                ChannelKind.SESSION,
                "sessions",
                said("Listening sessions", "Gesprächsrunden", "جلسات الاستماع"),
                said("By video call, an hour, up to twelve people.", "Im Videogespräch, eine Stunde.", "مكالمة مرئية."),
            ),
            Way(
                "talk",
                ChannelKind.TALK,
                "writing",
                said("Talk page", "Diskussionsseite", "صفحة النقاش"),
                said("Public from the moment you write.", "Öffentlich, sobald Sie schreiben.", "علنية فور الكتابة."),
                "https://wiki.example.org/Talk:Forum_retrospective/With_an_address_that_is_long_and_has_no_place_to_break",
            ),
            Way(
                "mail",
                ChannelKind.EMAIL,
                "writing",
                said("E-mail", "E-Mail", "البريد الإلكتروني"),
                said("Read by two people.", "Zwei Menschen lesen mit.", "يقرؤه شخصان."),
                "forum@example.org",
            ),
        ),
        answers=(
            QuestionAndAnswer(
                "counts",
                said(
                    "Does a mail count less than a survey response?",
                    "Zählt eine E-Mail weniger als eine Antwort in der Umfrage?",
                    "هل للبريد وزن أقل من الاستبيان؟",
                ),
                said("No. We count people, not channels.", "Nein. Wir zählen Menschen, nicht Wege.", "لا. نعد الناس."),
            ),
            QuestionAndAnswer(
                "late",
                said("What if I write after the last day?"),
                said("We list it as late, with the reason, and do not count it."),
            ),
        ),
        promises=Promises(kept_until=days.day(200)),
        contact="forum@example.org",
        responsible=said("Meridian Technical Committee, 12 Harbour Street, Kisumu", "", "لجنة ميريديان التقنية"),
        team=said(
            "Amara Lindqvist and Teodor Vashti read what you write. Three analysts read it without names.",
            "Amara Lindqvist und Teodor Vashti lesen, was Sie schreiben.",
            "تقرأ أمارا ليندكفيست وتيودور فاشتي ما تكتبونه.",
        ),
        zone="Europe/Berlin",
        languages=("en", "de", "ar"),
    )


def wells(days: Days) -> Announcement:
    """In Arabic alone, about wells; people write on paper, nothing is open yet."""
    return Announcement(
        title=Text({"ar": "أين تُحفر آبار الحي القادمة؟"}),
        host=Text({"ar": "مجلس الحي"}),
        purpose=Text({"ar": "نريد أن نعرف أين يحتاج الناس إلى الماء قبل أن نقرر."}),
        audience=Text({"ar": "كل من يسكن الحي."}),
        questions=(Question("where", Text({"ar": "أين ينقص الماء؟"})),),
        afterwards=Text({"ar": "نقرأ كل ما كُتب، ثم ننشر الملخص هنا."}),
        phases=(Phase("paper", PhaseKind.LISTENING, Text({"ar": "صندوق الأوراق"}), days.at(3, 8), days.at(24)),),
        ways=(Way("paper", ChannelKind.OTHER, "paper", Text({"ar": "على الورق"}), Text({"ar": "في دار الحي."})),),
        promises=Promises(kept_until=days.day(120)),
        contact="wells@example.org",
        responsible=Text({"ar": "مجلس الحي"}),
        team=Text({"ar": "نور حداد"}),
        zone="Africa/Cairo",
        languages=("ar",),
    )


@dataclass(frozen=True)
class Seeded:
    """What tests cannot know by themselves: the sessions of people, and arguments of addresses."""

    sessions: dict[str, str]
    values: dict[str, str | int]


def seed(now: datetime) -> Seeded:
    """Four consultations: one in full course, one before it opens, one with sessions, one that is being written."""
    days = Days(now)
    made = {
        key: User.objects.create_user(
            f"{name.split()[0].lower()}@example.org", name=name, may_start=key in (Role.OWNER, "outsider")
        )
        for key, name in PEOPLE.items()
    }
    owner = made[Role.OWNER]
    room = start("forum", forum(days), by=owner, now=days.then(-40))
    for role in Role:
        if role is not Role.OWNER:
            Member.objects.create(consultation=room, user=made[role], role=role, since=days.then(-39))
    live_through(room, days, owner)
    well = start("wells", wells(days), by=made["outsider"], now=days.then(-9))
    publish(well, Choice(Text({"ar": "الإعلان عن الاستشارة"})), base=1, by=made["outsider"], now=days.then(-8))
    seed_release(well, made["outsider"], Choice(Text({"ar": "نُشر الملخص"}), decided_by="المجلس"), days.then(-7))
    seed_sessions(owner, made[Role.FACILITATOR], days.now)
    start("garden", Announcement(title=said("What should grow in the yard?")), by=owner, now=days.then(-1))
    return Seeded({key: session_of(user) for key, user in made.items()}, things_of(room, owner, days))


def live_through(room: Consultation, days: Days, owner: User) -> None:
    """What a team does in five weeks: every kind of decision, and a draft that is ahead of the page."""
    publish(
        room,
        Choice(said("The consultation is announced", "Die Konsultation ist angekündigt", "أُعلنت الاستشارة")),
        base=1,
        by=owner,
        now=days.then(-31),
    )
    phases.extend(
        room,
        "survey",
        days.at(4),
        Choice(
            said("The survey stays open longer", "Die Umfrage bleibt länger offen"),
            said("Many asked for one more weekend.", "Viele baten um ein Wochenende mehr."),
        ),
        by=owner,
        now=days.then(-9),
    )
    phases.add_round(
        room,
        "sessions",
        Round("third", said("Third round", "Dritte Runde"), days.day(4), days.day(5), 2),
        Choice(said("A third round of sessions"), said("No session suited the Pacific yet.")),
        by=owner,
        now=days.then(-8),
    )
    phases.give_notice(
        room,
        Choice(said("A quarter of the time is left"), said(""), said("Those who train newcomers wrote least.")),
        phase="writing",
        by=owner,
        now=days.then(-6),
    )
    phases.end_early(
        room,
        "sessions",
        Choice(
            said("Listening sessions end early", "Gesprächsrunden enden früher", "انتهت جلسات الاستماع قبل موعدها"),
            said("Few people came, and nobody asked for another round.", "Wenige kamen.", "حضر قليلون."),
            said("Your words are welcome on the talk page and by mail."),
            "the committee, four in favour, none against",
        ),
        by=owner,
        now=days.then(-1),
        held=3,
    )
    for where, on, people, link in (
        ("Mailing list of developers", -30, 4100, "https://lists.example.org/dev/2211"),
        ("Village pump", -29, 0, ""),
        ("Newsletter of the translators' guild, with a name that is long enough to need a second line", -20, 950, ""),
    ):
        log(room, where=where, on=days.day(on), people=people, link=link, by=owner, now=days.then(on))
    invite(room, "boniface.o@example.org", Role.READER, by=owner, now=days.then(-20))
    work_in_the_background(room, days, owner)


def work_in_the_background(room: Consultation, days: Days, owner: User) -> None:
    """Some that came to its end, and some that did not."""
    for when, state, outcome in (
        (-5, State.DONE, say("%(count)s passages are behind the gate.", count=4310)),
        (-4, State.STOPPED, None),
        (-3, State.REFUSED, say("Nothing was brought in yet. Bring in files first.")),
        (-2, State.FAILED, None),
    ):
        began = {"asked": days.then(when), "began": days.then(when), "ended": days.then(when) + timedelta(seconds=83)}
        Work.objects.create(
            consultation=room, kind="up-to:desk.gate", by=owner, state=state, outcome=kept(outcome), **began
        )


def things_of(room: Consultation, owner: User, days: Days) -> dict[str, str | int]:
    """What addresses take besides the name of a consultation: one thing of each kind."""
    seed_candidate(room, owner, days.now)
    invitation, secret = invite(room, "rosa@example.org", Role.ANALYST, by=owner, now=days.then(-2))
    member = room.members.get(role=Role.FACILITATOR)
    line = room.outreach.latest("on")
    reviewer = room.members.get(role=Role.REVIEWER).user
    return {
        "member": member.pk,
        "invitation": invitation.pk,
        "line": line.pk,
        "secret": secret,
        "key": "survey",
        "language": "ar",
        "section": "about",
        "number": 2,
        **seed_files(room, owner, days.now),
        **seed_plan(room, owner, days.now),
        **seed_held(room, owner, days.now),
        **seed_registered(room, "session-1", days.now),
        **seed_themes(owner, reviewer, days.now),
        **seed_draft(Consultation.objects.get(slug=THEMES), owner, days.now),
        **seed_desk(owner, reviewer, days.now),
        **seed_inbox(owner, room.members.get(role=Role.REVIEWER).user, days.now),
        "piece": str(room.works.earliest("asked").pk),
    }


def session_of(user: User) -> str:
    """The key of a session in which `user` is signed in: what their browser's cookie holds."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "hearout.web.people.backend.Account"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    json.dump(asdict(seed(datetime.now(UTC))), sys.stdout)
