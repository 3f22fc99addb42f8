"""Each file's account: received = counted + duplicates + late + empty + withdrawn + rejected, and remarks on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from hearout.corpus.arrival import Arrival
from hearout.corpus.deadlines import Timing, timing
from hearout.corpus.people import Identity
from hearout.corpus.series import Series
from hearout.errors import Fault
from hearout.records.consultation import Channel
from hearout.records.identified import Contribution, Reading
from hearout.records.imports import ImportReport, Rejection, State

__all__ = ["SET_ASIDE", "account", "remarks"]

SET_ASIDE = "set aside by the team"

OTHER_COLUMN = (
    "The column taken for ids holds the same value in many rows: every row is counted as one contribution. "
    "Say in channels.mapping.id which column has the ids."
)


def account(channel: Channel, reading: Reading, finished: Sequence[Contribution], notes: Sequence[str]) -> ImportReport:
    """`received` is what the reader found, the rest what became of it: they agree, or Fault is raised.

    What the team set aside stands among `rejected`, behind what could not be used.
    """
    aside = [Rejection(one.line, SET_ASIDE) for one in finished if one.state is State.SET_ASIDE]
    states = Counter(contribution.state for contribution in finished)
    report = ImportReport(
        file=reading.source,
        format=reading.format,
        received=len(reading.contributions) + len(reading.rejections),
        counted=states[State.COUNTED],
        duplicates=states[State.DUPLICATE],
        late=states[State.LATE],
        empty=states[State.EMPTY],
        withdrawn=states[State.WITHDRAWN],
        rejected=(*reading.rejections, *aside),
        used=reading.used,
        unused=reading.unused,
        notes=(*reading.notes, *notes),
        channel=channel.kind,
        left_out=reading.left_out,
    )
    if not report.reconciles:
        raise Fault(f"{reading.source}: {report.received} contributions were received, but the sums do not agree.")
    return report


def remarks(
    arrivals: Sequence[Arrival], identities: Sequence[Identity], series: Series
) -> Mapping[int, tuple[str, ...]]:
    """Sentences for the team by file, where there is something to say: numbers, never names."""
    timings = Counter((arrival.file, timing(arrival)) for arrival in arrivals if arrival.given.state is State.COUNTED)
    shared = Counter(a.file for a, identity in zip(arrivals, identities, strict=True) if identity.ambiguous)
    said: dict[int, tuple[str, ...]] = {}
    for file in series.of_file:
        sentences = (
            _said(timings[file, Timing.EARLY], "received before the channel opened; counted."),
            _said(timings[file, Timing.UNKNOWN], "without a time of receipt, though the channel has dates; counted."),
            _said(shared[file], "by a name that several people of the roster share; linked to none of them."),
            _said(
                series.foreign.get(file, 0), "with an id that another survey's export has too; taken as other people's."
            ),
            OTHER_COLUMN if file in series.without_ids else "",
        )
        said[file] = tuple(filter(None, sentences))
    return said


def _said(number: int, what: str) -> str:
    return f"{number} {what}" if number else ""
