import errno
import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hearout.errors import BadInput
from hearout.folder.output import check_out, write
from hearout.records.consultation import Channel, ChannelKind, Consultation, GuidingQuestion

TEAM = {"passages.jsonl": b"raw\n", "audit.json": b"{}\n"}
PUBLIC = {"summary.html": b"<p>1</p>\n", "summary.json": b"{}\n"}


def written(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def whole(team=None, public=None) -> dict[str, bytes]:
    return {f"team/{name}": data for name, data in (team or {}).items()} | {
        f"public/{name}": data for name, data in (public or {}).items()
    }


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_team_is_closed_to_others_and_public_is_not(tmp_path):
    out = tmp_path / "new" / "out"
    write(out, TEAM, PUBLIC)
    assert written(out) == whole(TEAM, PUBLIC)
    assert (mode(out / "team"), mode(out / "team/audit.json")) == (0o700, 0o600)
    assert (mode(out / "public"), mode(out / "public/summary.html")) == (0o755, 0o644)
    assert sorted(path.name for path in out.iterdir()) == ["public", "team"]


def test_a_later_run_replaces_both(tmp_path):
    write(tmp_path, TEAM, PUBLIC | {"summary.md": b"old"})
    write(tmp_path, {"audit.json": b"2"}, {"summary.json": b"2"})
    assert written(tmp_path) == whole({"audit.json": b"2"}, {"summary.json": b"2"})


def test_a_refused_run_takes_the_earlier_public_away(tmp_path):
    write(tmp_path, TEAM, PUBLIC)
    write(tmp_path, {"audit.json": b"2"}, None)
    assert written(tmp_path) == whole({"audit.json": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["team"]


@pytest.mark.parametrize("foreign", ["index.html", "public/index.html", "team/notes.txt", "public/summary.html/x"])
def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path, foreign):
    (tmp_path / foreign).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / foreign).write_bytes(b"mine")
    if foreign.startswith("public/summary"):
        (tmp_path / "public" / "more").touch()
    before = written(tmp_path)
    for attempt in (lambda: write(tmp_path, TEAM, PUBLIC), lambda: check_out(tmp_path, tmp_path.parent / "elsewhere")):
        with pytest.raises(BadInput, match="holds something else"):
            attempt()
    assert written(tmp_path) == before


def test_a_public_that_is_a_link_is_not_followed(tmp_path):
    site, out = tmp_path / "site", tmp_path / "out"
    site.mkdir()
    out.mkdir()
    (out / "public").symlink_to(site)
    with pytest.raises(BadInput, match="holds something else"):
        write(out, TEAM, PUBLIC)


def test_an_out_that_is_a_file_or_lies_under_one_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(BadInput, match="is a file"):
            check_out(out, tmp_path / "folder")
        with pytest.raises(BadInput):
            write(out, TEAM, PUBLIC)
    assert (tmp_path / "file").read_text() == "mine"


def consultation(*paths: str) -> Consultation:
    channels = tuple(Channel(ChannelKind.OTHER, path) for path in paths)
    return Consultation("Listening", (GuidingQuestion("change", "What?"),), channels)


@pytest.mark.parametrize("place", ["", "survey", "sessions/out", "decisions", ".hearout", "exports/out", "exports"])
def test_output_never_lies_among_the_sources(tmp_path, place):
    with pytest.raises(BadInput, match=r"holds the consultation itself|lies where sources are looked for"):
        check_out(tmp_path / place, tmp_path, consultation("exports/*.csv"))


def test_output_may_not_hold_the_consultation(tmp_path):
    (tmp_path / "folder").mkdir()
    for out in (tmp_path, tmp_path / "folder"):
        with pytest.raises(BadInput, match="holds the consultation itself"):
            check_out(out, tmp_path / "folder")


def test_output_inside_the_folder_is_refused_where_a_pattern_looks_everywhere(tmp_path):
    with pytest.raises(BadInput, match="lies where sources are looked for"):
        check_out(tmp_path / "out", tmp_path, consultation("**/*.csv"))
    check_out(tmp_path / "out", tmp_path, consultation("*.csv", "survey/*"))
    check_out(tmp_path / "out", tmp_path)
    check_out(tmp_path.parent / "beside", tmp_path, consultation("**/*.csv"))


def test_a_folder_that_may_not_be_written_is_told_before_the_work(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(BadInput, match="you may not write there"):
        check_out(tmp_path / "out", tmp_path / "folder")


def test_another_run_at_the_same_time_is_refused(tmp_path):
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(BadInput, match="Another run is writing"):
        write(tmp_path, TEAM, PUBLIC)
    os.close(handle)
    write(tmp_path, TEAM, PUBLIC)


def test_a_full_disk_leaves_everything_as_it_was(tmp_path):
    """A limit on the size of files stands in for the disk: the second file of public/ does not fit."""
    write(tmp_path, TEAM, PUBLIC)
    script = f"""
import resource
from pathlib import Path
from hearout.errors import BadInput
from hearout.folder.output import write
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write(Path({str(tmp_path)!r}), {{"audit.json": b"2"}}, {{"summary.html": b"2", "summary.json": b"x" * 2000}})
except BadInput as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    reason = "a file would be larger than this system allows"
    assert said == f"{tmp_path} cannot be written: {reason}. Nothing was left half-written.\n"
    assert written(tmp_path) == whole(TEAM, PUBLIC)


@pytest.mark.parametrize("code", ["ENOSPC", "EDQUOT", "EROFS", "EIO"])
def test_whatever_the_system_refuses_is_a_sentence(tmp_path, monkeypatch, code):
    write(tmp_path, TEAM, PUBLIC)

    def refuse(_: int) -> None:
        raise OSError(getattr(errno, code), os.strerror(getattr(errno, code)))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(BadInput, match="cannot be written"):
        write(tmp_path, {"audit.json": b"2"}, PUBLIC)
    assert written(tmp_path) == whole(TEAM, PUBLIC)


def test_what_a_killed_run_left_is_tidied(tmp_path):
    write(tmp_path, TEAM, PUBLIC)
    for left in (".team.new", ".public.new", ".public.old"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "summary.html").write_text("half")
    (tmp_path / "team").rename(tmp_path / ".team.old")
    check_out(tmp_path, tmp_path.parent / "folder")
    write(tmp_path, {"audit.json": b"2"}, None)
    assert written(tmp_path) == whole({"audit.json": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["team"]


KILLED_WRITERS = """
import os, random, signal, sys, time
from itertools import count
from pathlib import Path
from hearout.folder.output import PUBLIC_FILES, TEAM_FILES, write

out, times = Path(sys.argv[1]), int(sys.argv[2])
moments = random.Random(times)


def write_on(first):
    for n in count(first):
        data = str(n).encode() * 1000
        write(out, dict.fromkeys(TEAM_FILES, data), dict.fromkeys(PUBLIC_FILES, data) if n % 5 else None)


def whole_or_absent(place, files):
    found = {path.name: path.read_bytes() for path in place.iterdir()} if place.exists() else {}
    return set(found) in (set(), files) and len(set(found.values())) <= 1


for n in range(times):
    writer = os.fork()
    if not writer:
        write_on(1000 * n + 1)
    time.sleep(moments.random() / 10)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    print(whole_or_absent(out / "public", PUBLIC_FILES), whole_or_absent(out / "team", TEAM_FILES))
"""


@pytest.mark.parametrize("times", [12, pytest.param(300, marks=pytest.mark.torture)])
def test_a_killed_run_leaves_public_whole_or_absent(tmp_path, times):
    command = [sys.executable, "-c", KILLED_WRITERS, str(tmp_path), str(times)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == "True True\n" * times
    write(tmp_path, TEAM, PUBLIC)
    assert written(tmp_path) == whole(TEAM, PUBLIC)
