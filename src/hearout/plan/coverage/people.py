"""Reading who could come: PEOPLE.csv, as zones with weights or as people with their hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import isfinite

from hearout.errors import UnreadableSource
from hearout.plan.coverage.hours import days_of, minute_of, stretch_between
from hearout.plan.coverage.participants import WORKING_HOURS, Facilitator, Participant, Participants, Stretch
from hearout.plan.coverage.zones import region_of, zone_meant, zones_like
from hearout.tables import Line, headers_of, lines_of

__all__ = ["Facilitator", "Participant", "Participants", "Stretch", "read_facilitators", "read_people"]

OF_ZONES = ("timezone", "weight", "region", "from", "to", "days")
OF_PEOPLE = ("id", "timezone", "from", "to", "days", "region")
MOST_PEOPLE = 200_000
HEAVIEST = 10**9


@dataclass(slots=True)
class _Person:
    """What the lines of one id say. `line` is the first of them."""

    line: int
    zone: str
    region: str
    stretches: list[Stretch] = field(default_factory=list)


def read_people(text: str, source: str, window: Stretch = WORKING_HOURS) -> Participants:
    """PEOPLE.csv: `timezone,weight[,region][,from,to,days]`, where everyone has the window unless hours are given, or
    `id,timezone,from,to,days[,region]`.

    Raises UnreadableSource with the line and what to do. `source` is the file's name.
    """
    headers = headers_of(text, source)
    if "weight" in headers and "id" in headers:
        what = 'there is a column "weight" and a column "id". Give either numbers of people or single people.'
        raise UnreadableSource(source, what, line=1)
    if "weight" in headers:
        return _of_zones(text, source, window)
    return Participants(
        tuple(Participant(one.zone, one.region, tuple(one.stretches)) for one in _people(text, source).values())
    )


def read_facilitators(text: str, source: str) -> tuple[Facilitator, ...]:
    """The same for those who hold sessions: `id,timezone,from,to,days`."""
    people = _people(text, source)
    return tuple(Facilitator(key, one.zone, tuple(one.stretches)) for key, one in people.items())


def _of_zones(text: str, source: str, window: Stretch) -> Participants:
    weights: dict[tuple[str, Stretch], float] = {}
    regions: dict[str, str] = {}
    for line in _lines(text, source, OF_ZONES[:2], OF_ZONES):
        zone = _zone(line, source)
        alike = zone, _hours(line, source, window)
        weights[alike] = weights.get(alike, 0) + _weight(line, source)
        if line["region"] and regions.setdefault(zone, line["region"]) != line["region"]:
            raise UnreadableSource(source, "this zone has another region further up. Keep one.", line=line.number)
    if not any(weights.values()):
        raise UnreadableSource(source, "every weight is 0. Write how many people there are in each zone.")
    return Participants.of_hours(weights, window, regions)


def _people(text: str, source: str) -> Mapping[str, _Person]:
    people: dict[str, _Person] = {}
    kinds: dict[tuple[str, str, str], Stretch] = {}
    for line in _lines(text, source, OF_PEOPLE[:5], OF_PEOPLE):
        if not line["id"]:
            raise UnreadableSource(source, 'nothing stands under "id". Give each person one.', line=line.number)
        person = people.get(line["id"])
        if person is None:
            if len(people) == MOST_PEOPLE:
                what = f"more than {MOST_PEOPLE:,} people. Give zones and weights instead."
                raise UnreadableSource(source, what, line=line.number)
            person = people[line["id"]] = _begun(line, source)
        _agree(person, line, source)
        written = line["from"], line["to"], line["days"]
        stretch = kinds.get(written) or kinds.setdefault(written, _stretch(line, source))
        person.stretches.append(stretch)
    return people


def _lines(text: str, source: str, needed: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Line]:
    """The lines, of which there is one at least."""
    if not text.strip():
        wanted = f"{','.join(OF_ZONES[:2])} or {','.join(OF_PEOPLE[:5])}"
        raise UnreadableSource(source, f"is empty. Its first line is {wanted}, and the people are below.")
    none = True
    for line in lines_of(text, source, needed, known):
        none = False
        yield line
    if none:
        raise UnreadableSource(source, "nobody is below the first line. Write a line for each.", line=1)


def _begun(line: Line, source: str) -> _Person:
    zone = _zone(line, source)
    return _Person(line.number, zone, line["region"] or region_of(zone))


def _agree(person: _Person, line: Line, source: str) -> None:
    """All lines of an id tell of one person, who is in one place."""
    if line["timezone"] and line["timezone"] != person.zone and _zone(line, source) != person.zone:
        what = f"the same id has another zone in line {person.line}. Give each person one zone."
        raise UnreadableSource(source, what, line=line.number)
    if line["region"] and line["region"] != person.region:
        what = f"the same id has another region in line {person.line}. Give each person one region."
        raise UnreadableSource(source, what, line=line.number)


def _zone(line: Line, source: str) -> str:
    zone = zone_meant(line["timezone"])
    if zone is None:
        hint = zones_like(line["timezone"]) or " Write one as Europe/Berlin, or UTC."
        raise UnreadableSource(source, f'what stands under "timezone" is no time zone.{hint}', line=line.number)
    return zone


def _weight(line: Line, source: str) -> float:
    try:
        weight = float(line["weight"])
    except ValueError:
        weight = float("nan")
    if not isfinite(weight) or not 0 <= weight <= HEAVIEST:
        what = f'what stands under "weight" is not a number from 0 to {HEAVIEST:,}. Write how many people, such as 12.'
        raise UnreadableSource(source, what, line=line.number)
    return weight


def _hours(line: Line, source: str, window: Stretch) -> Stretch:
    """Those of a line that may leave them out, or some of them."""
    if line["from"] or line["to"]:
        return _stretch(line, source, window.days)
    return replace(window, days=_days(line, source, window.days))


def _stretch(line: Line, source: str, unsaid: frozenset[int] = frozenset()) -> Stretch:
    """`unsaid`: the days where none are written."""
    opens, closes = (_minute(line, header, source) for header in ("from", "to"))
    stretch = stretch_between(opens, closes, _days(line, source, unsaid))
    if stretch is None:
        what = 'no hours lie between "from" and "to". Write the whole day as 00:00 to 24:00.'
        raise UnreadableSource(source, what, line=line.number)
    return stretch


def _days(line: Line, source: str, unsaid: frozenset[int]) -> frozenset[int]:
    days = days_of(line["days"]) if line["days"] else unsaid
    if not days:
        what = 'what stands under "days" are no days of the week. Write them as Mon;Tue;Sat.'
        raise UnreadableSource(source, what, line=line.number)
    return days


def _minute(line: Line, header: str, source: str) -> int:
    minute = minute_of(line[header])
    if minute is None:
        what = f'what stands under "{header}" is no time of day. Write it as 09:30.'
        raise UnreadableSource(source, what, line=line.number)
    return minute
