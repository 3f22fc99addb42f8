"""What the corpus knows for the method section: sums by kind of channel, people, passages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from hearout.records.anonymised import Coverage
from hearout.records.consultation import ChannelKind
from hearout.records.facts import ChannelFacts, RunFacts
from hearout.records.identified import Contribution, Corpus
from hearout.records.imports import ImportReport, LeftOut

__all__ = ["facts"]


def facts(corpus: Corpus, coverage: Coverage) -> RunFacts:
    """Sums of the corpus, with what anonymising could and could not do.

    Channels are in the order of `ChannelKind`. `contributors` and `passages` are of counted contributions;
    a contributor is unverified when none of their contributions is verified.
    """
    counted = corpus.counted
    contributors = {contribution.contributor for contribution in counted}
    verified = {contribution.contributor for contribution in counted if contribution.author.verified}
    return RunFacts(
        channels=tuple(_channels(corpus)),
        contributors=len(contributors),
        unverified=len(contributors - verified),
        passages=sum(len(contribution.passages) for contribution in counted),
        languages=coverage.languages,
        without_vocabulary=coverage.without_vocabulary,
        without_model=coverage.without_model,
        redactions=coverage.redactions,
        undecided_words=coverage.undecided_words,
    )


def _channels(corpus: Corpus) -> list[ChannelFacts]:
    found = []
    for kind in ChannelKind:
        reports = [report for report in corpus.reports if report.channel is kind]
        if reports:
            found.append(_summed(kind, reports, [c for c in corpus.counted if c.channel is kind]))
    return found


def _summed(kind: ChannelKind, reports: Sequence[ImportReport], counted: Sequence[Contribution]) -> ChannelFacts:
    days = [contribution.received.date() for contribution in counted if contribution.received is not None]
    return ChannelFacts(
        kind=kind,
        files=len(reports),
        received=sum(report.received for report in reports),
        counted=sum(report.counted for report in reports),
        duplicates=sum(report.duplicates for report in reports),
        late=sum(report.late for report in reports),
        empty=sum(report.empty for report in reports),
        withdrawn=sum(report.withdrawn for report in reports),
        rejected=sum(len(report.rejected) for report in reports),
        first=min(days, default=None),
        last=max(days, default=None),
        left_out=_left_out(reports),
    )


def _left_out(reports: Sequence[ImportReport]) -> LeftOut | None:
    told = [report.left_out for report in reports if report.left_out is not None]
    return reduce(LeftOut.and_of, told) if told else None
