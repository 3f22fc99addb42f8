import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.errors import BadInput, FolderError, UnreadableSource
from hearout.folder.decisions import load_decisions
from hearout.folder.lists import load_glossary, load_roster
from hearout.folder.team import words_file
from hearout.records.anonymised import WordToReview
from hearout.records.decisions import (
    ContributionAction,
    ContributionDecision,
    Decisions,
    QuoteAction,
    QuoteDecision,
    SpanDecision,
    ThemeAction,
    ThemeDecision,
    WordAction,
    WordDecision,
)
from hearout.records.identified import Person, Roster

NOOR = Person("Noor El-Amin", ("Noor", "N. El-Amin"), "noor@example.org", ("nooramin", "N_Amin"))


@pytest.mark.parametrize(
    "text",
    [
        "name,aliases,email,handles\nNoor El-Amin,Noor; N. El-Amin,noor@example.org,nooramin;N_Amin\n",
        "\ufeffName , ALIASES,Email,Handles\r\nNoor El-Amin,Noor;N. El-Amin;,noor@example.org,nooramin;N_Amin\r\n\r\n",
        'name;aliases;email;handles\nNoor El-Amin;"Noor;N. El-Amin";noor@example.org;"nooramin;N_Amin"\n',
        "handles\tname\tage\taliases\temail\nnooramin;N_Amin\tNoor El-Amin\t9\tNoor;N. El-Amin\tnoor@example.org\n",
    ],
)
def test_a_roster_is_read_whatever_its_separators_and_headers(tmp_path, text):
    path = tmp_path / "roster.csv"
    path.write_text(text, encoding="utf-8")
    assert load_roster(path) == Roster((NOOR,))


def test_a_person_of_a_roster_needs_one_of_the_cells(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("name,aliases,email,handles\nIda\n,,ida@example.org\n,,,ida_k\n")
    assert load_roster(path) == Roster(
        (Person("Ida"), Person("", (), "ida@example.org"), Person("", (), "", ("ida_k",)))
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", 'line 1: there is no column "name". The first line is name,aliases,email,handles.'),
        (
            b"nmae,email\n",
            'line 1: there is no column "name". Did you mean nmae? The first line is name,aliases,email,handles.',
        ),
        (b"name,name\n", 'line 1: two columns are called "name". Keep one.'),
        (
            b"name,email\nIda,ida@x.org,ida\n",
            "line 2: more cells than headers. Put quotes around a cell that holds the separator.",
        ),
        (b'name,aliases\n"Ida\nK",\n;,\n', None),
        (
            b"name,email\nIda,somewhere\n",
            "line 2: what stands under email is not one address. Further ones go under aliases.",
        ),
        (
            b"name,email\nIda,a@x.org;b@x.org\n",
            "line 2: what stands under email is not one address. Further ones go under aliases.",
        ),
        (b"name,aliases\n,;\n", "line 2: names nobody. Fill in a name, or delete the line."),
        (b'name,aliases\nIda,"Ida P\nOla,\n', "line 2: this is no CSV. Is a quote missing?"),
        (b"name\n" + b"x" * 100_001, "line 2: a cell is longer than 100,000 characters. Is a quote missing?"),
    ],
)
def test_a_wrong_roster_is_named_by_line(tmp_path, content, message):
    path = tmp_path / "roster.csv"
    path.write_bytes(content)
    if message is None:
        assert [person.name for person in load_roster(path).people] == ["Ida\nK", ";"]
        return
    with pytest.raises(UnreadableSource) as told:
        load_roster(path)
    assert str(told.value) == f"{path}, {message}"


@pytest.mark.parametrize("content", [b"name\nJos\xe9\n", b"\xff\xfen\x00a\x00"])
def test_a_list_in_another_encoding_asks_for_utf_8(tmp_path, content):
    (tmp_path / "list").write_bytes(content)
    for load in (load_roster, load_glossary):
        with pytest.raises(FolderError, match="is not UTF-8"):
            load(tmp_path / "list")


