from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.errors import FolderError
from hearout.folder.keys_of_consultation import WHOLE_FILE
from hearout.folder.schema import Section
from hearout.folder.settings import load_consultation
from hearout.records.consultation import (
    Channel,
    ChannelKind,
    ColumnMapping,
    Consent,
    Consultation,
    Facet,
    GuidingQuestion,
    Outreach,
    Phase,
    PhaseChange,
    PhaseChangeKind,
    Privacy,
)

START = 'title = "Listening"\n'
QUESTION = '[[questions]]\nkey = "change"\ntext = "What should change?"\n'
CHANNEL = '[[channels]]\nkind = "survey"\npath = "survey/*"\n'
WHOLE = START + QUESTION + CHANNEL
PHASE = START + QUESTION + '[[phases]]\ntitle = "A"\nopens = 2026-03-02\ncloses = 2026-03-09\n'


def load(folder: Path, text: str, data: Path | None = None) -> Consultation:
    (folder / "consultation.toml").write_text(text, encoding="utf-8")
    return load_consultation(folder, data)


def refusal(folder: Path, text: str) -> list[str]:
    """The problems named, a line each."""
    with pytest.raises(FolderError) as told:
        load(folder, text)
    first, *problems = str(told.value).splitlines()
    assert first == f"{folder / 'consultation.toml'} cannot be used as it is:"
    return [problem.removeprefix("- ") for problem in problems]


def test_everything_that_can_be_set_arrives(tmp_path):
    consultation = load(
        tmp_path,
        """
title = "Listening"
purpose = "To know"
audience = "All"
language = "pt-BR"
version = 2
published = 2026-04-15
responsible = "The committee"
contact = "committee@example.org"
afterwards = "The board answers."

[[questions]]
key = "change"
text = "What should change?"

[[channels]]
kind = "survey"
path = "survey/*.csv"
title = "Survey"
opens = 2026-03-01
closes = 2026-03-21
timezone = "Europe/Berlin"
verified = true
consent = "quote"
partial = "leave_out"
facilitators = ["Ada Example"]

[channels.mapping]
id = "ID"
submitted = "Date"
consent = "May we?"
language = "Lang"
token = "Token"
name = "Name"
email = "Mail"
facets = { region = "Where?" }
closed = ["heard"]
open = { "What else?" = "change" }
consent_values = { "Yes" = "quote", "No" = "count" }

[consent]
email = "quote"

[privacy]
minimum = 12
k = 6
rounding = 3

[[phases]]
title = "Sessions"
opens = 2026-03-22
closes = 2026-04-02
ended = 2026-03-28
reason = "Nobody wanted another."
decided_by = "The committee"
planned = 4
held = 2

[[phases.changes]]
change = "round_added"
on = 2026-03-25
closes = 2026-04-05
sessions = 2
reason = "Many could not come."
decided_by = "The board"

[[outreach]]
where = "The list"
on = 2026-03-01
people = 400
link = "https://lists.example.org/1"

[[facets]]
key = "region"
label = "Where people live"
order = ["Africa", "Asia"]
groups = { Oceania = "Asia and Oceania" }
audience = { Africa = 400, Oceania = 20 }

[closed]
heard = "How people heard of it"
""",
    )
    berlin = ZoneInfo("Europe/Berlin")
    assert consultation == Consultation(
        title="Listening",
        questions=(GuidingQuestion("change", "What should change?"),),
        channels=(
            Channel(
                ChannelKind.SURVEY,
                "survey/*.csv",
                "Survey",
                datetime(2026, 3, 1, tzinfo=berlin),
                datetime(2026, 3, 21, 23, 59, 59, tzinfo=berlin),
                "Europe/Berlin",
                "",
                ColumnMapping(
                    "ID",
                    "Date",
                    "May we?",
                    "Lang",
                    "Token",
                    "Name",
                    "Mail",
                    {"region": "Where?"},
                    {"heard": "heard"},
                    {"What else?": "change"},
                    {"Yes": Consent.QUOTE, "No": Consent.COUNT},
                ),
                Consent.QUOTE,
                True,
                "leave_out",
                ("Ada Example",),
            ),
        ),
        purpose="To know",
        audience="All",
        language="pt-br",
        version=2,
        published=date(2026, 4, 15),
        responsible="The committee",
        contact="committee@example.org",
        afterwards="The board answers.",
        phases=(
            Phase(
                "Sessions",
                date(2026, 3, 22),
                date(2026, 4, 2),
                date(2026, 3, 28),
                "Nobody wanted another.",
                "The committee",
                4,
                2,
                (
                    PhaseChange(
                        PhaseChangeKind.ROUND_ADDED,
                        date(2026, 3, 25),
                        None,
                        date(2026, 4, 5),
                        2,
                        "Many could not come.",
                        "The board",
                    ),
                ),
            ),
        ),
        outreach=(Outreach("The list", date(2026, 3, 1), 400, "https://lists.example.org/1"),),
        facets=(
            Facet(
                "region",
                "Where people live",
                ("Africa", "Asia"),
                {"Oceania": "Asia and Oceania"},
                {"Africa": 400, "Oceania": 20},
            ),
        ),
        closed_titles={"heard": "How people heard of it"},
        privacy=Privacy(12, 6, 3),
    )


