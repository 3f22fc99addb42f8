"""Everything that was read becomes one corpus: each contribution with its person, its ids, its state and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hearout.corpus.accounts import account, remarks
from hearout.corpus.arrival import Arrival
from hearout.corpus.deadlines import Timing, timing, too_late
from hearout.corpus.decided import as_decided
from hearout.corpus.duplicates import Finding, find_duplicates
from hearout.corpus.occasions import in_order_of_time
from hearout.corpus.people import Identity, Resolver
from hearout.corpus.series import find_series
from hearout.language.identify import identify
from hearout.records.consultation import Channel, ChannelKind, Consultation
from hearout.records.decisions import ContributionDecision
from hearout.records.identified import Contribution, Corpus, Passage, Reading, Roster
from hearout.records.imports import State

__all__ = ["bring_together"]

_BEGINNING = 2000  # characters that say which language a passage is in
# Where nobody is named, one person may have spoken several times: the fewest people that it can have been.
ONE_A_FILE = frozenset({ChannelKind.SESSION, ChannelKind.TALK})


def bring_together(
    readings: Sequence[tuple[Channel, Reading]],
    consultation: Consultation,
    roster: Roster,
    *,
    pseudonym: Callable[[str], str],
    decided: Sequence[ContributionDecision] = (),
) -> Corpus:
    """The corpus of all readings, each with the channel it was made for, as found and then as the team `decided`.

    Contributions stand in the order of the channels in the consultation, of file names, and of places in the file.
    `pseudonym` must be keyed (see `hearout.keys.keyed`): it makes contributors and ids, which stay the same over
    runs and when files are added or renamed. The id of a passage stays also when the rest of its contribution
    changes, as in another export of a survey, and whatever is decided. Raises Fault when the sums of a file do not
    agree.
    """
    ordered = sorted(readings, key=lambda pair: (consultation.channels.index(pair[0]), pair[1].source))
    arrivals = tuple(_arrivals(ordered, consultation))
    resolver = Resolver(roster, ((a.given.channel, a.given.author) for a in arrivals))
    identities = [resolver.identity(a.given.channel, a.given.source, a.given.author) for a in arrivals]
    verdicts = [_first_verdict(arrival) for arrival in arrivals]
    series = find_series(arrivals)
    findings = find_duplicates(arrivals, [verdict.state for verdict in verdicts], identities, series)
    verdicts = [_final(verdict, findings.get(n)) for n, verdict in enumerate(verdicts)]
    ids = _ids(arrivals, verdicts, pseudonym)
    passage_ids = _passage_ids(arrivals, verdicts, pseudonym)
    contributors = _contributors(arrivals, identities, findings, ids, pseudonym)
    finished = tuple(
        _finished(arrival, verdict, identity, contributor, own, of_passages, consultation.language)
        for arrival, verdict, identity, contributor, own, of_passages in zip(
            arrivals, verdicts, identities, contributors, ids, passage_ids, strict=True
        )
    )
    settled = as_decided(finished, {n: finding.original for n, finding in findings.items()}, decided)
    finished = in_order_of_time(arrivals, settled.contributions)
    notes = remarks(arrivals, identities, series)
    by_file = _by_file(arrivals, finished, len(ordered))
    reports = tuple(
        account(channel, reading, by_file[n], notes.get(n, ())) for n, (channel, reading) in enumerate(ordered)
    )
    return Corpus(finished, reports, settled.warnings)


@dataclass(frozen=True, slots=True)
class Verdict:
    state: State
    why: str = ""


def _arrivals(ordered: Sequence[tuple[Channel, Reading]], consultation: Consultation) -> Iterator[Arrival]:
    for file, (channel, reading) in enumerate(ordered):
        entry = consultation.channels.index(channel)
        for given in reading.contributions:
            yield Arrival.of(given, entry=entry, file=file, channel=channel)


def _first_verdict(arrival: Arrival) -> Verdict:
    """What can be said of an arrival alone. What its reader said stands."""
    if arrival.given.state is not State.COUNTED:
        return Verdict(arrival.given.state, arrival.given.why)
    if not arrival.says_something:
        return Verdict(State.EMPTY, "nothing was written or chosen")
    if timing(arrival) is Timing.LATE:
        return Verdict(State.LATE, too_late(arrival))
    return Verdict(State.COUNTED, arrival.given.why)


def _final(verdict: Verdict, finding: Finding | None) -> Verdict:
    return verdict if finding is None else Verdict(finding.state, finding.why)


def _ids(arrivals: Sequence[Arrival], verdicts: Sequence[Verdict], pseudonym: Callable[[str], str]) -> list[str]:
    """An id from kind, native and content."""
    ids = [""] * len(arrivals)
    seen: Counter[Hashable] = Counter()
    for n in _counted_first(verdicts):
        own = (arrivals[n].given.channel.value, arrivals[n].lasting_native, arrivals[n].content, arrivals[n].hand)
        ids[n] = "c" + pseudonym(f"contribution {own!r} {seen[own]}")
        seen[own] += 1
    return ids


def _passage_ids(
    arrivals: Sequence[Arrival], verdicts: Sequence[Verdict], pseudonym: Callable[[str], str]
) -> list[list[str]]:
    """By arrival, an id for each passage: from the words alone, by whose hand and through which kind of channel.

    What people decide about a passage must find it in a later export, where closed answers are codes or an answer was
    added; and where the words are others, what was decided about them no longer fits.
    """
    ids: list[list[str]] = [[] for _ in arrivals]
    seen: Counter[Hashable] = Counter()
    for n in _counted_first(verdicts):
        for passage in arrivals[n].passages:
            own = (arrivals[n].given.channel.value, arrivals[n].hand, passage.text)
            ids[n].append("p" + pseudonym(f"passage {own!r} {seen[own]}"))
            seen[own] += 1
    return ids


def _counted_first(verdicts: Sequence[Verdict]) -> list[int]:
    """The places of those that count, then the others': a new copy takes no id away."""
    return sorted(range(len(verdicts)), key=lambda n: verdicts[n].state is not State.COUNTED)


