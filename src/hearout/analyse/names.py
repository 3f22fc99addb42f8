"""What a theme is called: few words of its contributors that set it apart, and that enough of them use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import permutations

import numpy as np

from hearout.analyse.arrays import Flags, Floats
from hearout.analyse.meanings import unit_length
from hearout.analyse.phrases import Phrases, spelled
from hearout.analyse.reading import Reading

__all__ = ["Name", "name_theme"]

_MOST_WORDS = 4
_MOST_PARTS = 3
_LIFT = 1.5  # how much likelier the theme's people use a word than others do
_NEW = 0.08  # share of the theme's people whom a further phrase must add
_OFTEN = 0.25  # share of a word's users who write it beside the other
_MOSTLY = 0.25  # share of a word's users who write the same other beside it
_KEYWORDS = 8
_ANYWAY = 0.5  # weight of a phrase whose meaning has nothing to do with the theme's
_FOREIGN = 0.5  # weight of a phrase that is not in the language of names


Users = Mapping[int, frozenset[int]]
"""Who uses which phrase."""


@dataclass(frozen=True, slots=True)
class Name:
    """`key` are the phrases of the label, most telling first; `cover` is the share of the theme's people who use one
    of its distinctive words."""

    key: tuple[int, ...]
    terms: frozenset[int]
    label: str = field(repr=False)
    keywords: tuple[str, ...] = field(repr=False)
    cover: float


def name_theme(reading: Reading, phrases: Phrases, units: Flags, taken: Set[int], fewest: int) -> Name | None:
    """The name of the theme that the flagged units make, None where no words tell it apart.

    A greedy cover of its people (Carmel et al. 2009 name clusters by the terms that tell them apart): each next
    phrase is the one that most of those not yet covered use, weighted by lift, rarity and standing as a noun.
    """
    users = phrases.used_by(units, reading.owner)
    people = frozenset(reading.owner[units].tolist())
    everybody = reading.people
    lift = {at: _lift(len(who), len(people), int(phrases.people[at]), everybody) for at, who in users.items()}
    telling = {at: who for at, who in users.items() if len(who) >= fewest and lift[at] >= _LIFT}
    telling = {at: who for at, who in telling.items() if at not in taken}
    apt = _aptness(phrases, units)
    key = _covering(reading, phrases, users, telling, lift, apt, people, fewest)
    if not key:
        return None
    distinctive = _distinctive(phrases, users, lift, fewest)
    cover = len(frozenset().union(*(users[at] for at in distinctive))) / len(people)
    shown = _sharpened(phrases, users, _side_by_side(phrases, users, key, fewest), fewest)
    label = ", ".join(spelled(reading, phrases, at, units) for at in shown)
    terms = frozenset(term for at in key for term in phrases.terms[at])
    keywords = _keywords(reading, phrases, units, shown, distinctive)
    return Name(tuple(key), terms, label[:1].upper() + label[1:], keywords, cover)


def _covering(
    reading: Reading,
    phrases: Phrases,
    users: Users,
    telling: Users,
    lift: Mapping[int, float],
    apt: Floats,
    people: frozenset[int],
    fewest: int,
) -> list[int]:
    """At most three of the `telling` phrases, the most worth first."""
    key: list[int] = []
    left = people
    while len(key) < _MOST_PARTS:
        fitting = [at for at in sorted(telling) if _has_room(reading, phrases, key, at)]
        scores = {at: _score(phrases, users, at, left, lift[at], bool(key)) * float(apt[at]) for at in fitting}
        if not scores:
            break
        best = max(scores, key=lambda at: scores[at])
        if _tells(phrases, key) and len(telling[best] & left) < max(fewest - 1, _NEW * len(people)):
            break
        key.append(best)
        left -= telling[best]
    return key


def _tells(phrases: Phrases, key: Sequence[int]) -> bool:
    """Whether a name has words enough to stand: one alone ("code") says too little."""
    return sum(len(phrases.terms[at]) for at in key) > 1


def _aptness(phrases: Phrases, units: Flags) -> Floats:
    """By phrase: how well it fits what the flagged units speak of (0.5 to 1.5; foreign words half). What a phrase means
    is held against the middle of all phrases used there (after Grootendorst 2020, KeyBERT)."""
    inside = units[phrases.unit]
    weight = phrases.rarity[phrases.phrase[inside]]
    centre = unit_length((weight @ phrases.meant[phrases.phrase[inside]])[None, :].astype(np.float32))[0]
    near = np.round(phrases.meant @ centre, 4).clip(0)
    return np.asarray((_ANYWAY + near) * np.where(phrases.native, 1, _FOREIGN), np.float64)


def _side_by_side(phrases: Phrases, users: Users, key: Sequence[int], fewest: int) -> list[int]:
    """The phrases to show: two words of the key that people write next to each other become the pair they make."""
    for one, other in permutations(key, 2):
        pair = phrases.number.get(phrases.terms[one] + phrases.terms[other], -1)
        if pair in users and len(users[pair]) >= max(fewest, _OFTEN * min(len(users[one]), len(users[other]))):
            return [pair, *(at for at in key if at not in (one, other))]
    return list(key)


def _sharpened(phrases: Phrases, users: Users, shown: Sequence[int], fewest: int) -> list[int]:
    """The phrases, with "functional programming" for "programming" where many of its users write that."""
    sharp: list[int] = []
    for place, at in enumerate(shown):
        room = _MOST_WORDS - sum(len(phrases.terms[one]) for one in [*sharp, *shown[place:]])
        taken = {term for one in (*sharp, *shown[place + 1 :]) for term in phrases.terms[one]}
        pairs = [] if room < 1 or len(phrases.terms[at]) > 1 else phrases.pairs_with(phrases.terms[at][0])
        pairs = [one for one in pairs if one in users and not taken & set(phrases.terms[one])]
        best = max(pairs, key=lambda one: (len(users[one]), -one), default=at)
        sharp.append(best if len(users[best]) >= max(fewest, _MOSTLY * len(users[at])) else at)
    return sharp


def _lift(users: int, people: int, users_in_all: int, people_in_all: int) -> float:
    """How much likelier the theme's people use a phrase than the others do, of whom one more is thought to."""
    return (users / people) / ((users_in_all - users + 1) / (people_in_all - people + 1))