def test_what_is_left_out_has_the_defaults_of_the_records(tmp_path):
    consultation = load(tmp_path, WHOLE)
    assert consultation == Consultation(
        "Listening",
        (GuidingQuestion("change", "What should change?"),),
        (Channel(ChannelKind.SURVEY, "survey/*"),),
    )


def test_without_channels_the_usual_folders_with_files_are_taken(tmp_path):
    for name in ("survey", "talk", "mail"):
        (tmp_path / name).mkdir()
    (tmp_path / "talk" / "page.wiki").touch()
    (tmp_path / "mail" / "README.txt").touch()
    consultation = load(tmp_path, START + QUESTION + '[consent]\ntalk = "quote"\n')
    assert consultation.channels == (Channel(ChannelKind.TALK, "talk/**", consent=Consent.QUOTE),)


def test_consent_is_promised_by_kind_unless_the_channel_says_otherwise(tmp_path):
    other = '[[channels]]\nkind = "survey"\npath = "more/*"\nconsent = "quote"\n'
    consultation = load(tmp_path, WHOLE + other + '[consent]\nsurvey = "count"\n')
    assert [channel.consent for channel in consultation.channels] == [Consent.COUNT, Consent.QUOTE]


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-03-21", datetime(2026, 3, 21, 22, 59, 59, tzinfo=UTC)),
        ('"2026-03-21"', datetime(2026, 3, 21, 22, 59, 59, tzinfo=UTC)),
        ("2026-03-21T18:00:00", datetime(2026, 3, 21, 17, tzinfo=UTC)),
        ('"2026-03-21 18:00"', datetime(2026, 3, 21, 17, tzinfo=UTC)),
        ("2026-03-21T18:00:00-05:00", datetime(2026, 3, 21, 23, tzinfo=UTC)),
        ("2026-03-29T02:30:00", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # the clocks pass over it
        ("2026-10-25T02:30:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the clocks show it twice
    ],
)
def test_a_channel_closes_at_an_instant_of_its_zone(tmp_path, written, instant):
    text = WHOLE + f'timezone = "Europe/Berlin"\ncloses = {written}\n'
    closes = load(tmp_path, text).channels[0].closes
    assert closes.astimezone(UTC) == instant


def test_an_offset_is_kept(tmp_path):
    closes = load(tmp_path, WHOLE + "closes = 2026-03-21T18:00:00-05:00\n").channels[0].closes
    assert closes == datetime(2026, 3, 21, 18, tzinfo=timezone(timedelta(hours=-5)))
    assert closes.utcoffset() == timedelta(hours=-5)


