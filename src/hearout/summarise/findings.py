"""One section: what was found under a guiding question, in findings, a table and remarks."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.records.analysis import Analysis, QuestionAnalysis, Theme
from hearout.records.draft import Cell, Finding, Row, Section, Table
from hearout.records.evidence import Evidence, FindingEvidence
from hearout.summarise.differences import agreement, differs, parts_of
from hearout.summarise.ledger import Caution, Ledger
from hearout.summarise.quotes import Quotes
from hearout.summarise.sentences import finding_sentence
from hearout.summarise.split import QuestionNumbers, ThemeNumbers, question_numbers
from hearout.summarise.wording import BY_HAND, doubt, listed, named, quoted, scattered, weight

__all__ = ["Found", "Writer", "unsaid"]

_IN_FULL = 10
_ELSE = "What else was said"


@dataclass(frozen=True, slots=True)
class Found:
    """A section with the numbers behind it, and what its findings rest on."""

    section: Section
    numbers: QuestionNumbers | None
    evidence: tuple[FindingEvidence, ...]


class Writer:
    """Writes one section after the other: findings are numbered through, and nobody is quoted twice the same."""

    def __init__(self, ledger: Ledger, caution: Caution, quotes: Quotes, k: int) -> None:
        self.ledger, self.caution, self.quotes, self.k = ledger, caution, quotes, k
        self.written = 0

    def section(self, question: QuestionAnalysis, text: str, people: Cell) -> Found:
        """The section for `question` (text empty: what was said beside the questions)."""
        title = text or _ELSE
        if self.ledger.protection.hides(len(question.contributors)):
            remark = f"{self.ledger.protection.small.capitalize()} people spoke to this: too few to report on."
            return Found(Section(question.question, title, (), (), (remark,)), None, ())
        themes = [theme for theme in question.themes if self._told(theme)]
        numbers = question_numbers(question, themes, people, self.ledger, self.caution)
        in_full = _in_full(numbers)
        written = [self._finding(numbers, place, question) for place in range(in_full)]
        findings = tuple(finding for finding, _ in written)
        tables = (_theme_table(question, numbers),) if themes else ()
        remarks = tuple(self._remarks(question, numbers, text, in_full))
        section = Section(question.question, title, findings, tables, remarks)
        return Found(section, numbers, tuple(evidence for _, evidence in written))

    def _told(self, theme: Theme) -> bool:
        """What people put together is told whatever its size: the audit says where it rests on too few."""
        return theme.by_hand or (not theme.tentative and len(theme.contributors) >= self.k)

    def _finding(
        self, numbers: QuestionNumbers, place: int, question: QuestionAnalysis
    ) -> tuple[Finding, FindingEvidence]:
        row = numbers.themes[place]
        theme = row.theme
        split = agreement(theme, row.name, row.said, self.ledger, self.quotes, self.k)
        chosen = split.quotes or tuple(
            (one.quote, one.evidence) for one in self.quotes.choose(theme.excerpts, of_few=row.said.hidden)
        )
        told = self.quotes.paraphrases(theme.evidence)
        said = [each.said for each in numbers.themes]
        text = finding_sentence(theme, place, said, numbers.base, _speakers(question))
        self.written += 1
        name = f"f{self.written}"
        finding = Finding(
            id=name,
            theme=theme.id,
            label=named(theme.label),
            text=text,
            contributors=row.said,
            base=numbers.base,
            weight=weight(row.said, numbers.base),
            doubt=BY_HAND if theme.by_hand else doubt(theme.stability),
            stability=None if theme.by_hand else round(theme.stability, 2),
            channels=row.channels,
            keywords=theme.keywords,
            quotes=tuple(quote for quote, _ in chosen),
            evidence=theme.evidence,
            differs=differs(theme, [other.theme for other in numbers.themes], text),
            parts=parts_of(theme, row.name, row.said, self.ledger, self.k),
            agreement=split.sentence,
            sides=split.sides,
            paraphrases=tuple(words for words, _ in told),
        )
        places, retold = tuple(place for _, place in chosen), tuple(passage for _, passage in told)
        return finding, FindingEvidence(name, theme.id, question.question, theme.evidence, places, retold)

    def _remarks(self, question: QuestionAnalysis, numbers: QuestionNumbers, text: str, in_full: int) -> list[str]:
        remarks = []
        about = f"in answer to “{text}”" if text else "beside the questions"
        if not question.clear or not numbers.themes:
            remarks.append(f"No clear theme came out of what was said {about}.")
        elif scattered([row.said for row in numbers.themes], numbers.base):
            remarks.append("Most of what was said here is in none of these subjects: it was too varied to be grouped.")
        beyond = [named(row.theme.label) for row in numbers.themes[in_full:]]
        if beyond:
            remarks.append(f"Raised by fewer people, and counted in the table only: {listed(quoted(beyond))}.")
        loose = [theme for theme in question.themes if theme.tentative and self._printable(theme.contributors)]
        if loose:
            labels = listed(quoted([named(theme.label) for theme in loose]))
            remarks.append(f"Also spoken of, but not distinct enough to be counted: {labels}.")
        if self._printable(question.nothing_to_say):
            remarks.append("Some answered only that they had nothing to say; they count among those who answered.")
        return remarks

    def _printable(self, people: frozenset[str]) -> bool:
        return not self.ledger.protection.hides(len(people)) and len(people) >= self.k


def unsaid(analysis: Analysis, evidence: Evidence) -> tuple[str, ...]:
    """What to tell the team of sentences of theirs that stand nowhere, as their themes have no finding."""
    told = {one.theme for one in evidence.findings}
    themes = (one for question in analysis.questions for one in question.themes)
    lost = [one.id for one in themes if one.sentence and one.id not in told]
    if not lost:
        return ()
    why = f"too few people spoke of them, or {_IN_FULL} others of their question are larger"
    return (f"These themes have no finding: {why}. Their sentences stand nowhere: {', '.join(lost)}.",)


def _in_full(numbers: QuestionNumbers) -> int:
    """How many themes have a finding: the largest ten, and all down to the last that people put together."""
    by_hand = [place for place, row in enumerate(numbers.themes, 1) if row.theme.by_hand]
    return max(min(len(numbers.themes), _IN_FULL), *by_hand, 0)


def _theme_table(question: QuestionAnalysis, numbers: QuestionNumbers) -> Table:
    """Every theme with its numbers; the last row is everyone who answered."""
    split = numbers.split if any(_worth_a_look(row) for row in numbers.themes) else None
    columns = ("All", "Survey", "Open channels") if split else ("All",)
    rows = [Row(named(row.theme.label), (row.said, *((row.split or ()) if split else ()))) for row in numbers.themes]
    rows.append(Row(f"Everyone {_speakers(question)}", (numbers.base, *(split or ()))))
    return Table(
        id=f"themes.{question.question or 'else'}",
        caption="What people spoke of",
        note=f"People, of {numbers.base.shown} {_speakers(question)}. One person may have spoken of several subjects.",
        row_title="Subject",
        columns=columns,
        rows=tuple(rows),
        base=numbers.base,
    )


def _speakers(question: QuestionAnalysis) -> str:
    """Whom the numbers of a section are about: "people who answered"."""
    return "who answered" if question.question else "who said more"


def _worth_a_look(row: ThemeNumbers) -> bool:
    """Whether the split of a row tells more than that few spoke of it in the open channels."""
    return row.split is not None and (not row.split[1].hidden or row.split[1].shown == "the rest")
