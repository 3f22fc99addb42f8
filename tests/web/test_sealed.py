"""Columns that hold words or people."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import textwrap
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import connection

from arranged_mail import NOW, written_to
from arranged_web import consultation, somebody
from hearout.errors import KeyMissing, SealBroken
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.models import Follower, Message
from hearout.web.sealed import key_folder, pseudonym

pytestmark = pytest.mark.django_db

ADDRESS = "zubaida.unmistakable@example.org"


def follower(made: Consultation, address: str = ADDRESS) -> Follower:
    thread = pseudonym(made.pk, "test", address)
    return Follower.objects.create(
        consultation=made, address=address, thread=thread, mark=thread, language="en", asked=NOW
    )


def kept(row: Follower, column: str = "address") -> bytes:
    """What stands in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM outbox_follower WHERE thread = %s", [row.thread])
        return bytes(cursor.fetchone()[0])


def test_what_is_saved_comes_back_when_somebody_looks() -> None:
    made = follower(consultation())
    assert made.address == ADDRESS
    assert Follower.objects.get(pk=made.pk).address == ADDRESS
    assert Follower.objects.only("pk").get(pk=made.pk).address == ADDRESS
    made.address = "new@example.org"
    made.save()
    made.refresh_from_db()
    assert made.address == "new@example.org"


def test_the_database_never_holds_it_and_never_the_same_bytes() -> None:
    made = follower(consultation())
    before = kept(made)
    assert b"zubaida" not in before.lower()
    made.address = ADDRESS
    made.save()
    assert kept(made) != before


def test_a_row_that_is_saved_for_something_else_keeps_its_seal() -> None:
    made = Follower.objects.get(pk=follower(consultation()).pk)
    before = kept(made)
    made.language = "de"
    made.save()
    assert kept(made) == before


def test_it_is_not_shown_by_accident() -> None:
    unsaved = Follower(address=ADDRESS)
    saved = follower(consultation())
    shown = [repr(unsaved), str(unsaved.__dict__), repr(saved), str(saved.__dict__), str(Follower.objects.values())]
    assert [words for words in shown if "zubaida" in words.lower()] == []


def test_many_rows_at_once_are_sealed_too() -> None:
    made = consultation()
    rows = [
        Follower(consultation=made, address=f"{n}@example.org", thread=f"t{n}", mark=f"m{n}", language="en", asked=NOW)
        for n in range(3)
    ]
    Follower.objects.bulk_create(rows)
    assert sorted(row.address for row in Follower.objects.all()) == [f"{n}@example.org" for n in range(3)]
    assert b"example" not in kept(rows[0])


def test_nothing_can_be_looked_for_by_its_value_nor_changed_in_many_rows() -> None:
    follower(consultation())
    for asked in ({"address": ADDRESS}, {"address__contains": "zubaida"}, {"address__in": [ADDRESS]}):
        with pytest.raises(FieldError) as told:
            Follower.objects.filter(**asked)
        assert "zubaida" not in str(told.value)
    with pytest.raises(TypeError, match="by saving its row") as refused:
        Follower.objects.update(address=ADDRESS)
    assert "zubaida" not in str(refused.value)


def test_the_empty_text_is_kept_as_nothing_and_needs_no_key() -> None:
    made = follower(consultation())
    Follower.objects.update(address="")
    assert kept(made) == b""
    key_folder().destroy(made.consultation_id, NOW.date())
    assert Follower.objects.get().address == ""


def test_a_sealed_value_does_not_open_in_another_consultation_or_column() -> None:
    here, there = consultation(), consultation(somebody("Noor Haddad", may_start=True), slug="harvest")
    sealed = kept(follower(here))
    moved = follower(there, "other@example.org")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_follower SET address = %s WHERE thread = %s", [sealed, moved.thread])
    with pytest.raises(SealBroken, match="does not open"):
        Follower.objects.get(pk=moved.pk).address  # noqa: B018
    mail = written_to("somebody@example.org")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_message SET subject = recipient")
    with pytest.raises(SealBroken, match="does not open"):
        Message.objects.get(pk=mail.pk).subject  # noqa: B018


def test_a_missing_key_says_what_to_do() -> None:
    made = follower(consultation())
    (key_folder().path / f"{made.consultation_id}.key").unlink()
    with pytest.raises(KeyMissing, match="hearout keys import"):
        Follower.objects.get().address  # noqa: B018
    with pytest.raises(KeyMissing, match="hearout keys import"):
        pseudonym(made.consultation_id, "test", ADDRESS)


def test_a_dump_of_the_database_holds_sealed_bytes() -> None:
    made = follower(consultation())
    written = StringIO()
    call_command("dumpdata", "outbox.follower", stdout=written)
    assert base64.b64encode(kept(made)).decode() in written.getvalue()
    assert "zubaida" not in written.getvalue().lower()


def test_pseudonyms_differ_between_consultations_and_purposes() -> None:
    here, there = consultation(), consultation(somebody("Noor Haddad", may_start=True), slug="harvest")
    found = [pseudonym(here.pk, "a", ADDRESS), pseudonym(there.pk, "a", ADDRESS), pseudonym(here.pk, "b", ADDRESS)]
    assert len(set(found)) == 3
    assert pseudonym(here.pk, "a", ADDRESS) == found[0]


IN_FILES = """
    import django; django.setup()
    from datetime import UTC, datetime
    from pathlib import Path
    from django.conf import settings
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    from arranged_mail import NOW, written_to
    from arranged_web import consultation
    from hearout.web.outbox.actions.following import ask_to_follow
    Path(settings.KEYS).mkdir(parents=True)
    made = consultation()
    ask_to_follow(made, "zubaida.unmistakable@example.org", "en", now=NOW)
    written_to("zubaida.unmistakable@example.org", "About the unmistakable merger")
    files = [path for path in Path(settings.DATA).iterdir() if path.is_file()]
    assert any(path.name.endswith("-wal") and path.stat().st_size for path in files), files
    found = {path.name for path in files if b"unmistakable" in path.read_bytes().lower()}
    print(sorted(found), any(b"meridian" in path.read_bytes().lower() for path in files))
"""


def test_no_file_of_the_database_holds_an_address_or_a_word_of_a_mail(tmp_path: Path) -> None:
    """Also not its write-ahead log. The search would see what is not sealed: the consultation's own title."""
    tests = Path(__file__).parents[1]
    environment = {name: said for name, said in os.environ.items() if not name.startswith("HEAROUT_")}
    answer = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(IN_FILES)],
        env={
            **environment,
            "HEAROUT_DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "hearout.web.config.settings",
            "PYTHONPATH": os.pathsep.join([str(tests), *filter(None, [environment.get("PYTHONPATH")])]),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.stdout, answer.stderr) == ("[] True\n", "")
