"""Files that nobody has described become a proposal for a consultation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hearout.collect import table
from hearout.collect.proposal.asked import guiding_questions
from hearout.collect.proposal.code_lists import CodeList, code_lists, with_words
from hearout.collect.proposal.columns import proposed_columns
from hearout.collect.proposal.files import LookedAt, look_at
from hearout.collect.proposal.groups import grouped
from hearout.collect.proposal.naming import Names, on_one_line
from hearout.collect.proposal.short_keys import ShortKeys
from hearout.collect.proposal.titles import title_of_file
from hearout.collect.source import SourceFile
from hearout.records.consultation import ChannelKind
from hearout.records.proposal import Proposal, ProposedChannel

__all__ = ["look_at", "propose", "proposed"]

_NO_TITLE = "Our consultation"
_LONGEST_TITLE = 120


def propose(files: Sequence[tuple[Path, str]]) -> Proposal:
    """What `files` would be as a consultation: (file on disk, how messages and the proposal call it), each name once.

    Channels are in the order of their kinds, files in the order given. Raises UnreadableSource for a file that no
    reader can use, with what to do about it.
    """
    return proposed([look_at(path, name) for path, name in files])


def proposed(every: Sequence[LookedAt]) -> Proposal:
    """The same of files that were looked at one by one. They must still be there: their headers are read once more."""
    lists = code_lists(every)
    naming = {each.file.seen.name for each in lists}
    looked = [one for one in every if one.seen.name not in naming]
    language = _language(looked)
    keys = ShortKeys(language)
    channels = tuple(_channel(group, lists, keys) for group in grouped(looked, language))
    title, title_from = _title(looked, language)
    asked = guiding_questions(channels, looked, keys)
    return Proposal(title, title_from, language, asked, channels, tuple(each.file.seen for each in lists))


def _channel(group: Sequence[LookedAt], lists: Sequence[CodeList], keys: ShortKeys) -> ProposedChannel:
    """The files with what their columns are for; the fullest of several exports tells most about them."""
    fullest = max(group, key=lambda one: one.seen.received)
    names = Names(fullest.reading.columns, SourceFile(fullest.path, fullest.seen.name))
    columns = with_words(fullest, lists).reading.columns
    proposed = proposed_columns(columns, names, keys, known=fullest.seen.format != table.NAME)
    return ProposedChannel(fullest.kind, tuple(one.seen for one in group), proposed, fullest.guess.format)


def _language(looked: Sequence[LookedAt]) -> str:
    spoken: Counter[str] = Counter()
    for one in looked:
        if one.seen.language:
            spoken[one.seen.language] += max(1, one.seen.counted)
    return spoken.most_common(1)[0][0] if spoken else "en"


def _title(looked: Sequence[LookedAt], language: str) -> tuple[str, str]:
    """What a questionnaire calls itself, else what the name of an export says; and the file it was taken from."""
    surveys = [one for one in looked if one.kind is ChannelKind.SURVEY]
    called = [(one.asks.title.best(language), one.seen.name) for one in surveys if one.asks is not None]
    called += [(title_of_file(one.seen.name), one.seen.name) for one in surveys]
    lines = ((on_one_line(title, _LONGEST_TITLE), name) for title, name in called)
    return next((found for found in lines if found[0]), (_NO_TITLE, ""))