def test_a_list_that_is_missing_or_a_folder_is_a_folder_error(tmp_path):
    with pytest.raises(FolderError, match="There is no"):
        load_roster(tmp_path / "roster.csv")
    with pytest.raises(FolderError, match="cannot be read"):
        load_roster(tmp_path)


def test_a_glossary_has_a_word_a_line_and_comments(tmp_path):
    path = tmp_path / "glossary.txt"
    path.write_text(
        "\ufeff# ours\nQuillmere\n\n  PatrolDeck   # the tool\nC#\n#hashtag\nC# # the language\n", encoding="utf-8"
    )
    assert load_glossary(path) == frozenset({"quillmere", "patroldeck", "c#"})


CAME, LATER = (f"c{letter * 16}" for letter in "a2")
ONE, TWO, SIX = (f"p{letter * 16}" for letter in "a27")


def decided(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return load_decisions(folder)


def test_decisions_are_read_and_rows_without_one_decide_nothing(tmp_path):
    assert decided(
        tmp_path,
        words="word,decision,replacement,reason\nQuillmere,clear,,ours\nOslo,Generalise,a city,\nIda,MASK,,\nPing,,,\n",
        spans="passage,start,end,decision,replacement,reason\np1,3,9,mask,,a name\np1,12,20,generalise,a team,\n",
        themes=f"theme,decision,value,reason,passages\nt1,rename,Slow,,{ONE};{TWO}\nt2,merge,t1,,\nt3,set aside,,,\n"
        f"t1,say,It is slow.,, {TWO} ;{SIX};\nt4,,,,{SIX}\nt1,split,Late: night bus; {ONE},,\nt1,split,stops,,\n"
        f"t1,split,,,\nnone,move,{TWO}; {SIX},,\nhand.late-minutes,gather,{ONE};{SIX},,\n",
    ) == Decisions(
        words=(
            WordDecision("Quillmere", WordAction.CLEAR, "", "ours"),
            WordDecision("Oslo", WordAction.GENERALISE, "a city"),
            WordDecision("Ida", WordAction.MASK),
        ),
        spans=(
            SpanDecision("p1", 3, 9, WordAction.MASK, "", "a name"),
            SpanDecision("p1", 12, 20, WordAction.GENERALISE, "a team"),
        ),
        themes=(
            ThemeDecision("t1", ThemeAction.RENAME, "Slow"),
            ThemeDecision("t2", ThemeAction.MERGE, "t1"),
            ThemeDecision("t3", ThemeAction.SET_ASIDE),
            ThemeDecision("t1", ThemeAction.SAY, "It is slow."),
            ThemeDecision("t1", ThemeAction.SPLIT, "Late", words=("night bus",), passages=(ONE,)),
            ThemeDecision("t1", ThemeAction.SPLIT, "stops", words=("stops",)),
            ThemeDecision("t1", ThemeAction.SPLIT),
            ThemeDecision("none", ThemeAction.MOVE, passages=(TWO, SIX)),
            ThemeDecision("hand.late-minutes", ThemeAction.GATHER, passages=(ONE, SIX)),
        ),
        anchors={"t1": (ONE, TWO, SIX), "t4": (SIX,)},
    )


def test_decisions_about_contributions_are_read(tmp_path):
    rows = f"{CAME},count,,it was sent in time\n{LATER},Set aside,,\n{CAME},consent,Quote,asked by mail\n{LATER},,,\n"
    assert decided(tmp_path, contributions=f"contribution,decision,value,reason\n{rows}").contributions == (
        ContributionDecision(CAME, ContributionAction.COUNT, "", "it was sent in time"),
        ContributionDecision(LATER, ContributionAction.SET_ASIDE),
        ContributionDecision(CAME, ContributionAction.CONSENT, "quote", "asked by mail"),
    )


def test_decisions_about_quotes_are_read(tmp_path):
    rows = f"{ONE},leave out,,3,40,too personal\n{TWO},paraphrase,Some wait too long.,,,\n{SIX},Leave_out,,,,\n"
    assert decided(tmp_path, quotes=f"passage,decision,value,start,end,reason\n{rows}").quotes == (
        QuoteDecision(ONE, QuoteAction.LEAVE_OUT, "", "too personal", 3, 40),
        QuoteDecision(TWO, QuoteAction.PARAPHRASE, "Some wait too long."),
        QuoteDecision(SIX, QuoteAction.LEAVE_OUT),
    )


def test_nothing_is_decided_where_there_are_no_files(tmp_path):
    assert load_decisions(tmp_path / "decisions") == Decisions()


WORDS = (
    WordToReview("=cmd|' /C calc'!A0", 4, ("say =cmd", "a\nb")),
    WordToReview("'+1", 3, ("-1",)),
    WordToReview("Oslo; Norway", 2, ('in "Oslo"',)),
    WordToReview("naïve", 1, ()),
)


def test_words_to_review_are_no_formulas_to_a_spreadsheet():
    assert words_file(WORDS).decode() == (
        "word,contributors,contexts\n"
        "'=cmd|' /C calc'!A0,4,say =cmd | a b\n"
        "''+1,3,'-1\n"
        'Oslo; Norway,2,"in ""Oslo"""\n'
        "naïve,1,\n"
    )


def test_a_copy_of_words_to_review_decides_nothing_until_a_decision_is_added(tmp_path):
    copied = words_file(WORDS).decode()
    assert decided(tmp_path, words=copied) == Decisions()
    lines = copied.splitlines()
    added = "\n".join([f"{lines[0]},decision", *(f"{line},clear" for line in lines[1:])])
    assert decided(tmp_path, words=added).words == tuple(WordDecision(word.word, WordAction.CLEAR) for word in WORDS)


def test_a_word_may_be_decided_twice_in_the_same_way(tmp_path):
    assert decided(tmp_path, words="word,decision\nOslo,mask\nOslo,mask\n").words == (
        WordDecision("Oslo", WordAction.MASK),
    )


CELLS = st.sampled_from(
    ["name", "word", "decision", "mask", "say", ",", ";", "\t", '"', "\n", "\r", "\0", "'=1", "9", " "]
)


@given(st.lists(CELLS, max_size=30).map("".join) | st.text(max_size=60))
def test_whatever_a_list_holds_it_is_read_or_refused_by_name(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("lists")
    for name, load in (("roster.csv", load_roster), ("glossary.txt", load_glossary), ("words.csv", None)):
        (folder / name).write_text(text, encoding="utf-8", newline="")
        try:
            assert (load(folder / name) if load else load_decisions(folder)) is not None
        except BadInput as error:
            assert str(error).startswith(str(folder / name))


SPLIT_NEEDS = 'line 2: split needs words, or a name and examples, as "Late buses: night bus; after midnight".'
NO_CONTRIBUTION = "contribution is no id of one (as in team/passages.jsonl and team/imports.json)."
NO_IDS = "line 2: what stands under {} are not ids of passages (as in team/passages-by-theme.csv) with ; between."


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "words",
            "word,decision\nOslo,cleer\n",
            "line 2: the decision is none of clear, mask, generalise. Did you mean clear?",
        ),
        ("words", "word,decision\n\nOslo,generalise\n", 'line 3: generalise needs a replacement, as "a city".'),
        ("words", "word,decision\nOslo,mask\nOSLO,clear\n", "line 3: decides otherwise than line 2. Keep one of them."),
        ("words", "word,decision\n,mask\n", "line 2: has a decision but no word."),
        (
            "themes",
            "themes,decision\n",
            (
                'line 1: there is no column "theme". Did you mean themes? The first line is '
                "theme,decision,value,reason,passages."
            ),
        ),
        (
            "spans",
            "passage,start,end,decision\np1,9,3,mask\n",
            "line 2: start and end are whole numbers, start the smaller.",
        ),
        (
            "spans",
            "passage,start,end,decision\np1,a,3,mask\n",
            "line 2: start and end are whole numbers, start the smaller.",
        ),
        (
            "spans",
            f"passage,start,end,decision\np1,1,{'9' * 5000},mask\n",
            "line 2: start and end are whole numbers, start the smaller.",
        ),
        (
            "spans",
            "passage,start,end,decision\np1,1,3,clear\n",
            "line 2: a stretch is masked or generalised; words are cleared.",
        ),
        ("themes", "theme,decision,value\nt1,rename,\n", "line 2: rename needs something under value."),
        ("themes", "theme,decision,value\nt1,split,Late:\n", SPLIT_NEEDS),
        ("themes", f"theme,decision,value\nt1,split,{'p' * 17}\n", SPLIT_NEEDS),
        ("themes", "theme,decision,value\nt1,split, ; ;\n", SPLIT_NEEDS),
        ("themes", "theme,decision,value\nnone,rename,Nothing\n", "line 2: only passages are moved to none."),
        ("themes", "theme,decision,value\nt1,move,the second one\n", NO_IDS.format("value")),
        ("themes", "theme,decision,passages\n\nt1,,p1\n", NO_IDS.format("passages").replace("2", "3", 1)),
        (
            "quotes",
            f"passage,decision,value\n{ONE},paraphrase,\n",
            "line 2: paraphrase needs your own words under value.",
        ),
        (
            "quotes",
            f"passage,decision,value\n{ONE},leave_out,Oslo\n",
            "line 2: leave_out needs nothing under value. Is paraphrase meant?",
        ),
        (
            "quotes",
            f"passage,decision,start,end\n{ONE},leave_out,9,3\n",
            "line 2: start and end are whole numbers, start the smaller.",
        ),
        (
            "quotes",
            "passage,decision\nQuote 1,leave_out\n",
            ("line 2: what stands under passage is no id of one (as in team/evidence.json and team/passages.jsonl)."),
        ),
        ("contributions", "contribution,decision\nr1,count\n", f"line 2: what stands under {NO_CONTRIBUTION}"),
        (
            "contributions",
            f"contribution,decision,value\n{CAME},consent,qoute\n",
            "line 2: under value stands what is allowed: count, paraphrase, quote. Did you mean quote?",
        ),
        (
            "contributions",
            f"contribution,decision,value\n{CAME},count,quote\n",
            "line 2: count needs nothing under value. Is consent meant?",
        ),
        (
            "contributions",
            f"contribution,decision\n{CAME},count\n{CAME},withdraw\n",
            "line 3: decides otherwise than line 2. Keep one of them.",
        ),
        ("themes", "theme,decision,value\nt1,merge,t1\n", "line 2: merges a theme into itself."),
        (
            "themes",
            f"theme,decision,value\nminutes,gather,{ONE}\n",
            'line 2: gather makes a theme by hand. Call it "hand." and words of your choice, as hand.late-minutes.',
        ),
        ("themes", "theme,decision,value\nhand.late,gather,the second one\n", NO_IDS.format("value")),
        (
            "themes",
            "theme,decision,value\nhand.late,split,\n",
            "line 2: what was put together by hand is not split. Gather its parts, each in a line of its own.",
        ),
        ("themes", "theme,decision,value\n,say,Slow\n", "line 2: has a decision but no theme."),
        (
            "themes",
            "theme,decision,value\nt1,say,A\nt1,say,B\n",
            "line 3: decides otherwise than line 2. Keep one of them.",
        ),
    ],
)
def test_a_wrong_decision_is_named_by_line_and_never_by_word(tmp_path, name, text, message):
    with pytest.raises(BadInput) as told:
        decided(tmp_path, **{name: text})
    assert str(told.value) == f"{tmp_path / name}.csv, {message}"
    assert "oslo" not in str(told.value).casefold().replace(str(tmp_path).casefold(), "")