def _contributors(
    arrivals: Sequence[Arrival],
    identities: Sequence[Identity],
    findings: Mapping[int, Finding],
    ids: Sequence[str],
    pseudonym: Callable[[str], str],
) -> list[str]:
    """A copy is by whoever made the original. Where nobody is named, see `ONE_A_FILE`."""
    first = {arrival.file: n for n, arrival in reversed(tuple(enumerate(arrivals)))}

    def person(n: int) -> str:
        while n in findings:
            n = findings[n].original
        if identities[n].key:
            return identities[n].key
        if arrivals[n].given.channel in ONE_A_FILE:
            return f"unnamed in the file of {ids[first[arrivals[n].file]]}"
        return f"unnamed {ids[n]}"

    known: dict[str, str] = {}
    for key in map(person, range(len(arrivals))):
        if key not in known:
            known[key] = pseudonym(f"contributor {key}")
    return [known[person(n)] for n in range(len(arrivals))]


def _finished(
    arrival: Arrival,
    verdict: Verdict,
    identity: Identity,
    contributor: str,
    own: str,
    of_passages: Sequence[str],
    language: str,
) -> Contribution:
    given = arrival.given
    expected = tuple(dict.fromkeys((given.language or language, language)))
    verified = given.author.verified or arrival.channel.verified or identity.enrolled
    author = given.author if verified == given.author.verified else replace(given.author, verified=verified)
    return replace(
        given,
        id=own,
        contributor=contributor,
        author=author,
        passages=tuple(_numbered(arrival.passages, of_passages, expected)),
        state=verdict.state,
        why=verdict.why,
    )


def _numbered(passages: Sequence[Passage], ids: Sequence[str], expected: tuple[str, ...]) -> Iterator[Passage]:
    """Passages with their id and language. The language of a form is only expected: people answer in their own."""
    for passage, own in zip(passages, ids, strict=True):
        language = passage.language or identify(passage.text[:_BEGINNING], expected)
        yield replace(passage, id=own, language=language)


def _by_file(arrivals: Sequence[Arrival], finished: Sequence[Contribution], files: int) -> list[list[Contribution]]:
    by_file: list[list[Contribution]] = [[] for _ in range(files)]
    for arrival, contribution in zip(arrivals, finished, strict=True):
        by_file[arrival.file].append(contribution)
    return by_file
