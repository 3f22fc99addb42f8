"""Names, addresses and rare words that survived."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arranged_release import audited, edited, edited_everywhere, line, refused, release, rewritten
from hearout.disclose.roster import Names

NAMES = Names(
    ("Amara Lindqvist", "amara.l", "amara@meridian.example", "Mark Rose", "Will Grant", "Li Na", "赵伟", "أميرة حسن",
     "Łukasz Ørsted", "Jürgen von der Heide", "Siobhán O'Brien", "mo42", "Ng", "Ann Price"),
    ("en",),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Amara Lindqvist wrote it",
        "amara lindqvist",
        "LINDQVIST",
        "Ａｍａｒａ",
        "Ama\u00adra",
        "A\u200bmara",
        "Ámárá",
        "user:Amara_Lindqvist",
        "/wiki/amara.l/notes",
        "amara@meridian.example",
        "asked Mark about it",
        "Mark wrote it.",
        "what Rose said",
        "what will grant said",
        "she asked Will about it",
        "Li Na was there",
        "问过赵伟了",
        "قالت أميرة حسن ذلك",
        "lukasz",
        "Orsted",
        "Juergen? No: Jürgen",
        "the Heide family",
        "Siobhan",
        "O’Brien",
        "ask mo42",
        "when Price wrote",
        "Lindqvist's proposal",
    ],
)
def test_a_known_name_is_found_in_any_form(text: str):
    assert NAMES.found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will there be an answer?",
        "We will mark it, and grant that roses rose.",
        "He wrote: Will it last?",
        "von der Stelle",
        "an example of a meridian-like line",
        "42 people",
        "Grants are late. Price is not the point.",
        "Amaranth and lindens",
        "a long way",
        "",
    ],
)
def test_common_words_and_other_words_are_not_names(text: str):
    assert not Names((*IDENTITIES_WITHOUT_DOMAIN,), ("en",)).found_in(text)


IDENTITIES_WITHOUT_DOMAIN = (
    "Amara Lindqvist",
    "amara.l",
    "Mark Rose",
    "Will Grant",
    "Li Na",
    "Jürgen von der Heide",
    "mo42",
)


@pytest.mark.parametrize("name", ["summary.html", "summary.md", "summary.wiki"])
def test_a_name_on_one_page_alone_is_found(name: str):
    sound = release()
    files = edited(sound.files, name, "We want to know", "Amara Lindqvist wants to know. We want to know")
    assert line(audited(files, sound.material), "names").succeeded == 1


@pytest.mark.parametrize(
    "hiding",
    [
        "<!-- Lindqvist -->",
        '<img alt="Amara">',
        '<a href="/wiki/Amara%20Lindqvist">x</a>',
        '<p class="amara-lindqvist"></p>',
        "<p>Lind&#113;vist</p>",
        "<p>Lind<b>q</b>vist</p>",
        "<style>.lindqvist { color: red }</style>",
        "<svg><title>Lindqvist</title></svg>",
        '<span style="display: none">Lindqvist</span>',
        "<script>/* Lindqvist */</script>",
        "<?Lindqvist?>",
        "<![CDATA[Lindqvist]]>",
    ],
)
def test_a_name_that_browsers_do_not_show_is_found(hiding: str):
    sound = release()
    files = edited(sound.files, "summary.html", "</main>", f"{hiding}</main>")
    assert "names" in refused(audited(files, sound.material))


@pytest.mark.parametrize(
    "hiding", ["Lind&shy;qvist", "[[User:Amara_Lindqvist|her]]", "<!-- Lindqvist", "''Lind''qvist"]
)
def test_a_name_in_wikitext_markup_is_found(hiding: str):
    sound = release()
    files = {**sound.files, "summary.wiki": sound.files["summary.wiki"] + hiding.encode()}
    assert "names" in refused(audited(files, sound.material))


@pytest.mark.parametrize("hiding", ["Lind&#113;vist", "Amara\\_Lindqvist", "[x](https://a.example/Amara%20Lindqvist)"])
def test_a_name_in_markdown_markup_is_found(hiding: str):
    sound = release()
    files = {**sound.files, "summary.md": sound.files["summary.md"] + hiding.encode()}
    assert "names" in refused(audited(files, sound.material))


def test_a_name_anywhere_in_the_data_is_found():
    sound = release()
    value = rewritten(sound.files, lambda data: data.update(extra={"note": ["Amara Lindqvist"]}))
    key = rewritten(sound.files, lambda data: data.update({"Amara Lindqvist": 1}))
    assert "names" in refused(audited(value, sound.material)) & refused(audited(key, sound.material))


def test_the_reason_names_the_place_and_what_to_do_but_nobody():
    sound = release()
    text = "People hear of a decision when it has been taken."
    files = edited_everywhere(sound.files, text, "Amara Lindqvist hears of it when it has been taken.")
    reasons = line(audited(files, sound.material), "names").reasons
    assert reasons[0] == (
        "Finding 1 under 'Who decides?' holds a name, handle or address of somebody the team knows. Mask it in "
        "decisions/words.csv, or change the sentence in decisions/themes.csv."
    )
    assert not any("Amara" in reason or "Lindqvist" in reason for reason in reasons)


@pytest.mark.parametrize(("languages", "found"), [(("en", "de"), True), (("en",), True)])
def test_german_lists_names_as_nouns_and_they_are_names_all_the_same(languages: tuple[str, ...], found: bool):
    assert Names(("Bogdan Müller",), languages).found_in("then bogdan said so") is found


def test_the_team_may_name_itself_where_it_speaks_and_not_where_contributors_do():
    sound = release()
    material = replace(sound.material, identities=("Teodor Vashti",))
    assert refused(audited(sound.files, material)) == set()
    said = "People hear of a decision when it has been taken."
    files = edited_everywhere(sound.files, said, "Teodor Vashti hears of a decision when it has been taken.")
    assert "names" in refused(audited(files, material))


def test_an_address_that_nobody_knows_is_found_by_its_shape():
    sound = release()
    files = edited(sound.files, "summary.html", "We want to know", "Ask zoe@elsewhere.example. We want to know")
    assert line(audited(files, sound.material), "patterns").reasons[0].startswith("summary.html, paragraph ")
    assert not any("zoe" in reason for reason in audited(files, sound.material).reasons)


def test_the_team_s_own_address_may_stand_in_public():
    sound = release()
    assert b"listening@meridian.example" in sound.files["summary.html"]
    assert "patterns" not in refused(audited(sound.files, sound.material))
    assert "patterns" in refused(audited(sound.files, replace(sound.material, own_words=())))


@pytest.mark.parametrize(
    ("word", "fine"),
    [("zorblat", False), ("meridian", True), ("Meridian's", True), ("well-known", True), ("well-zorblat", False),
     ("don’t", True), ("zorblat's", False),
     ("_really_", True), ("GitHub", True), ("mp3", True), ("zorblat8", False), ("AmaraCode", False),
     ("MeridianCode", True),
     ("ZorblatCode", False),
     ("meridians", True), ("e-mail", True)],
)  # fmt: skip
def test_a_word_in_a_quote_is_common_or_cleared(word: str, fine: bool):
    sound = release()
    files = edited_everywhere(sound.files, "in a newsletter", f"in a {word} newsletter")
    assert ("vocabulary" not in refused(audited(files, sound.material))) is fine


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("Late news", "The name of finding 1 under 'Who decides?'"),
        ("People hear", "Finding 1 under 'Who decides?'"),
        ("No clear theme", "A remark under 'How should it change?'"),
    ],
)
def test_rare_words_are_looked_for_in_everything_that_goes_back_to_contributors(before: str, place: str):
    sound = release()
    files = edited_everywhere(sound.files, before, f"{before} zorblat")
    assert any(reason.startswith(place) for reason in line(audited(files, sound.material), "vocabulary").reasons)


def test_a_given_name_inside_a_sentence_is_found_though_it_is_frequent():
    sound = release()
    files = edited_everywhere(sound.files, "in a newsletter", "from Evan in a newsletter")
    assert line(audited(files, sound.material), "vocabulary").reasons == (
        (
            "Quote 1 of finding 1 under 'Who decides?' has a word that looks like a given name. Decide it in "
            "decisions/words.csv."
        ),
    )
    cleared = replace(sound.material, public_words=sound.material.public_words | {"evan"})
    assert "vocabulary" not in refused(audited(files, cleared))


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\ue000", "\x07", "\U000e0041", "\u200d", "\u3164"]
)
def test_characters_that_nobody_sees_are_refused(hidden: str):
    sound = release()
    files = edited_everywhere(sound.files, "People hear", f"People{hidden} hear")
    assert refused(audited(files, sound.material)) & {"characters", "files"}


def test_a_lone_surrogate_in_the_data_is_refused():
    sound = release()
    files = edited(sound.files, "summary.json", "People hear", "People\\ud800 hear")
    assert {"characters"} <= refused(audited(files, sound.material))


@pytest.mark.parametrize("fine", ["می\u200cخواهم", "क्\u200dष", "👩\u200d💻", "❤\ufe0f", "naïve – “yes” … ½"])
def test_joiners_that_a_script_needs_are_not(fine: str):
    sound = release()
    files = edited_everywhere(sound.files, "People hear", f"People {fine} hear")
    assert "characters" not in refused(audited(files, sound.material))
