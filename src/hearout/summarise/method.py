"""How the summary was made, written from the facts of the run and the team's own settings.

Numbers of contributions are protected like numbers of people, and the reasons for leaving something out are named
together: "two came late" would be a fact about two people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from hearout.records.consultation import Channel, ChannelKind, Consultation, Outreach
from hearout.records.draft import Table
from hearout.records.facts import RunFacts
from hearout.summarise.cells import Protection
from hearout.summarise.languages import language_name
from hearout.summarise.missing import nobody_knows
from hearout.summarise.phases import phase_paragraphs
from hearout.summarise.wording import (
    CHANNELS,
    IN_TEXT,
    as_sentence,
    capitalised,
    day,
    last_moment,
    listed,
    number,
    quoted,
    share,
    stretch,
)

__all__ = ["Facts", "method_facts", "method_paragraphs", "story_paragraphs"]

Facts = Mapping[str, str | tuple[str, ...]]

_MAIN_LANGUAGE = 0.02
_FEW = 0.1
_OF_AN_EVEN_SHARE = 0.4

_BEFORE = (
    "How words are protected. Before anything was analysed, names, addresses, handles and other marks of identity "
    "were replaced. A word is public only if it is common, is a known term of the field, was used by at least {k} "
    "people who were invited or registered, or was cleared by a person."
)

_COMPARED = (
    "What the open channels add. For each subject, the share of people who raised it is compared between the survey "
    "and the open channels, and for each word its share of all words. A difference is told only where it is larger "
    "than chance and rounding could make it, even though many were looked at; the interval says how far it may be off."
)


def method_paragraphs(
    consultation: Consultation,
    facts: RunFacts,
    protection: Protection,
    tables: Sequence[Table],
    *,
    compared: bool = False,
) -> tuple[str, ...]:
    """The method section; paragraphs that have nothing to say are left out. `compared`: the survey's numbers stand
    beside those of the open channels."""
    told = (
        _asked(consultation),
        _channels(consultation, facts, protection),
        *phase_paragraphs(consultation),
        _received(facts, protection),
        _left_out(facts, protection),
        _anonymised(facts, consultation, protection),
        _grouped(consultation),
        _COMPARED if compared else "",
        _numbers(protection),
        _who(consultation, tables),
        consultation.afterwards and f"What happens next. {as_sentence(consultation.afterwards)}",
    )
    return tuple(paragraph for paragraph in told if paragraph)


def story_paragraphs(consultation: Consultation) -> tuple[str, ...]:
    """Only what the team did and decided: whom it asked, and how the phases went. Nothing of what came in is needed,
    so that a team can read it while the consultation lasts."""
    return tuple(paragraph for paragraph in (_asked(consultation), *phase_paragraphs(consultation)) if paragraph)


def _asked(consultation: Consultation) -> str:
    asked = f"We wanted to hear: {as_sentence(consultation.audience)}" if consultation.audience else ""
    told = [part for part in (asked, _announced(consultation.outreach)) if part]
    return " ".join(["Whom we asked.", *told]) if told else ""


def _announced(outreach: Sequence[Outreach]) -> str:
    if not outreach:
        return ""
    places = [f"{place.where} ({day(place.on)})" if place.on else place.where for place in outreach]
    told = "; ".join(places) if any("," in place for place in places) else listed(places)
    return f"It was announced in {number(len(places))} place{'s' * (len(places) > 1)}: {told}."


def _channels(consultation: Consultation, facts: RunFacts, protection: Protection) -> str:
    told = [_opened(channel) for channel in _distinct(consultation.channels)]
    told.insert(1, _sessions(consultation.channels))
    invited = [channel for channel in consultation.channels if channel.kind is ChannelKind.SURVEY]
    if invited and not any(channel.verified for channel in invited):
        told.append("Nobody had to be invited or registered to answer the survey: someone may have answered twice.")
    told = [sentence for sentence in (*told, *_languages(facts, protection)) if sentence]
    return " ".join(["When and how.", *told]) if told else ""


def _distinct(channels: Sequence[Channel]) -> list[Channel]:
    """One of those channels that were open at the same time in the same way, without sessions (they are held)."""
    lasting = [channel for channel in channels if channel.kind is not ChannelKind.SESSION]
    return list({(c.kind, c.title, c.opens, c.closes, c.timezone): c for c in lasting}.values())


def _sessions(channels: Sequence[Channel]) -> str:
    days = _session_days(channels)
    return f"Listening sessions were held on {days}." if days else ""


def _session_days(channels: Sequence[Channel]) -> str:
    """The days on which recordings begin: "8 September 2026 and 9 September 2026 (UTC)"."""
    begun = {
        (channel.opens.astimezone(ZoneInfo(channel.timezone)).date(), channel.timezone)
        for channel in channels
        if channel.kind is ChannelKind.SESSION and channel.opens
    }
    zones = sorted({zone for _, zone in begun})
    days = [day(when) for when in sorted({when for when, _ in begun})]
    return f"{listed(days)} ({', '.join(zones)})" if days else ""


def _opened(channel: Channel) -> str:
    name, verb = IN_TEXT[channel.kind]
    if channel.title and channel.title.casefold() != CHANNELS[channel.kind].casefold():
        name, verb = f"“{channel.title}” ({CHANNELS[channel.kind].lower()})", "was"
    dates = _dates(channel)
    return f"{name} {verb} open {dates}." if dates else ""


def _dates(channel: Channel) -> str:
    """ "from 10 to 31 August 2026 (Europe/Berlin)", as far as the team said."""
    zone = ZoneInfo(channel.timezone)
    opens = channel.opens.astimezone(zone).date() if channel.opens else None
    if channel.closes is None:
        return f"from {day(opens)} ({channel.timezone})" if opens else ""
    last, hour = last_moment(channel.closes, channel.timezone)
    at = f" at {hour}" if hour else ""
    if opens is None:
        return f"until {day(last)}{at} ({channel.timezone})"
    both = f"on {day(last)}" if opens == last else f"from {stretch(opens, last)}"
    return f"{both}{at and f', closing{at}'} ({channel.timezone})"


def _languages(facts: RunFacts, protection: Protection) -> list[str]:
    """The languages that enough was written in to name them."""
    total = sum(count for _, count in facts.languages)
    least = max(protection.minimum, _MAIN_LANGUAGE * total)
    ranked = sorted(facts.languages, key=lambda language: (-language[1], language[0]))
    names = list(dict.fromkeys(language_name(code) for code, count in ranked if count >= least))
    if not names:
        return []
    return [f"What people said was in {listed(names)}." if len(names) > 1 else f"Nearly all was said in {names[0]}."]


# Always said, whether or not there was any: that something was set aside at all would tell of very few people.
_NOT_COUNTED = (
    "Not counted is what was empty, came twice, came late, could not be read, was set aside by the team "
    "or was withdrawn."
)


def _received(facts: RunFacts, protection: Protection) -> str:
    received = sum(channel.received for channel in facts.channels)
    counted = sum(channel.counted for channel in facts.channels)
    if protection.hides(received):
        return f"What came in. {capitalised(protection.small)} contributions were received."
    told = f"What came in. {capitalised(protection.about(received))} contributions were received"
    if protection.about(received) == protection.about(counted):
        told += " and nearly all of them are counted."
    else:
        told += f" and {protection.about(counted)} are counted."
    return f"{told} {_NOT_COUNTED}"


def _left_out(facts: RunFacts, protection: Protection) -> str:
    """What people in sessions had agreed to, where it was asked: always said in the same words as long as they are few
    who agreed to nothing being kept, so that nobody learns whether there was one."""
    told = [channel.left_out for channel in facts.channels if channel.left_out is not None]
    if not told:
        return ""
    people, turns = sum(one.people for one in told), sum(one.turns for one in told)
    how_many = "" if protection.hides(people) or protection.hides(turns) else f": {protection.about(turns)} turns"
    return (
        "What people in sessions agreed to. Whoever spoke in a session was asked before. What people said who wanted "
        f"nothing of it kept, {protection.about(people)} of them, is left out{how_many}; so is what was said by "
        "somebody whom nobody could name. What others said is only retold, unless they agreed to more."
    )


def _anonymised(facts: RunFacts, consultation: Consultation, protection: Protection) -> str:
    told = [_BEFORE.format(k=number(consultation.privacy.k))]
    if facts.undecided_words:
        told.append("Words that nobody has decided on yet are masked in quotes.")
    if facts.without_vocabulary:
        told.append("For some languages there is no list of common words; there, more is masked than need be.")
    if not protection.hides(facts.redactions):
        told.append(f"In all, {protection.about(facts.redactions)} places were replaced.")
    return " ".join(told)


def _grouped(consultation: Consultation) -> str:
    return (
        "How themes were found. Answers were grouped by what they speak of, by a computer that was not told how many "
        "groups to find; a person may be in several. “Stable” says how often a group came back when the analysis was "
        f"repeated on parts of the answers. A finding rests on at least {number(consultation.privacy.k)} people. A "
        "group tells what people spoke about; whether they were for or against it is said only where words show it."
    )


def _numbers(protection: Protection) -> str:
    rounded = f", rounded to {protection.rounding}" if protection.rounding > 1 else ""
    return (
        f"How numbers are shown. All are of people{rounded}. A number of {protection.small} is not shown; where it "
        "could be worked out from the numbers around it, those are kept back as well (“the rest”, “withheld”)."
    )


def _who(consultation: Consultation, tables: Sequence[Table]) -> str:
    """Whom we heard little of, as far as the printed tables show it."""
    told = ["Whom we did not hear. People chose to take part; they are not a sample, and others may think otherwise."]
    labels = {f"facet.{facet.key}": facet.label for facet in consultation.facets}
    for table in tables:
        few = [
            row.label for row in table.rows if table.base and _rare(share(row.cells[0], table.base), len(table.rows))
        ]
        if table.facet and few and not table.beside:
            told.append(f"{labels.get(table.id, table.caption)}: we heard little from {listed(quoted(few))}.")
    return " ".join(filter(None, [*told, nobody_knows(consultation, tables)]))


def _rare(portion: float | None, rows: int) -> bool:
    """Much less than an even share of the rows."""
    return portion is not None and portion < min(_FEW, _OF_AN_EVEN_SHARE / rows)


def method_facts(consultation: Consultation, facts: RunFacts, protection: Protection) -> Facts:
    """The same as data: label and value, or several values."""
    data: dict[str, str | tuple[str, ...]] = {}
    if consultation.responsible:
        data["Responsible"] = consultation.responsible
    for channel in _distinct(consultation.channels):
        dates = _dates(channel).removeprefix("from ").removeprefix("on ")
        if dates:
            label = channel.title or CHANNELS[channel.kind]
            data[label] = capitalised(dates)
    if _session_days(consultation.channels):
        data[CHANNELS[ChannelKind.SESSION]] = _session_days(consultation.channels)
    if consultation.outreach:
        data["Announced"] = tuple(place.where for place in consultation.outreach)
    data["Received"] = capitalised(protection.about(sum(channel.received for channel in facts.channels)))
    data["Counted"] = capitalised(protection.about(sum(channel.counted for channel in facts.channels)))
    data["Smallest number shown"] = str(protection.minimum)
    data["Rounded to"] = str(protection.rounding)
    return data
