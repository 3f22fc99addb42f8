"""The themes that the names in people's decisions mean in this run, kept apart where a run put two into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hearout.analyse.dividing import Wanted, divided
from hearout.analyse.meant import How, Meaning, meanings_of
from hearout.analyse.standing import Standing
from hearout.analyse.themes import untaken
from hearout.records.decisions import BY_HAND, NO_THEME, Decisions, ThemeAction, ThemeDecision

__all__ = ["Addresses", "addressed", "is_by_hand", "is_part", "names_of", "part_now", "parts_addressed"]

_WHERE = "The themes of this run are in team/themes-to-review.csv."


@dataclass(frozen=True, slots=True)
class Addresses:
    """`theme` gives for each name that fits the id of the theme it means; `doubts` what to say of the names that fit
    nothing, or do not fit surely."""

    theme: Mapping[str, str]
    doubts: Mapping[str, str] = field(default_factory=dict)


def names_of(decisions: Iterable[ThemeDecision]) -> tuple[str, ...]:
    """Every name of a theme in the decisions, in an order that does not depend on theirs."""
    decisions = tuple(decisions)
    merged = {decision.value for decision in decisions if decision.action is ThemeAction.MERGE}
    return tuple(sorted(({decision.theme for decision in decisions} | merged) - {NO_THEME}))


def is_part(name: str) -> bool:
    """Whether a name is that of a part of a theme."""
    return "." in name and not is_by_hand(name)


def is_by_hand(name: str) -> bool:
    """Whether a name is that of a theme which people put together."""
    return name.startswith(BY_HAND)


def addressed(names: Sequence[str], decisions: Decisions, standing: Standing) -> tuple[Addresses, Standing]:
    """(what the names mean, the themes). Where names that were decided about differently mean one theme by their
    passages, it is divided: each passage goes to the name whose passages it is nearest to, and the name is its id."""
    meant = meanings_of(names, decisions.anchors, standing.themes, standing.passages.keys())
    doubts = {name: said for name in names if (said := _doubt(name, meant[name]))}
    theme = {name: one.theme for name, one in meant.items() if one.theme}
    for id_ in dict.fromkeys(theme.values()):
        claims = [name for name in names if theme.get(name) == id_]
        groups = _apart(claims, decisions.themes)
        known = [group for group in groups if any(meant[name].how is How.PASSAGES for name in group)]
        if len(groups) < 2 or not known:
            continue
        ids = [untaken(group[0], standing.themes.keys() - {id_}) for group in known]
        wanted = [
            Wanted(id_of, _label(group[0]), examples=_anchors(group, decisions))
            for id_of, group in zip(ids, known, strict=True)
        ]
        standing = standing.having(*divided(standing.themes[id_], wanted, standing, rest=len(known) < len(groups)))
        theme |= {name: id_of for id_of, group in zip(ids, known, strict=True) for name in group}
        doubts[known[0][0]] = _one_now(groups, id_)
    return Addresses(theme, doubts), standing


def part_now(name: str, meant: Mapping[str, str]) -> str:
    """The name of a part with the theme of this run that the name of its whole means."""
    whole, dot, part = name.rpartition(".")
    return f"{meant.get(whole, whole)}{dot}{part}"


def parts_addressed(
    names: Sequence[str], decisions: Decisions, meant: Mapping[str, str], standing: Standing
) -> Addresses:
    """What names of parts mean: a part that a split made, or one that the run found inside a theme. `meant` are the
    themes that names of whole ones mean."""
    inside = {part.id: part for theme in standing.themes.values() for part in theme.parts}
    inside |= {id_: theme for id_, theme in standing.themes.items() if is_part(id_)}
    now = {name: part_now(name, meant) for name in names}
    anchors = {now[name]: decisions.anchors.get(name, ()) for name in names if now[name] not in inside}
    free = {id_: part for id_, part in inside.items() if id_ not in now.values()}
    found = meanings_of(anchors, anchors, free, standing.passages.keys())
    theme = {name: id_ if id_ in inside else found[id_].theme for name, id_ in now.items()}
    doubts = {name: _doubt(name, found[id_]) for name, id_ in now.items() if id_ in found}
    fits = {name: id_ for name, id_ in theme.items() if id_}
    return Addresses(fits, {name: doubt for name, doubt in doubts.items() if doubt})


def _apart(claims: Sequence[str], decisions: Sequence[ThemeDecision]) -> list[list[str]]:
    """The names in groups that are to be told apart. Those that are merged, or are all set aside, are one."""
    above = {name: name for name in claims}
    aside = [one.theme for one in decisions if one.action is ThemeAction.SET_ASIDE]
    for one in decisions:
        if one.action is ThemeAction.MERGE and {one.theme, one.value} <= above.keys():
            _join(above, one.theme, one.value)
        if one.action is ThemeAction.SET_ASIDE and one.theme in above:
            _join(above, one.theme, next(name for name in aside if name in above))
    groups: dict[str, list[str]] = {}
    for name in claims:
        groups.setdefault(_top(above, name), []).append(name)
    return list(groups.values())


def _join(above: dict[str, str], one: str, other: str) -> None:
    above[_top(above, one)] = _top(above, other)


def _top(above: Mapping[str, str], name: str) -> str:
    while above[name] != name:
        name = above[name]
    return name


def _label(name: str) -> str:
    """Words for a theme that nobody named: those of its id, without the question's key."""
    return name.partition("-")[2].replace("-", " ") or name


def _anchors(group: Iterable[str], decisions: Decisions) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for name in group for id_ in decisions.anchors.get(name, ())))


def _doubt(name: str, meant: Meaning) -> str:
    """What to say of a name that fits nothing, or fits without being sure. Messages hold ids, never labels."""
    found = meant.found
    if meant.theme == name or (meant.how is How.PASSAGES and found.clearly):
        return ""
    if meant.how is How.PASSAGES:
        return (
            f"{name} is taken to be {meant.theme} in this run, which holds {found.holders[0][1]} of the "
            f"{found.present} passages by which it is known. See that what was decided still fits."
        )
    if meant.how is How.WORDS:
        return (
            f"there is no theme {name} in this run; what was decided about it went to {meant.theme}, which has most "
            "of its words. See that it fits."
        )
    if not found.present:
        return f"there is no theme {name} in this run, so what was decided about it was not applied. {_WHERE}"
    if len(found.holders) > 1 and found.placed > found.present / 2:
        held = " and ".join(f"{theme} ({count})" for theme, count in found.holders[:2])
        return (
            f"the {found.present} passages by which {name} is known are in {held} in this run, so what was decided "
            f"about it was not applied. Decide about those, or merge one into the other. {_WHERE}"
        )
    return (
        f"of the {found.present} passages by which {name} is known, {found.present - found.placed} are in no theme in "
        f"this run, so what was decided about it was not applied. {_WHERE}"
    )


def _one_now(groups: Sequence[Sequence[str]], theme: str) -> str:
    names = " and ".join(group[0] for group in groups)
    return (
        f"{names} are one theme in this run ({theme}). They were kept apart, as different things were decided about "
        "them: each passage is with those it is nearest to. Merge them if they should be one."
    )
