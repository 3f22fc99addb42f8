"""Reading summary.json: tolerant of what is missing and optional, strict with everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearout.disclose.reading import Malformed, Node, parsed
from hearout.disclose.summary_shape import (
    CellIds,
    PublishedFinding,
    PublishedQuestion,
    PublishedTable,
    PublishedTimes,
    Summary,
)
from hearout.records.draft import Cell, Relation

__all__ = ["read_summary"]

_NUMBER_OF_TIMES = re.compile(r"\d{1,6}(?:\.\d)?")
_KINDS = ("sum", "union", "at_most")


def read_summary(data: bytes) -> Summary:
    """summary.json, tolerant of missing optional parts. Raises `Malformed` on anything else that is not as agreed."""
    node = parsed(data, "summary.json")
    leaves = list(node.leaves())
    counts = node.at("counts")
    method = node.at("method")
    return Summary(
        title=node.at("title").text(),
        version=node.at("version").whole(),
        dated=node.optional_text("dated"),
        language=node.optional_text("language") or "en",
        lead=node.optional_text("lead"),
        purpose=node.optional_text("purpose"),
        minimum=node.at("minimum").whole(),
        rounding=node.at("rounding").whole(),
        people=counts.at("people").shown(),
        channels={label: shown.shown() for label, shown in counts.at("channels").pairs()},
        questions=_questions(node.at("questions")),
        tables=tuple(_table(table) for table in node.at("tables").items()),
        method=method.optional_texts("paragraphs"),
        facts=tuple(_facts(method)),
        cells=_cells(node.at("cells")),
        relations=_relations(node.optional_items("relations")),
        texts=tuple((leaf.place, leaf.value) for leaf in leaves if isinstance(leaf.value, str)),
        figures=tuple(_figures(node, without=("cells", "privacy"))),
        privacy=tuple(figure for _, figure in _figures(node.at("privacy"))) if node.has("privacy") else (),
        attempts=_attempts(node.at("privacy")) if node.has("privacy") else 0,
    )


def _questions(node: Node) -> tuple[PublishedQuestion, ...]:
    found: list[PublishedQuestion] = []
    number = 0
    for question in node.items():
        text = question.at("text").text()
        findings = []
        for finding in question.at("findings").items():
            number += 1
            findings.append(_finding(finding, f"Finding {number} under '{text}'"))
        found.append(
            PublishedQuestion(question.at("key").text(), text, question.optional_texts("remarks"), tuple(findings))
        )
    _distinct([finding.id for question in found for finding in question.findings], "two findings have the same id")
    return tuple(found)


def _finding(node: Node, place: str) -> PublishedFinding:
    if not node.has("cells"):
        raise Malformed(f"{node.place} has numbers without cells")
    sentences = tuple(node.optional_text(key) for key in ("weight", "doubt", "compared", "differs", "agreement"))
    return PublishedFinding(
        id=node.at("id").text(),
        place=place,
        label=node.optional_text("label"),
        text=node.at("text").text(),
        contributors=node.at("contributors").shown(),
        base=node.at("base").shown(),
        channels={label: shown.shown() for label, shown in node.at("channels").pairs()},
        parts=_counted(node.optional_items("parts")),
        sides=_counted(node.optional_items("sides")),
        stability=node.at("stability").fraction_or_none(),
        sentences=tuple(sentence for sentence in sentences if sentence),
        keywords=node.optional_texts("keywords"),
        quotes=node.at("quotes").texts(),
        cells=_cell_ids(node.at("cells")),
        compared=node.optional_text("compared"),
        times=_times(node.at("times")) if node.has("times") else None,
        paraphrases=node.optional_texts("paraphrases"),
    )


def _times(node: Node) -> PublishedTimes:
    shown = node.at("shown").text()
    if not _NUMBER_OF_TIMES.fullmatch(shown):
        raise Malformed(f"{node.place} is no number")
    return PublishedTimes(shown, node.at("cells").texts(), open_more=node.at("more_in").text() == "open")


def _cell_ids(node: Node) -> CellIds:
    channels = {label: id_.text() for label, id_ in node.at("channels").pairs()} if node.has("channels") else {}
    return CellIds(node.at("contributors").text(), node.at("base").text(), channels)


def _counted(nodes: list[Node]) -> tuple[tuple[str, str, str], ...]:
    return tuple((node.at("label").text(), node.at("cell").text(), node.at("contributors").shown()) for node in nodes)


def _table(node: Node) -> PublishedTable:
    rows = tuple(_row(row) for row in node.at("rows").items())
    sentences = tuple(node.optional_text(key) for key in ("note", "joined", "row_title"))
    return PublishedTable(
        id=node.at("id").text(),
        question=node.optional_text("question"),
        caption=node.at("caption").text(),
        columns=node.at("columns").texts(),
        rows=rows,
        base=node.optional_text("base"),
        sentences=tuple(sentence for sentence in sentences if sentence),
    )


def _row(node: Node) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    ids = node.at("cells").texts()
    shown = tuple(item.shown() for item in node.at("shown").items())
    if len(ids) != len(shown):
        raise Malformed(f"{node.place} shows another number of cells than it names")
    return node.at("label").text(), ids, shown


def _facts(method: Node) -> Iterator[tuple[str, str]]:
    if not method.has("facts"):
        return
    for key, value in method.at("facts").pairs():
        for leaf in value.leaves():
            yield key, str(leaf.value)


def _cells(node: Node) -> tuple[Cell, ...]:
    found = tuple(_cell(cell) for cell in node.items())
    _distinct([cell.id for cell in found], "two cells have the same id")
    return found


def _cell(node: Node) -> Cell:
    value = node.at("value").whole() if node.has("value") else None
    low, high = node.at("low").whole(), node.at("high").whole()
    if not 0 <= low <= high:
        raise Malformed(f"{node.place} has no range")
    return Cell(node.at("id").text(), node.at("shown").shown(), low, high, value)


def _relations(nodes: list[Node]) -> tuple[Relation, ...]:
    found = []
    for node in nodes:
        kind = node.at("kind").text()
        if kind not in _KINDS:
            raise Malformed(f"{node.place} is of an unknown kind")
        found.append(Relation(kind, node.at("whole").text(), node.at("parts").texts()))
    return tuple(found)


def _distinct(ids: list[str], problem: str) -> None:
    if len(set(ids)) != len(ids):
        raise Malformed(f"summary.json: {problem}")


def _attempts(privacy: Node) -> int:
    """How many checks there was something to try on."""
    return sum(check.optional_text("outcome") != "not applicable" for check in privacy.optional_items("checks"))


def _figures(node: Node, without: tuple[str, ...] = ()) -> Iterator[tuple[str, int | float]]:
    for key, part in node.pairs():
        if key in without:
            continue
        for leaf in part.leaves():
            if isinstance(leaf.value, int | float) and not isinstance(leaf.value, bool):
                yield leaf.place, leaf.value
