"""A consultation with everything that was brought in and decided, as the command line keeps one: for those who leave,
and for those who want to see that it makes the same summary there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from hearout.folder.leaving import Leaving, place_of
from hearout.folder.sources import USUAL_FOLDERS
from hearout.records.consultation import Channel
from hearout.records.consultation import Consultation as Settings
from hearout.records.decisions import Decisions
from hearout.web.analysis.queries.decided import decided as decided_about_themes
from hearout.web.consultations.models import Consultation
from hearout.web.desk.queries.decided import glossary_of, words_and_spans
from hearout.web.intake.queries.corpus import decided as decided_about_contributions
from hearout.web.intake.queries.corpus import roster_of
from hearout.web.intake.queries.settings import settings_of
from hearout.web.releases.queries import files_of, releases_of
from hearout.web.sealed import key_folder
from hearout.web.summaries.queries.kept import newest
from hearout.web.summaries.queries.quotes import decided as decided_about_quotes
from hearout.web.uploads.models import Source, Upload
from hearout.web.uploads.queries.brought import PLACE
from hearout.web.uploads.queries.named import imported
from hearout.web.uploads.queries.originals import bytes_of
from hearout.web.uploads.queries.slips import as_text

__all__ = ["Left", "leaving"]

Files = tuple[str, Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Left:
    """What goes into the folder; `lost` counts files whose originals are gone, as somebody's words in them were
    erased."""

    leaving: Leaving = field(repr=False)
    lost: int


def leaving(consultation: Consultation) -> Left:
    """Everything, with the version and the day of the newest draft. Raises KeyMissing where it cannot be opened."""
    draft = newest(consultation)
    version, dated = (draft.version, draft.dated) if draft else (1, None)
    settings, sources = _placed(settings_of(consultation, version=version, published=dated))
    words, spans = words_and_spans(consultation)
    themes, anchors = decided_about_themes(consultation)
    decisions = Decisions(
        words=words,
        spans=spans,
        themes=themes,
        anchors=anchors,
        contributions=decided_about_contributions(consultation),
        quotes=decided_about_quotes(consultation),
    )
    whole = Leaving(
        consultation=settings,
        sources=[file for ident, folder in sources.items() for file in _files(ident, folder)],
        roster=roster_of(consultation),
        glossary=glossary_of(consultation),
        decisions=decisions,
        key=key_folder().of(consultation.pk),
        published=dict(_published(consultation)),
    )
    return Left(whole, sum(not upload.pieces.exists() for upload in imported(consultation)))


def _placed(settings: Settings) -> tuple[Settings, dict[int, str]]:
    """The settings with a folder for each channel, and the folders by the ids of their sources."""
    sources = {_source(channel): f"{USUAL_FOLDERS[channel.kind]}/{_source(channel)}" for channel in settings.channels}
    channels = tuple(replace(channel, path=sources[_source(channel)]) for channel in settings.channels)
    return replace(settings, channels=channels), sources


def _source(channel: Channel) -> int:
    return int(channel.path.removeprefix(PLACE))


def _files(ident: int, folder: str) -> Iterator[Files]:
    """The originals of a source, and what was typed in."""
    source = Source.objects.get(pk=ident)
    slips = [(row.number, row.slip) for row in source.slips.filter(removed_at=None)]
    if slips:
        yield f"{folder}/typed-in.txt", [as_text(slips).encode()]
    for upload in imported(source.consultation).filter(source=source):
        if upload.pieces.exists():
            yield place_of(folder, upload.name), _opened(upload)


def _opened(upload: Upload) -> Iterator[bytes]:
    """Opened when it is written: one piece in memory at a time."""
    yield from bytes_of(upload)


def _published(consultation: Consultation) -> Iterator[tuple[str, bytes]]:
    """What was published, where `hearout run --previous` looks for it."""
    for release in releases_of(consultation):
        for name, content in files_of(release).items():
            yield f"releases/{release.version}/public/{name}", content
