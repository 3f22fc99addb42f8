"""Archives: what is in them becomes files, or they are refused whole, without unpacking more than the limit."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from pytest_django import Settings

from arranged_files import SURVEY, TALK, brought_in, states, zipped
from arranged_web import consultation, seen, words_of
from hearout.web.uploads.actions import unpacking
from hearout.web.uploads.models import Piece, Upload

pytestmark = pytest.mark.django_db

CENTRAL = b"PK\x01\x02"


def in_every_entry(archive: bytes, at: int, form: str, value: int) -> bytes:
    """The archive with a number of its list of members changed, in every entry."""
    changed, place = bytearray(archive), archive.find(CENTRAL)
    while place >= 0:
        struct.pack_into(form, changed, place + at, value)
        place = archive.find(CENTRAL, place + 1)
    return bytes(changed)


def why_refused(archive: bytes) -> str:
    """What is said of an archive that is refused; nothing of what is in it may be here."""
    made = consultation()
    client = brought_in(made, {"all.zip": archive})
    assert states(made) == {"all.zip": "refused"}
    assert Upload.objects.count() == 1
    return words_of(seen(f"/team/{made.slug}/files/", client=client))


def test_members_become_files_and_what_systems_leave_does_not() -> None:
    made = consultation()
    files = {
        "export/answers.csv": SURVEY,
        "export/Talk page.wiki": TALK,
        "__MACOSX/export/._answers.csv": b"resource",
        "export/.DS_Store": b"folder",
    }
    brought_in(made, {"all.zip": zipped(files)})
    assert states(made) == {
        "all.zip": "unpacked",
        "export/answers.csv": "looked_at",
        "export/Talk page.wiki": "looked_at",
    }
    assert not Piece.objects.filter(upload__state="unpacked").exists()


def test_a_path_that_leads_elsewhere_is_a_name_and_no_path() -> None:
    made = consultation()
    brought_in(made, {"all.zip": zipped({"../../../etc/answers.csv": SURVEY})})
    assert states(made) == {"all.zip": "unpacked", "etc/answers.csv": "looked_at"}


def test_links_are_passed_over() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("answers.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "There are no files in the archive." in why_refused(held.getvalue())


def test_spreadsheets_and_archives_of_limesurvey_are_not_unpacked() -> None:
    made = consultation()
    sheet = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    survey = zipped({"survey_1.lss": b"<document/>"})
    brought_in(made, {"answers.xlsx": sheet, "survey.lsa": survey})
    assert set(states(made).values()) == {"refused"}  # neither can be read, and nothing came out of them
    assert Upload.objects.count() == 2


def test_an_archive_that_says_it_unpacks_to_10_gb_is_refused_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise AssertionError("Something was unpacked.")

    monkeypatch.setattr(unpacking, "_fill", none)
    bomb = in_every_entry(zipped({f"{number}.csv": b"words" for number in range(5)}), 24, "<I", 2**31 - 1)
    assert "Unpacked, the archive has 10,240 MB; at most 100 MB can be taken at once." in why_refused(bomb)


def test_an_archive_that_unpacks_to_more_than_it_says_is_refused(settings: Settings) -> None:
    settings.UPLOAD_MB = 1
    bomb = in_every_entry(zipped({"large.csv": bytes(50 * 1024 * 1024)}), 24, "<I", 1000)
    assert "The archive is damaged." in why_refused(bomb)


def test_a_member_that_unpacks_to_hundreds_of_times_its_size_is_refused() -> None:
    assert "unpacks to more than 200 times its size" in why_refused(zipped({"a.csv": bytes(30 * 1024 * 1024)}))


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        (zipped({}), "There are no files in the archive."),
        (b"PK\x03\x04 and then nothing of a zip", "The archive is damaged."),
        (zipped({"inner.zip": zipped({"answers.csv": SURVEY})}), "There is an archive inside the archive."),
        (in_every_entry(zipped({"a.csv": SURVEY}), 8, "<H", 1), "The archive is locked with a password."),
        (in_every_entry(zipped({"a.csv": SURVEY}), 10, "<H", 97), "packed in a way that is not read here"),
        (zipped({f"{n}.txt": b"w" for n in range(1_001)}), "The archive holds more than 1,000 files."),
    ],
    ids=["empty", "damaged", "nested", "locked", "odd", "many"],
)
def test_an_archive_that_cannot_be_taken_says_why(archive: bytes, said: str) -> None:
    assert said in why_refused(archive)


def test_a_list_of_members_that_would_fill_the_memory_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_LIST", 40)
    assert "The archive holds more than" in why_refused(zipped({"answers.csv": SURVEY}))
