"""The summary and the privacy report as pages: self-contained, no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hearout.errors import Fault
from hearout.publish import charts, checks, texts
from hearout.records.draft import Draft, Finding, Section
from hearout.records.report import PrivacyReport

__all__ = ["Below", "Beside", "body_of", "draft_body", "finding_body", "report_page", "style", "summary_page"]

_STYLES = ("tokens.css", "paper.css")
_BEGINS, _ENDS = '<main id="main" class="page">\n', "</main>\n"


Beside = Callable[[Finding], str]
Below = Callable[[Section], str]


def summary_page(draft: Draft, report: PrivacyReport | None) -> str:
    return _summary(draft, report, _nothing, _nothing)


def draft_body(draft: Draft, beside: Beside, below: Below) -> str:
    """The main part of the page that would be published, for the team: `beside` gives HTML that follows each finding,
    `below` what ends each section. It is escaped where it does not say that it is HTML (`__html__`)."""
    return body_of(_summary(draft, None, beside, below).encode("utf-8"))


def finding_body(draft: Draft, finding: Finding) -> str:
    """One finding as it stands on the page."""
    parts = _environment().get_template("parts.html").make_module({"draft": draft})
    return str(parts.finding(finding))  # type: ignore[attr-defined]  # its macros are known when it is read


def _nothing(_: Finding | Section) -> str:
    return ""


def _summary(draft: Draft, report: PrivacyReport | None, beside: Beside, below: Below) -> str:
    facets = [table for table in draft.tables if table.facet]
    answers = [table for table in draft.tables if not table.facet]
    return (
        _environment()
        .get_template("summary.html")
        .render(
            draft=draft,
            report=report,
            facets=facets,
            answers=answers,
            style=_trusted(style()),
            beside=beside,
            below=below,
        )
    )


def report_page(draft: Draft, report: PrivacyReport) -> str:
    template = _environment().get_template("privacy-report.html")
    return template.render(draft=draft, report=report, risks=checks.by_risk(report), style=_trusted(style()))


def body_of(page: bytes) -> str:
    """What stands inside `<main>` of a page that `publish` made (the summary, the privacy report), unchanged: for a
    site that has a frame and stylesheets of its own. Its links are relative, and its icons are those of page.html."""
    _, begins, rest = page.decode("utf-8").partition(_BEGINS)
    body, ends, _ = rest.rpartition(_ENDS)
    if not (begins and ends):
        raise Fault("A published page has no main part. It was changed after it was published.")
    return body


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("hearout.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "bars": charts.bars,
        "beside": lambda row, table: texts.beside(table, row),
        "column_titles": texts.column_titles,
        "dated": texts.dated,
        "doubts": texts.doubts,
        "has_hidden": texts.has_hidden,
        "head": texts.head,
        "heading": texts.heading,
        "hidden_key": texts.hidden_key,
        "inside": texts.inside,
        "on_sides": texts.on_sides,
        "how_far": checks.how_far,
        "opening": texts.opening,
        "printed": texts.printed_cells,
        "result": checks.result,
        "risk_meaning": checks.risk_meaning,
        "said_where": lambda finding, draft: texts.said_where(draft, finding),
        "segments": texts.segments,
        "source": texts.source,
        "state": checks.state,
        "stops": checks.stops,
        "stretches": charts.stretches,
        "tally": charts.tally,
        "verdict": checks.verdict,
        "weighed": texts.weighed,
    }
    environment.globals["retold"] = texts.RETOLD
    return environment


def style() -> str:
    """Our own stylesheets, as they stand in every page; the web shows the same."""
    return "".join((files("hearout.style") / name).read_text(encoding="utf-8") for name in _STYLES)


def _trusted(ours: str) -> Markup:
    return Markup(ours)  # noqa: S704
