"""Text formats by template, with everything escaped that a template prints: the author of a template cannot forget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from hearout.publish import checks, texts
from hearout.records.draft import Draft, Row, Table
from hearout.records.report import PrivacyReport
from hearout.records.safe import SafeText

__all__ = ["Format", "render"]


class Written(str):
    """Text that is already in the format, and is printed as it is."""

    __slots__ = ()


Escape = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Format:
    """What a text format needs beside its template: how to show any text as it is, someone's words, and tables."""

    escape: Escape
    words: Callable[[SafeText], str]
    header: Callable[[Table], str]
    row: Callable[[Table, Row], str]


def render(template: str, draft: Draft, report: PrivacyReport | None, form: Format) -> str:
    """Fill in `template`, everything it prints escaped for the format."""

    def finalize(value: object) -> object:
        return value if isinstance(value, Written) else form.escape(str(value))

    environment = Environment(  # noqa: S701 (not HTML: `finalize` escapes for the format at hand)
        loader=PackageLoader("hearout.publish"),
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "doubts": texts.doubts,
        "has_hidden": texts.has_hidden,
        "head": texts.head,
        "header": lambda table: Written(form.header(table)),
        "heading": texts.heading,
        "hidden_key": texts.hidden_key,
        "inside": texts.inside,
        "on_sides": texts.on_sides,
        "how_far": checks.how_far,
        "opening": texts.opening,
        "result": checks.result,
        "row": lambda row, table: Written(form.row(table, row)),
        "said_where": lambda finding: texts.said_where(draft, finding),
        "source": texts.source,
        "stops": checks.stops,
        "verdict": checks.verdict,
        "weighed": texts.weighed,
        "words": lambda words: Written(form.words(words)),
    }
    environment.globals["retold"] = texts.RETOLD
    facets = [table for table in draft.tables if table.facet]
    answers = [table for table in draft.tables if not table.facet]
    page = environment.get_template(template)
    return page.render(draft=draft, report=report, facets=facets, answers=answers)
