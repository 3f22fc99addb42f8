"""What files most likely are, and how they would be read: nothing is written here.

Originals are opened in memory, so only so many at a time as `BATCH` holds; a file that is larger is looked at alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hearout import collect
from hearout.collect.proposal.files import LookedAt
from hearout.errors import HearoutError, UnreadableSource
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.identified import Reading
from hearout.records.proposal import FileSeen, ProposedChannel
from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.importing import why_not
from hearout.web.uploads.queries.lists import is_roster
from hearout.web.uploads.queries.opened import opened
from hearout.web.uploads.rules import MB, Reason, glance

__all__ = ["Look", "batches", "look"]

BATCH = 128 * MB


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in some files, each by the upload's id. `groups` are those that would be one source."""

    refused: dict[int, Reason] = field(default_factory=dict)
    people: list[int] = field(default_factory=list)
    groups: list[ProposedChannel] = field(default_factory=list)
    glances: dict[str, Reading] = field(default_factory=dict, repr=False)
    by_name: dict[str, int] = field(default_factory=dict, repr=False)


def batches(uploads: Sequence[Upload]) -> Iterator[list[Upload]]:
    """The files in order, so many at a time as may be open together."""
    batch: list[Upload] = []
    for upload in uploads:
        if batch and sum(one.size for one in batch) + upload.size > BATCH:
            yield batch
            batch = []
        batch.append(upload)
    if batch:
        yield batch


def look(uploads: Sequence[Upload], told: Callable[[int], None]) -> Look:
    """What each of them is. `told` hears the place of the file that is being looked at."""
    found = Look(by_name={upload.name: upload.pk for upload in uploads})
    looked: list[LookedAt] = []
    with ExitStack() as stack:
        for place, upload in enumerate(uploads):
            told(place)
            path = stack.enter_context(opened(upload))
            if is_roster(path, upload.name):
                found.people.append(upload.pk)
            elif (seen := _looked_at(path, upload, found)) is not None:
                looked.append(seen)
        _propose(looked, found)
    return found


def _looked_at(path: Path, upload: Upload, found: Look) -> LookedAt | None:
    try:
        return collect.look_at(path, upload.name)
    except HearoutError as error:
        found.refused[upload.pk] = why_not(error)
    return None


def _propose(looked: Sequence[LookedAt], found: Look) -> None:
    """Where a file is found out only beside the others, it alone is refused."""
    left = list(looked)
    while left:
        try:
            proposal = collect.proposed(left)
        except UnreadableSource as error:
            found.refused[found.by_name[error.source]] = why_not(error)
            left = [one for one in left if one.seen.name != error.source]
            continue
        found.glances.update({one.seen.name: glance(one.reading) for one in left})
        found.groups.extend(proposal.channels)
        for only_words in proposal.lists:
            found.refused[found.by_name[only_words.name]] = _names_codes(only_words)
        return


def _names_codes(seen: FileSeen) -> Reason:  # noqa: ARG001  every list alike
    words = _(
        "It only says what the columns of another file ask. Its words are in the proposal for that file; nobody’s "
        "answers are in it, so there is nothing to import."
    )
    return Reason.of(say(words))