def test_a_facet_that_is_mapped_and_not_described_is_not_left_out(tmp_path):
    text = WHOLE + '[channels.mapping]\nfacets = ["role"]\n'
    assert load(tmp_path, text).facets == (Facet("role", "role"),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (QUESTION, 'title: is missing. Write title = "How we take technical decisions"'),
        ('title = ""\n' + QUESTION, "title: is empty. Write something, or leave the line out."),
        ('title = "a\\nb"\n' + QUESTION, "title: runs over several lines. Write it on one."),
        ('title = "a\\u0000"\n' + QUESTION, "title: holds control characters. Write it without them."),
        (START + "version = true\n" + QUESTION, "version: is true or false. Write a whole number, without quotes."),
        (START + "version = 0\n" + QUESTION, 'version: is "0". Write a whole number from 1 up.'),
        (START + "purpse = 1\n" + QUESTION, "purpse: there is no such setting. Did you mean purpose?"),
        (START + "purpose = 1\n" + QUESTION, 'purpose: is a number, not text. Put it in quotes: "…".'),
        (
            START + 'language = "english"\n' + QUESTION,
            'language: is "english". Write the code of a language, as "en" or "pt-br".',
        ),
        (
            START + 'published = "soon"\n' + QUESTION,
            'published: is "soon", which is no date. Write 2026-03-01, or with a time 2026-03-01T18:00:00.',
        ),
        (
            START + "published = 2026-03-01T10:00:00\n" + QUESTION,
            "published: has a time. Write the date alone, as 2026-03-01.",
        ),
        (START + "published = 1066-03-01\n" + QUESTION, "published: is in the year 1066. Is that a slip?"),
        (START, 'questions: there are none. Write [[questions]] with key = "…" and text = "…", at least once.'),
        (START + '[questions]\nkey = "a"\n', "questions: is not a list of tables. Write [[questions]] above each."),
        (START + QUESTION + QUESTION, 'questions[2].key: is "change", as in questions[1]. Keys are used once.'),
        (
            WHOLE + "opns = 2026-03-01\n",
            "channels[1].opns: there is no such setting. Did you mean opens?",
        ),
        (
            START + QUESTION + '[[channels]]\nkind = "sesion"\npath = "a"\n',
            'channels[1].kind: is "sesion". Write survey or session or talk or email or other. Did you mean session?',
        ),
        (
            WHOLE + "opens = 2026-03-02\ncloses = 2026-03-01\n",
            "channels[1].closes: is before it opens (2026-03-02 00:00 UTC).",
        ),
        (
            WHOLE + 'timezone = "Berlin"\n',
            'channels[1].timezone: is "Berlin", which is no time zone. Did you mean Europe/Berlin?',
        ),
        (
            WHOLE + 'timezone = "Asia/Tokio"\n',
            'channels[1].timezone: is "Asia/Tokio", which is no time zone. Did you mean Asia/Tokyo?',
        ),
        (WHOLE + 'timezone = "Europe"\n', None),
        (WHOLE + 'timezone = "../UTC"\n', None),
        (
            WHOLE + 'facilitators = ["Ada", 3]\n',
            'channels[1].facilitators[2]: is a number, not text. Put it in quotes: "…".',
        ),
        (WHOLE + 'format = "limesurvei"\n', None),
        (
            WHOLE + '[channels.mapping]\nopen = { q1 = "chnge" }\n',
            'channels[1].mapping.open.q1: is "chnge", which is no question. Did you mean change?',
        ),
        (
            WHOLE + '[channels.mapping]\nopen = ["q1"]\n',
            'channels[1].mapping.open.q1: is "q1", which is no question. The keys of [[questions]] are change.',
        ),
        (
            WHOLE + '[channels.mapping]\nclosed = ["q1", "q1"]\n',
            'channels[1].mapping.closed: names "q1" twice.',
        ),
        (
            WHOLE + '[channels.mapping]\nfacets = ["q1"]\nclosed = ["q1"]\n',
            "channels[1].mapping.closed.q1: is a facet too. Give one of them another key.",
        ),
        (
            WHOLE + "[channels.mapping]\nfacets = { region = 3 }\n",
            'channels[1].mapping.facets.region: is a number, not text. Put it in quotes: "…".',
        ),
        (
            WHOLE + '[channels.mapping]\nconsent_values = { Yes = "ok" }\n',
            'channels[1].mapping.consent_values.Yes: is "ok". Write count or paraphrase or quote.',
        ),
        (
            WHOLE + 'mapping = "auto"\n',
            "channels[1].mapping: is not a table. Write [channels.mapping] above its lines.",
        ),
        (START + QUESTION + "[privacy]\nk = 1\n", 'privacy.k: is "1". Write a whole number from 2 up.'),
        (
            START + QUESTION + "[privacy]\nminimum = 4\nk = 5\nrounding = 2\n",
            "privacy.minimum: is 4, below k = 5. Write at least 5.",
        ),
        (START + QUESTION + "[privacy]\nrounding = 20\n", "privacy.rounding: is 20, above minimum = 10. Write less."),
        (
            START + QUESTION + '[consent]\nsurveys = "quote"\n',
            "consent.surveys: there is no such setting. Did you mean survey?",
        ),
        (
            START + QUESTION + '[[phases]]\ntitle = "A"\nopens = 2026-03-02\ncloses = 2026-03-01\n',
            "phases[1].closes: is before it opens (2026-03-02).",
        ),
        (
            START + QUESTION + '[[phases]]\ntitle = "A"\nopens = 2026-03-02\ncloses = 2026-03-09\nended = 2026-03-10\n',
            (
                "phases[1].ended: is not between 2026-03-02 and 2026-03-09. For a longer one write [[phases.changes]] "
                'with change = "extended".'
            ),
        ),
        (
            START + QUESTION + '[[phases]]\ntitle = "A"\nopens = 2026-03-02\ncloses = 2026-03-09\nended = 2026-03-05\n',
            "phases[1].reason: is missing. Say why the phase ended early: the summary prints it.",
        ),
        (
            PHASE + '[[phases.changes]]\nchange = "extended"\non = 2026-03-05\ncloses = 2026-03-09\n',
            "phases[1].changes[1].closes: is not after 2026-03-09, its last day until then. Write a later one.",
        ),
        (
            PHASE + '[[phases.changes]]\nchange = "round_added"\non = 2026-03-05\ncloses = 2026-03-08\n',
            "phases[1].changes[1].closes: is before 2026-03-09, its last day until then. Write a later one.",
        ),
        (
            PHASE
            + '[[phases.changes]]\nchange = "extended"\non = 2026-03-05\nopens = 2026-03-03\ncloses = 2026-03-12\n',
            'phases[1].changes[1].opens: stands with change = "extended". Only what is postponed opens anew.',
        ),
        (
            PHASE + '[[phases.changes]]\nchange = "postponed"\non = 2026-03-01\nopens = 2026-03-12\n',
            "phases[1].changes[1].closes: is before it opens (2026-03-12).",
        ),
        (
            PHASE
            + '[[phases.changes]]\nchange = "round_added"\non = 2026-03-05\n'
            + '[[phases.changes]]\nchange = "round_added"\non = 2026-03-04\n',
            "phases[1].changes[2].on: is before that of phases[1].changes[1]. Write them in the order of their days.",
        ),
        (
            START + QUESTION + '[[outreach]]\nwhere = "A"\nlink = "javascript:alert(1)"\n',
            "outreach[1].link: is no web address. Write it whole: https://…",
        ),
        (
            START + QUESTION + '[[facets]]\nkey = "a"\nlabel = "A"\n[[facets]]\nkey = "a"\nlabel = "B"\n',
            'facets[2].key: is "a", as in facets[1]. Keys are used once.',
        ),
        (
            START
            + QUESTION
            + '[[facets]]\nkey = "a"\nlabel = "A"\norder = ["East"]\naudience = { East = 3, Est = 2 }\n',
            "facets[1].audience.Est: is no answer of this facet. Did you mean East?",
        ),
        (
            START + QUESTION + '[[facets]]\nkey = "a"\nlabel = "A"\naudience = { East = 300 }\n',
            "facets[1].audience: names one group only. Name every group that was addressed: their shares are compared.",
        ),
        (
            START + QUESTION + '[[facets]]\nkey = "a"\nlabel = "A"\naudience = { East = "many", West = 3 }\n',
            "facets[1].audience.East: is text. Write a whole number, without quotes.",
        ),
        (
            START + QUESTION + '[[facets]]\nkey = "a"\nlabel = "A"\naudience = { East = 0, West = 3 }\n',
            'facets[1].audience.East: is "0". Write a whole number from 1 up.',
        ),
        (START + "closed = 3\n" + QUESTION, 'closed: is a number, not a table. Write { "…" = "…" }.'),
    ],
)
def test_what_is_wrong_is_named_at_its_place(tmp_path, text, problem):
    found = refusal(tmp_path, text)
    assert len(found) == 1
    if problem is not None:
        assert found == [problem]
    else:
        assert found[0].startswith("channels[1].")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/etc/passwd", "is an absolute path"),
        ("~/x", "is an absolute path"),
        ("C:/x", "is an absolute path"),
        ("../x", 'leaves the folder with ".."'),
        ("survey/../../x", 'leaves the folder with ".."'),
        ("survey\\\\..\\\\x", 'leaves the folder with ".."'),
        (".hearout/key", "names a hidden file"),
        ("a/**b", 'has "**" beside other letters'),
    ],
)
def test_paths_stay_inside_the_folder(tmp_path, path, what):
    (problem,) = refusal(tmp_path, START + QUESTION + f'[[channels]]\nkind = "survey"\npath = "{path}"\n')
    assert problem.startswith(f"channels[1].path: {what}")