def _score(phrases: Phrases, users: Users, at: int, left: frozenset[int], lift: float, further: bool) -> float:
    who = users[at]
    reach = len(who & left) + 0.3 * len(who) * further
    parts = phrases.terms[at]
    bonus = 1.0
    if len(parts) == 2:
        alone = [len(users[single]) for term in parts if (single := phrases.number.get((term,), -1)) in users]
        bonus = max(0.3, 2.6 * len(who) / max(1, min(alone, default=len(who))))
    return round(reach * float(np.log(lift)) * float(phrases.rarity[at]) * (0.5 + float(phrases.noun[at])) * bonus, 9)


def _has_room(reading: Reading, phrases: Phrases, key: Sequence[int], at: int) -> bool:
    """Whether the name stays short with one phrase more, and says nothing twice."""
    words = sum(len(phrases.terms[part]) for part in key) + len(phrases.terms[at])
    if words > _MOST_WORDS:
        return False
    return not _repeats(reading, phrases, key, at)


def _repeats(reading: Reading, phrases: Phrases, chosen: Sequence[int], at: int) -> bool:
    pairs = ((one, other) for part in chosen for one in phrases.terms[part] for other in phrases.terms[at])
    return any(_kin(reading, one, other) for one, other in pairs)


def _kin(reading: Reading, one: int, other: int) -> bool:
    """Whether two terms look like forms of one word: "write" and "writing"."""
    first, second = reading.lexicon.terms[one], reading.lexicon.terms[other]
    shorter = min(len(first), len(second))
    common = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    return common >= max(3, shorter - (1 if shorter <= 5 else 2))


def _distinctive(phrases: Phrases, users: Users, lift: Mapping[int, float], fewest: int) -> list[int]:
    single = [at for at, who in users.items() if len(phrases.terms[at]) == 1 and len(who) >= fewest and lift[at] >= 2]
    return sorted(single, key=lambda at: (-len(users[at]) * np.log(lift[at]) * phrases.rarity[at], at))[:30]


def _keywords(
    reading: Reading, phrases: Phrases, units: Flags, key: Sequence[int], distinctive: Sequence[int]
) -> tuple[str, ...]:
    """The name's own phrases, then the most telling words that are no forms of those before."""
    chosen = list(key)
    for at in distinctive:
        if len(chosen) < _KEYWORDS and not _repeats(reading, phrases, chosen, at):
            chosen.append(at)
    written = [spelled(reading, phrases, at, units) for at in chosen]
    return tuple({word.casefold(): word for word in reversed(written)}.values())[::-1]
