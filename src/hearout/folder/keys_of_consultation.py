"""Every setting of consultation.toml. Reading, the reference page and the template of `init` all come from here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hearout.folder.schema import Section, Setting
from hearout.folder.values import (
    COLUMNS,
    COLUMNS_TO_QUESTIONS,
    DAY,
    FLAG,
    LANGUAGE,
    LINE,
    LINK,
    MOMENT,
    PATTERN,
    TEXT,
    TEXT_TABLE,
    TEXTS,
    ZONE,
    Moment,
    Value,
    one_of,
    table_of,
    whole,
    word_of,
)
from hearout.records.consultation import ChannelKind, Consent, PhaseChangeKind, Privacy

NONE: Mapping[str, str] = {}
NO_CONSENT: Mapping[str, Consent] = {}
NO_NUMBERS: Mapping[str, int] = {}
NO_DAY: date | None = None
NO_MOMENT: Moment | None = None
NO_CONSENT_SAID: Consent | None = None
NO_TEXTS: tuple[str, ...] = ()

LEVEL: Value[Consent] = one_of(Consent)

TITLE = Setting(
    "title", LINE, "", "What the consultation is called.", '"How we take technical decisions"', required=True
)
PURPOSE = Setting(
    "purpose", TEXT, "", "Why people are asked. Printed at the head of the summary.", '"We want to know …"'
)
AUDIENCE = Setting("audience", TEXT, "", "Who should take part.", '"Everyone who works on the software"')
LANGUAGE_OF_SUMMARY = Setting(
    "language",
    LANGUAGE,
    "en",
    "The language that most people speak. The summary itself is written in English so far.",
    '"en"',
)
VERSION = Setting("version", whole(1), 1, "Which version of the summary this is.", "1")
PUBLISHED = Setting(
    "published", DAY, NO_DAY, "The date printed on the summary. The clock is never asked.", "2026-04-15"
)
RESPONSIBLE = Setting("responsible", LINE, "", "Who answers for the consultation.", '"The technical committee"')
CONTACT = Setting("contact", LINE, "", "Where readers can turn to.", '"committee@example.org"')
AFTERWARDS = Setting(
    "afterwards", TEXT, "", "What happens with the summary: who answers, and when.", '"The board answers in May."'
)

QUESTION_KEY = Setting("key", LINE, "", "A short name, as used in mappings.", '"change"', required=True)
QUESTION_TEXT = Setting(
    "text", LINE, "", "The question, as the summary prints it.", '"What should change?"', required=True
)
QUESTIONS = Section(
    "questions",
    "What the team wants to learn. The summary has one section for each; at least one is needed.",
    (QUESTION_KEY, QUESTION_TEXT),
    many=True,
)

FACETS_MAPPED = Setting(
    "facets", COLUMNS, NONE, "Answers that describe people: facet = column.", '{ region = "Where do you live?" }'
)
CLOSED_MAPPED = Setting(
    "closed",
    COLUMNS,
    NONE,
    "Other questions with fixed answers: key = column.",
    '{ heard = "How did you hear of us?" }',
)
OPEN_MAPPED = Setting(
    "open",
    COLUMNS_TO_QUESTIONS,
    NONE,
    "Columns with free text, and the guiding question each answers.",
    '{ "What would you change?" = "change" }',
)
CONSENT_VALUES = Setting(
    "consent_values",
    table_of(LEVEL),
    NO_CONSENT,
    "What the answers in the consent column allow.",
    '{ "You may quote me" = "quote" }',
)


WITHDRAWN = Setting(
    "withdrawn",
    TEXTS,
    NO_TEXTS,
    "Answers in the consent column that take the response back.",
    '["Delete what I wrote"]',
)
LEFT = Setting("left", TEXTS, NO_TEXTS, "Columns that are not read, whatever is in them.", '["Internal remarks"]')


def _column(key: str, what: str, example: str) -> Setting[str]:
    return Setting(key, LINE, "", f"The column with {what}.", f'"{example}"')


ID_COLUMN = _column("id", "what identifies a response", "Response ID")
SUBMITTED_COLUMN = _column("submitted", "the time of submission", "Date submitted")
CONSENT_COLUMN = _column("consent", "what the contributor allows", "May we quote you?")
LANGUAGE_COLUMN = _column("language", "the language of the answers", "Start language")
TOKEN_COLUMN = _column("token", "the invitation's token", "Token")
NAME_COLUMN = _column("name", "the contributor's name", "Your name")
EMAIL_COLUMN = _column("email", "the contributor's e-mail address", "E-mail")
MAPPING = Section(
    "channels.mapping",
    "Which column of a table holds what. Only what is not recognised by itself needs to be said.",
    (
        ID_COLUMN,
        SUBMITTED_COLUMN,
        CONSENT_COLUMN,
        LANGUAGE_COLUMN,
        TOKEN_COLUMN,
        NAME_COLUMN,
        EMAIL_COLUMN,
        FACETS_MAPPED,
        CLOSED_MAPPED,
        OPEN_MAPPED,
        CONSENT_VALUES,
        WITHDRAWN,
        LEFT,
    ),
)

KIND = Setting(
    "kind", one_of(ChannelKind), ChannelKind.OTHER, "Which way to contribute it is.", '"survey"', required=True
)
PATH = Setting(
    "path",
    PATTERN,
    "",
    "Where its files lie, inside the folder or inside --data DIR. The first entry that matches a file takes it.",
    '"survey/*.csv"',
    required=True,
)
CHANNEL_TITLE = Setting("title", LINE, "", "What the summary calls it.", '"Survey of March 2026"')
OPENS = Setting("opens", MOMENT, NO_MOMENT, "From when on it takes part. A date alone: from 00:00.", "2026-03-01")
CLOSES = Setting(
    "closes", MOMENT, NO_MOMENT, "Until when. What is received later is late. A date alone: to 23:59:59.", "2026-03-21"
)
TIMEZONE = Setting("timezone", ZONE, "UTC", "Of its dates, and of times in files that name none.", '"Europe/Berlin"')
FORMAT = Setting("format", LINE, "", "How its files are read, where this is not recognised.", '"limesurvey"')
VERIFIED = Setting("verified", FLAG, False, "Whether everyone who could take part was invited or registered.", "true")
CHANNEL_CONSENT = Setting(
    "consent", LEVEL, NO_CONSENT_SAID, "What contributors were promised, where they did not choose.", '"paraphrase"'
)
PARTIAL = Setting(
    "partial",
    word_of("count", "leave_out"),
    "count",
    "Responses that were never submitted: count them (never quoted), or leave them out.",
    '"count"',
)
FACILITATORS = Setting(
    "facilitators",
    TEXTS,
    NO_TEXTS,
    "People of the team, whose words in a session are no contributions.",
    '["Ada Example"]',
)
PRESENT = Setting(
    "present",
    TEXTS,
    NO_TEXTS,
    "People known to have been in a session, as its files call them: so that nobody else is given their words.",
    '["Bo Example"]',
)
CHANNELS = Section(
    "channels",
    "The ways to contribute, with the files they left behind. Without any, the folders survey/, sessions/, talk/, "
    "mail/ and other/ are taken as they are.",
    (
        KIND,
        PATH,
        CHANNEL_TITLE,
        OPENS,
        CLOSES,
        TIMEZONE,
        FORMAT,
        VERIFIED,
        CHANNEL_CONSENT,
        PARTIAL,
        FACILITATORS,
        PRESENT,
    ),
    many=True,
    inner=(MAPPING,),
)

CONSENT_OF_KIND = {
    kind: Setting(kind.value, LEVEL, Consent.PARAPHRASE, f"For channels of kind {kind}.", '"paraphrase"')
    for kind in ChannelKind
}
CONSENT = Section(
    "consent",
    "What contributors were promised, by kind of channel: to be counted only, retold (paraphrase), or quoted.",
    tuple(CONSENT_OF_KIND.values()),
)

MINIMUM = Setting("minimum", whole(2), Privacy().minimum, "The smallest number of people that is printed.", "10")
K = Setting("k", whole(2), Privacy().k, "How many people a finding, or a public word, must rest on.", "5")
ROUNDING = Setting("rounding", whole(1), Privacy().rounding, "Printed numbers are rounded to multiples of this.", "5")
PRIVACY = Section("privacy", "How few people may be seen.", (MINIMUM, K, ROUNDING))

PHASE_TITLE = Setting("title", LINE, "", "What the phase is called.", '"Listening sessions"', required=True)
PHASE_OPENS = Setting("opens", DAY, date.min, "Its first day, as announced first.", "2026-03-22", required=True)
PHASE_CLOSES = Setting("closes", DAY, date.min, "Its last day, as announced first.", "2026-04-02", required=True)
ENDED = Setting("ended", DAY, NO_DAY, "Its last day, where it ended earlier.", "2026-03-28")
REASON = Setting("reason", TEXT, "", "Why it ended earlier. Needed where it did.", '"Nobody wanted another round."')
DECIDED_BY = Setting("decided_by", LINE, "", "Who decided that.", '"The committee"')
PLANNED = Setting("planned", whole(0), 0, "How many sessions were planned, with those of added rounds.", "4")
HELD = Setting("held", whole(0), 0, "How many were held.", "2")
SCHEDULED = Setting("scheduled", whole(0), 0, "How many were given a time, also those cancelled later.", "4")
MOVED = Setting("moved", whole(0), 0, "How many of them were moved to another time.", "1")
CANCELLED = Setting("cancelled", whole(0), 0, "How many of them were cancelled.", "1")
MERGED = Setting("merged", whole(0), 0, "How many of them were held together with another one.", "1")
CHANGE = Setting(
    "change", one_of(PhaseChangeKind), PhaseChangeKind.EXTENDED, "What was changed.", '"postponed"', required=True
)
CHANGED_ON = Setting("on", DAY, date.min, "The day on which that was decided.", "2026-03-18", required=True)
NEW_OPENS = Setting("opens", DAY, NO_DAY, "Its new first day, where it was postponed.", "2026-03-24")
NEW_CLOSES = Setting("closes", DAY, NO_DAY, "Its new last day.", "2026-04-04")
ROUND_SESSIONS = Setting(
    "sessions",
    whole(0),
    0,
    "How many sessions a round has that was added, or how many sessions it is about.",
    "2",
)
CHANGE_REASON = Setting("reason", TEXT, "", "Why.", '"The tool for calls was down."')
CHANGE_DECIDED_BY = Setting("decided_by", LINE, "", "Who decided that.", '"The committee"')
CHANGES = Section(
    "phases.changes",
    "How the phase above was changed after it was announced, one after another; the method section tells each.",
    (CHANGE, CHANGED_ON, NEW_OPENS, NEW_CLOSES, ROUND_SESSIONS, CHANGE_REASON, CHANGE_DECIDED_BY),
    many=True,
)
PHASES = Section(
    "phases",
    "The consultation's dated stretches. The method section tells them, and why they were changed or ended early.",
    (
        PHASE_TITLE,
        PHASE_OPENS,
        PHASE_CLOSES,
        ENDED,
        REASON,
        DECIDED_BY,
        PLANNED,
        HELD,
        SCHEDULED,
        MOVED,
        CANCELLED,
        MERGED,
    ),
    many=True,
    inner=(CHANGES,),
)

WHERE = Setting("where", LINE, "", "Where people were told of it.", '"The developers\' mailing list"', required=True)
ON = Setting("on", DAY, NO_DAY, "On which day.", "2026-03-01")
PEOPLE = Setting("people", whole(0), 0, "About how many that reached.", "400")
OUTREACH_LINK = Setting("link", LINK, "", "Where it can be read.", '"https://lists.example.org/1"')
OUTREACH = Section("outreach", "Where the consultation was announced.", (WHERE, ON, PEOPLE, OUTREACH_LINK), many=True)

FACET_KEY = Setting("key", LINE, "", "Its key, as used in mappings.", '"region"', required=True)
FACET_LABEL = Setting("label", LINE, "", "What tables call it.", '"Where people live"', required=True)
ORDER = Setting("order", TEXTS, NO_TEXTS, "The order in which its answers are listed.", '["Africa", "Asia"]')
GROUPS = Setting(
    "groups",
    TEXT_TABLE,
    NONE,
    "What an answer is joined into where too few people gave it.",
    '{ Oceania = "Asia and Oceania" }',
)
AUDIENCE_IN_NUMBERS = Setting(
    "audience",
    table_of(whole(1)),
    NO_NUMBERS,
    "How many people of each answer the consultation addressed, as far as you know. The summary then says who took "
    "part less than their share; without it, that nobody can say who is missing.",
    "{ Africa = 400, Asia = 250 }",
)
FACETS = Section(
    "facets",
    "Coarse answers that describe contributors. They are always protected in tables.",
    (FACET_KEY, FACET_LABEL, ORDER, GROUPS, AUDIENCE_IN_NUMBERS),
    many=True,
)

CLOSED_TITLES = Setting(
    "closed",
    TEXT_TABLE,
    NONE,
    "What tables call the questions with fixed answers: their key in a mapping, and a title.",
    '{ heard = "How people heard of it" }',
)
WHOLE_FILE = Section(
    "",
    "Written first, above all headings. `closed` may be a heading of its own, [closed].",
    (
        TITLE,
        PURPOSE,
        AUDIENCE,
        LANGUAGE_OF_SUMMARY,
        VERSION,
        PUBLISHED,
        RESPONSIBLE,
        CONTACT,
        AFTERWARDS,
        CLOSED_TITLES,
    ),
    inner=(QUESTIONS, CHANNELS, CONSENT, PRIVACY, PHASES, OUTREACH, FACETS),
)
