"""Messages as JSON and back, so that what a worker says can be told later, to each in their language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from hearout.messages import Fact, Language, Message, Phrase, Words

__all__ = ["Kept", "brought_back", "kept"]

Kept: TypeAlias = "str | int | Sequence[Kept] | Mapping[str, Kept]"
"""What JSON can hold of a message."""


def kept(message: Message | None) -> Mapping[str, Kept]:
    """The message as JSON; {} for none."""
    if message is None:
        return {}
    facts = {name: _kept(fact) for name, fact in message.facts.items()}
    return {"template": message.template, "plural": message.plural, "facts": facts}


def brought_back(kept: Mapping[str, Kept]) -> Message | None:
    """The message that was kept."""
    match kept:
        case {"template": str(template), "plural": str(plural), "facts": Mapping() as facts}:
            return Message(template, {str(name): _fact(fact) for name, fact in facts.items()}, plural)
    return None


def _kept(fact: Fact) -> Kept:
    match fact:
        case Phrase(template):
            return {"phrase": template}
        case Language(tag):
            return {"language": tag}
        case Words(words):
            return {"words": dict(words)}
        case ZoneInfo(key=key):
            return {"zone": key}
        case datetime():
            zone = fact.tzinfo.key if isinstance(fact.tzinfo, ZoneInfo) else ""
            return {"time": fact.isoformat(), "in": zone}
        case date():
            return {"day": fact.isoformat()}
        case tuple():
            return [_kept(one) for one in fact]
    return fact


def _fact(kept: Kept) -> Fact:
    match kept:
        case {"phrase": str(template)}:
            return Phrase(template)
        case {"language": str(tag)}:
            return Language(tag)
        case {"words": Mapping() as words}:
            return Words({str(tag): str(said) for tag, said in words.items()})
        case {"zone": str(key)}:
            return ZoneInfo(key)
        case {"time": str(at), "in": str(zone)}:
            told = datetime.fromisoformat(at)
            return told.astimezone(ZoneInfo(zone)) if zone else told
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case int() | str():
            return kept
        case [*parts]:
            return tuple(_fact(part) for part in parts)
    raise ValueError("This is no fact of a message.")
