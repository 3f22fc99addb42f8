import os

import pytest

from hearout.errors import FolderError
from hearout.folder.sources import find_sources, fixed_part, unclaimed
from hearout.records.consultation import Channel, ChannelKind, Consultation, GuidingQuestion

QUESTIONS = (GuidingQuestion("change", "What should change?"),)


def consultation(*paths: str) -> Consultation:
    return Consultation(
        "Listening", QUESTIONS, tuple(Channel(ChannelKind.SURVEY, path, str(n)) for n, path in enumerate(paths))
    )


def write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def names(folder, *paths, data=None):
    return [source.name for source in find_sources(consultation(*paths), folder, data)]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("survey/a.csv", ["survey/a.csv"]),
        ("survey/*.csv", ["survey/a.csv", "survey/b.csv"]),
        ("survey/?.csv", ["survey/a.csv", "survey/b.csv"]),
        ("survey", ["survey/a.csv", "survey/b.csv", "survey/deep/c.csv"]),
        ("survey/", ["survey/a.csv", "survey/b.csv", "survey/deep/c.csv"]),
        ("survey/**", ["survey/a.csv", "survey/b.csv", "survey/deep/c.csv"]),
        ("**/c.csv", ["survey/deep/c.csv"]),
        ("./survey/b.csv", ["survey/b.csv"]),
        ("talk/page[1].wiki", ["talk/page[1].wiki"]),
        (".", ["survey/a.csv", "survey/b.csv", "survey/deep/c.csv", "talk/page[1].wiki"]),
    ],
)
def test_a_path_is_a_file_a_folder_or_a_pattern(tmp_path, path, found):
    write(tmp_path, "survey/b.csv", "survey/a.csv", "survey/deep/c.csv", "talk/page[1].wiki")
    write(tmp_path, "survey/README.txt", "survey/.hidden", "survey/~$a.csv", "survey/a.csv~", ".git/x.csv")
    write(tmp_path, "consultation.toml", "roster.csv", "glossary.txt", "decisions/words.csv", ".hearout/key")
    assert names(tmp_path, path) == found


def test_sources_stand_in_the_order_of_channels_and_belong_to_the_first_that_matches(tmp_path):
    write(tmp_path, "survey/b.csv", "survey/a.csv", "talk/c.wiki")
    found = find_sources(consultation("talk/*", "survey/b.csv", "survey/*"), tmp_path, None)
    assert [(source.channel.title, source.name) for source in found] == [
        ("0", "talk/c.wiki"),
        ("1", "survey/b.csv"),
        ("2", "survey/a.csv"),
    ]


def test_the_data_folder_is_looked_in_where_the_folder_has_nothing(tmp_path):
    folder, data = tmp_path / "folder", tmp_path / "data"
    write(folder, "survey/a.csv")
    write(data, "survey/z.csv", "big.csv")
    found = find_sources(consultation("survey/*", "big.csv"), folder, data)
    assert [(source.name, source.path) for source in found] == [
        ("survey/a.csv", folder / "survey/a.csv"),
        ("big.csv", data / "big.csv"),
    ]


def test_a_path_that_matches_nothing_names_the_nearest_files(tmp_path):
    write(tmp_path, "survey/results.csv")
    with pytest.raises(FolderError) as told:
        names(tmp_path, "survey/result.csv")
    assert str(told.value) == (
        f'channels[1].path: nothing matches "survey/result.csv" in {tmp_path}. Did you mean survey/results.csv?'
    )


def test_an_empty_folder_says_where_files_go(tmp_path):
    with pytest.raises(FolderError, match="Put files into survey/, sessions/, talk/, mail/, other/"):
        names(tmp_path)


def test_a_link_may_stay_inside_and_not_lead_out(tmp_path):
    folder = tmp_path / "folder"
    write(folder, "survey/a.csv", ".hearout/key", "roster.csv")
    write(tmp_path, "secret.csv")
    (folder / "survey/b.csv").symlink_to(folder / "survey/a.csv")
    assert names(folder, "survey/b.csv") == ["survey/b.csv"]
    assert names(folder, "survey/*") == ["survey/a.csv"]  # one file, once
    for target in (tmp_path / "secret.csv", folder / ".hearout/key", folder / "roster.csv"):
        (folder / "talk").mkdir(exist_ok=True)
        (folder / "talk/link.wiki").symlink_to(target)
        with pytest.raises(FolderError, match=r"talk/link\.wiki is a link that leads out"):
            names(folder, "talk/*")
        (folder / "talk/link.wiki").unlink()


def test_a_linked_folder_may_not_lead_out(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    write(tmp_path, "elsewhere/a.csv")
    (folder / "survey").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError, match="leads out"):
        names(folder, "survey/*")


def test_the_consultation_folder_itself_may_be_a_link(tmp_path):
    write(tmp_path / "real", "survey/a.csv")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(tmp_path / "link", "survey/*") == ["survey/a.csv"]


def test_what_is_no_file_is_passed_over(tmp_path):
    write(tmp_path, "survey/a.csv")
    os.mkfifo(tmp_path / "survey/pipe.csv")
    (tmp_path / "survey/loop.csv").symlink_to(tmp_path / "survey/loop.csv")
    (tmp_path / "survey/gone.csv").symlink_to(tmp_path / "survey/nothing")
    assert names(tmp_path, "survey/*") == ["survey/a.csv"]


def test_a_name_that_is_no_utf_8_can_be_printed(tmp_path):
    (tmp_path / "survey").mkdir()
    (tmp_path / "survey" / os.fsdecode(b"\xff.csv")).touch()
    assert names(tmp_path, "survey/*") == ["survey/\\udcff.csv"]


def test_a_path_that_the_system_refuses_is_a_folder_error(tmp_path):
    with pytest.raises(FolderError, match=r"channels\[1\]\.path"):
        names(tmp_path, "a" * 5000)


def test_files_that_no_channel_takes_are_told(tmp_path):
    write(tmp_path, "survey/a.csv", "survey/b.tsv", "mail/x.mbox", "mail/README.md", "exports/c.csv", "exports/d.ods")
    wanted = consultation("survey/*.csv", "exports/*.csv")
    assert unclaimed(wanted, tmp_path, find_sources(wanted, tmp_path, None)) == (
        "exports/d.ods is taken by no channel and is not read. Add it to a path in [[channels]].",
        "mail/x.mbox is taken by no channel and is not read. Add it to a path in [[channels]].",
        "survey/b.tsv is taken by no channel and is not read. Add it to a path in [[channels]].",
    )


@pytest.mark.parametrize(
    ("pattern", "part"),
    [("survey/*.csv", "survey"), ("a/b/c.csv", "a/b"), ("*.csv", ""), ("a.csv", ""), ("./a/*", "a"), ("a/*/b/*", "a")],
)
def test_the_fixed_part_of_a_pattern_is_its_folders_before_the_first_wildcard(pattern, part):
    assert fixed_part(pattern) == part
