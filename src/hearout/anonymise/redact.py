"""Redacting any texts, line by line: what `hearout redact` does. Memory does not grow with the number of lines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from hearout.anonymise.gate import nets_for
from hearout.anonymise.knownnames import known_names
from hearout.anonymise.replacing import marked
from hearout.anonymise.spans import merged
from hearout.anonymise.structure import structure_in
from hearout.errors import BadInput
from hearout.language.identify import identify
from hearout.records.consultation import ChannelKind, Consultation
from hearout.records.decisions import Decisions
from hearout.records.identified import Roster
from hearout.records.redaction import Span

__all__ = ["Redacted", "Text", "redact", "redact_file"]

_LONGEST_LINE = 64 * 1024 * 1024
_BATCH_TEXTS = 256
_BATCH_CHARACTERS = 1_000_000
_CHANNELS = frozenset(kind.value for kind in ChannelKind)


@dataclass(frozen=True, slots=True)
class Text:
    """A text to redact. `language` and `channel` may be empty."""

    id: str | int
    text: str = field(repr=False)
    language: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Redacted:
    """The spans found (offsets into the text as given, none overlapping) and the text without them."""

    id: str | int
    spans: tuple[Span, ...]
    safe_text: str = field(repr=False)


def redact_file(
    in_path: Path,
    out_path: Path,
    roster: Roster | None = None,
    glossary: frozenset[str] | None = None,
    *,
    language: str = "en",
    models: bool = True,
) -> int:
    """Redact the JSON lines of `in_path` into `out_path`, which appears when all is done; answers how many.

    A line is {"id", "text", "lang"?, "channel"?}; one out is {"id", "spans": [{"start", "end", "kind", "net",
    "score"}], "safe_text"}. Raises BadInput, with the line, for what is not of that form.
    """
    part = out_path.with_name(out_path.name + ".part")
    count = 0
    try:
        with in_path.open("rb") as lines, part.open("w", encoding="utf-8", newline="\n") as out:
            for redacted in redact(
                _texts(lines), roster or Roster(), glossary or frozenset(), language=language, models=models
            ):
                out.write(_line(redacted))
                count += 1
        os.replace(part, out_path)  # noqa: PTH105
    except OSError as error:
        raise BadInput(
            f"{error.filename or in_path}: {error.strerror}. Give a file that can be read, and one that can be written."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return count


def redact(
    texts: Iterable[Text], roster: Roster, glossary: frozenset[str], *, language: str = "en", models: bool = True
) -> Iterator[Redacted]:
    """Each text redacted by every net, in order. `language` is of texts that do not say theirs."""
    consultation = Consultation(title="", questions=(), channels=(), language=language)
    names = known_names(roster.people, (), language)
    nets = nets_for(names, consultation, glossary, Decisions(), models=models)
    for batch in _batches(texts):
        said = [(text.text, text.language or identify(text.text[:2000], (language,))) for text in batch]
        for text, caught in zip(batch, nets(said), strict=True):
            yield _redacted(text, caught)


def _redacted(text: Text, caught: Iterable[Span]) -> Redacted:
    spans = merged((*caught, *structure_in(text.text, text.channel)))
    safe, _ = marked(text.text, spans)
    return Redacted(text.id, spans, safe)


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    characters = 0
    for text in texts:
        batch.append(text)
        characters += len(text.text)
        if len(batch) == _BATCH_TEXTS or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _texts(lines: BinaryIO) -> Iterator[Text]:
    number = 0
    while line := lines.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE:
            raise BadInput(f"Line {number} is longer than 64 MB. Put one text on a line, or cut it into several.")
        if line.strip():
            yield _text(line, number)


def _text(line: bytes, number: int) -> Text:
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadInput(f"Line {number} is not UTF-8. Save the file as UTF-8.") from None
    except (ValueError, RecursionError):
        raise BadInput(f'Line {number} is not JSON. Each line must be like {{"id": "1", "text": "…"}}.') from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise BadInput(f'Line {number} has no "text" that is a string.')
    name = given.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise BadInput(f'Line {number} has no "id" that is a string or a whole number.')
    return Text(name, given["text"], _said(given, "lang", number), _channel(_said(given, "channel", number), number))


def _said(given: dict[str, object], key: str, number: int) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInput(f'Line {number}: "{key}" must be a string.')
    return value.split("-")[0].lower() if key == "lang" else value


def _channel(channel: str, number: int) -> str:
    if channel and channel not in _CHANNELS:
        raise BadInput(f'Line {number}: "channel" must be one of {", ".join(sorted(_CHANNELS))}.')
    return channel


def _line(redacted: Redacted) -> str:
    spans = [
        {"start": span.start, "end": span.end, "kind": span.kind, "net": span.net.value, "score": span.score}
        for span in redacted.spans
    ]
    return json.dumps({"id": redacted.id, "spans": spans, "safe_text": redacted.safe_text}, ensure_ascii=False) + "\n"
