"""Archives: their members become files of their own, or the archive is refused whole.

The limits are asked of what the archive says of itself before anything is unpacked, and again of what comes out.
Archives that are a format of their own (spreadsheets, Word files, LimeSurvey's) stay as they are: readers open them.
"""

from __future__ import annotations

import io
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.db import transaction

from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.web.people.models import User
from hearout.web.uploads.actions.receiving import AlreadyHere, Incoming, Kept, discard, keep
from hearout.web.uploads.models import Piece, Upload
from hearout.web.uploads.queries.limits import Refused, limits, require_room
from hearout.web.uploads.queries.originals import Original
from hearout.web.uploads.rules import AT_ONCE, MB, PIECE, State

__all__ = ["is_archive", "unpack"]

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
END = b"PK\x05\x06"  # of the central directory
END_WITHIN = 22 + 0xFFFF  # bytes before the end of the file
LARGEST_LIST = 2 * MB  # of members, as the archive keeps it
ENCRYPTED = 1
TIMES = 200  # a member that unpacks to more than so many times its size, and to more than ODD_FROM, holds no words
ODD_FROM = 10 * MB
CHUNK = 64 * 1024
OF_A_SYSTEM = ("__macosx", "thumbs.db", "desktop.ini")

Told = Callable[[int, int], None]


def is_archive(upload: Upload) -> bool:
    """Whether it is a zip that is to be unpacked. Raises Refused for one that nobody can open."""
    original = Original(upload)
    if original.read(4) not in ZIP:
        return False
    with _opened(original) as archive:
        names = [name.casefold() for name in archive.namelist()]
    limesurvey = any(name.endswith((".lsr", ".lss")) for name in names)
    office = "[content_types].xml" in names or ("mimetype" in names and "meta-inf/manifest.xml" in names)
    return not (limesurvey or office)


def unpack(upload: Upload, *, by: User, now: datetime, told: Told) -> list[Kept | AlreadyHere]:
    """Have its members in the consultation, all or none. `told` hears how many are unpacked, of how many; what it
    raises stops the work. Raises Refused where the archive cannot be taken."""
    coming: list[Incoming] = []
    try:
        with _opened(Original(upload)) as archive:
            members = _members(archive, upload)
            for number, member in enumerate(members):
                told(number, len(members))
                coming.append(Incoming(upload.consultation, member.filename, by=by, now=now, archive=upload))
                _fill(coming[-1], archive, member, left=limits().sending * MB - sum(one.size for one in coming))
        with transaction.atomic():
            outcomes = keep(coming, by=by, now=now)
            _require_no_archive_inside(outcomes)
            Piece.objects.filter(upload=upload).delete()
            Upload.objects.filter(pk=upload.pk).update(state=State.UNPACKED)
    except BaseException:
        discard(coming)
        raise
    return outcomes


@contextmanager
def _opened(original: Original) -> Iterator[ZipFile]:
    _require_short_list(original)
    try:
        with ZipFile(io.BufferedReader(original, PIECE)) as archive:
            yield archive
    except NotImplementedError:
        odd = _(
            "The archive is packed in a way that is not read here. Pack it again as an ordinary zip, or send the files."
        )
        raise Refused("files", say(odd)) from None
    except (BadZipFile, zlib.error, EOFError, UnicodeDecodeError, OSError, ValueError):
        damaged = _("The archive is damaged. Pack it again, or send the files one by one.")
        raise Refused("files", say(damaged)) from None


def _require_short_list(original: Original) -> None:
    """Before Python reads the list of members into memory: at every place where it could look for its size."""
    size = original.seek(0, io.SEEK_END)
    original.seek(max(0, size - END_WITHIN))
    tail = original.read()
    at = tail.find(END)
    while at >= 0:
        if int.from_bytes(tail[at + 12 : at + 16], "little") > LARGEST_LIST:
            raise Refused("files", say(TOO_MANY, most=AT_ONCE))
        at = tail.find(END, at + 1)


TOO_MANY = _("The archive holds more than %(most)s files. Pack fewer together.")


def _members(archive: ZipFile, upload: Upload) -> list[ZipInfo]:
    """The files in it that somebody meant. Raises Refused by what the archive says of them."""
    members = [member for member in archive.infolist() if _is_meant(member)]
    if not members:
        raise Refused("files", say(_("There are no files in the archive.")))
    if len(members) > AT_ONCE:
        raise Refused("files", say(TOO_MANY, most=AT_ONCE))
    if any(member.flag_bits & ENCRYPTED for member in members):
        locked = _("The archive is locked with a password. Unpack it and send the files, or pack it without one.")
        raise Refused("files", say(locked))
    _require_size(members)
    require_room(upload.consultation, sum(member.file_size for member in members), len(members))
    return members


def _is_meant(member: ZipInfo) -> bool:
    """No folder, no link, nothing that a system leaves in archives by itself."""
    parts = PurePosixPath(member.filename.replace("\\", "/").casefold()).parts
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    hidden = any(part in OF_A_SYSTEM or (part.startswith(".") and part != "..") for part in parts)
    return bool(parts) and not (member.is_dir() or is_link or hidden)


def _require_size(members: list[ZipInfo]) -> None:
    unpacked, most = sum(member.file_size for member in members), limits().sending
    if unpacked > most * MB:
        raise Refused("files", say(TOO_LARGE, size=-(-unpacked // MB), most=most))
    if any(member.file_size > max(ODD_FROM, TIMES * member.compress_size) for member in members):
        odd = _(
            "A file in the archive unpacks to more than %(times)s times its size, as no file of words does. Unpack the "
            "archive yourself, and send what belongs here."
        )
        raise Refused("files", say(odd, times=TIMES))


TOO_LARGE = _(
    "Unpacked, the archive has %(size)s MB; at most %(most)s MB can be taken at once. Send its files in several parts."
)


def _fill(one: Incoming, archive: ZipFile, member: ZipInfo, *, left: int) -> None:
    with archive.open(member) as packed:
        while chunk := packed.read(CHUNK):
            one.write(chunk)
            if one.size > left:
                raise Refused("files", say(TOO_LARGE, size=limits().sending + 1, most=limits().sending))
    one.end()


def _require_no_archive_inside(outcomes: list[Kept | AlreadyHere]) -> None:
    kept = (outcome.upload for outcome in outcomes if isinstance(outcome, Kept))
    if any(is_archive(upload) for upload in kept):
        nested = _("There is an archive inside the archive. Unpack the outer one, and send what is in it.")
        raise Refused("files", say(nested))