def test_all_problems_are_told_at_once(tmp_path):
    text = 'titel = "A"\n' + QUESTION + CHANNEL + 'consent = "maybe"\n[[channels]]\nkind = "talk"\n'
    assert [problem.split(": ")[0] for problem in refusal(tmp_path, text)] == [
        "titel",
        "title",
        "channels[1].consent",
        "channels[2].path",
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"title = ", "is not valid TOML"),
        (b"\xff\xfet\x00", "is not UTF-8"),
        (b"a = " + b"[" * 100_000, "inside each other a thousand deep"),
        (b"a = " + b"9" * 5000, "is not valid TOML"),
        (b"#" * 2_000_001, "larger than 2 MB"),
        (b"\x00\x01\x02", "is not valid TOML"),
    ],
)
def test_a_file_that_is_no_toml_is_a_folder_error(tmp_path, content, what):
    (tmp_path / "consultation.toml").write_bytes(content)
    with pytest.raises(FolderError, match=what):
        load_consultation(tmp_path, None)


def test_a_byte_order_mark_and_windows_line_ends_make_no_difference(tmp_path):
    (tmp_path / "consultation.toml").write_bytes(b"\xef\xbb\xbf" + (START + QUESTION).replace("\n", "\r\n").encode())
    assert load_consultation(tmp_path, None).title == "Listening"


def test_missing_folders_and_files_say_what_to_do(tmp_path):
    with pytest.raises(FolderError, match="hearout init"):
        load_consultation(tmp_path / "nowhere", None)
    with pytest.raises(FolderError, match="hearout init"):
        load_consultation(tmp_path, None)
    with pytest.raises(FolderError, match="--data"):
        load(tmp_path, START + QUESTION, tmp_path / "nowhere")
    (tmp_path / "consultation.toml").unlink()
    (tmp_path / "consultation.toml").mkdir()
    with pytest.raises(FolderError, match="cannot be read"):
        load_consultation(tmp_path, None)


KEYS = sorted({key for section in (WHOLE_FILE, *WHOLE_FILE.inner) for key in section.keys} | {"mapping", "odd key", ""})
SCALARS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["survey", "survey/*", "change", "Europe/Berlin", "2026-03-01", "**", "quote", "../x"]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(timezones=st.one_of(st.none(), st.timezones())),
    st.times(),
)
TABLES = st.dictionaries(st.sampled_from(KEYS), SCALARS | st.lists(SCALARS, max_size=2), max_size=4)
NESTED = st.dictionaries(st.sampled_from(KEYS), SCALARS | st.lists(TABLES, max_size=2) | TABLES, max_size=5)


def plausible(section: Section) -> st.SearchStrategy[dict[str, object]]:
    inner = {one.key: (st.lists(plausible(one), max_size=2) if one.many else plausible(one)) for one in section.inner}
    own = {setting.key: SCALARS | TABLES | st.lists(SCALARS, max_size=2) for setting in section.settings}
    return st.fixed_dictionaries({}, optional={**own, **inner})


@given(NESTED | plausible(WHOLE_FILE))
def test_whatever_tables_come_it_is_a_consultation_or_a_folder_error(tmp_path_factory, raw):
    import hearout.folder.settings as settings

    folder = tmp_path_factory.mktemp("random")
    (folder / "consultation.toml").touch()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings.tomllib, "loads", lambda _: raw)
        try:
            assert isinstance(load_consultation(folder, None), Consultation)
        except FolderError as error:
            assert "- " in str(error)


@given(st.binary(max_size=200))
def test_whatever_bytes_come_only_folder_errors_are_raised(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("random")
    (folder / "consultation.toml").write_bytes(content)
    with pytest.raises(FolderError):
        load_consultation(folder, None)
