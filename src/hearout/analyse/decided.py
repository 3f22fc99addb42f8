"""What people decided about themes: parts, passages moved, merges, themes set aside, names, sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hearout.analyse.addresses import Addresses, addressed, is_by_hand, is_part, names_of, parts_addressed
from hearout.analyse.dividing import divided, wanted_parts
from hearout.analyse.gathering import gathered
from hearout.analyse.joining import ends, merge_problem, merged
from hearout.analyse.moving import moved
from hearout.analyse.review import to_review
from hearout.analyse.standing import Standing
from hearout.analyse.themes import Said
from hearout.records.analysis import QuestionAnalysis, Theme, ThemeToReview
from hearout.records.decisions import NO_THEME, Decisions, ThemeAction, ThemeDecision

__all__ = ["Decided", "as_decided"]

_ON_PARTS = frozenset({ThemeAction.RENAME, ThemeAction.SET_ASIDE})
_NOT_MADE = "there is no theme {} in this run: no line gathers passages for it that are there."
_WHOLE = "what was put together by hand is not split. Gather its parts, each in a line of its own."
_EMPTY = "has no passages left: they went to its parts, or were moved. Decide about those, or delete the line"


@dataclass(frozen=True, slots=True)
class Decided:
    """The questions with decisions applied; sentences for the team about those that were not, or not surely; every
    theme and every decision, as they would be written down for the next run."""

    questions: tuple[QuestionAnalysis, ...]
    warnings: tuple[str, ...]
    to_review: tuple[ThemeToReview, ...] = field(repr=False)


def as_decided(questions: Sequence[QuestionAnalysis], decisions: Decisions, said: Mapping[str, Said]) -> Decided:
    """Apply what people decided, in the order of `ThemeAction`, whatever its order in the file.

    `said` has what was said under each question. Of two decisions of one kind about one theme the later wins, and a
    warning tells of both. Every passage stays in its themes or in `without_theme`.
    """
    run = _Run(decisions, Standing.of(questions, said))
    for step in (run.find, run.split, run.find_parts, run.gather, run.move, run.merge, run.set_aside, run.word):
        step()
    review = to_review(decisions, run.meant, run.known, run.standing)
    return Decided(tuple(run.standing.question(one) for one in questions), tuple(run.warnings), review)


class _Run:
    """One application of the decisions. `meant` says which theme each name means; `known` are the themes before any
    passage was moved, as a later run will find them; `gone` says what became of those that stand no longer."""

    def __init__(self, decisions: Decisions, standing: Standing) -> None:
        self.decisions = decisions
        self.standing = standing
        self.known: Mapping[str, Theme] = standing.themes
        self.meant: dict[str, str] = {}
        self.gone: dict[str, str] = {}
        self.warnings: list[str] = []

    def find(self) -> None:
        names = [name for name in self._names() if not is_part(name) and not is_by_hand(name)]
        found, self.standing = addressed(names, self.decisions, self.standing)
        self._met(found)
        self.known = self.standing.themes

    def split(self) -> None:
        """Every theme that is split, once, into all its parts."""
        wishes: dict[str, list[ThemeDecision]] = {}
        for decision in self._fitting(ThemeAction.SPLIT):
            if is_part(decision.theme):
                self._warn(decision, f"{decision.theme} is a part already. Split the whole theme into more parts.")
            elif self._stands(decision):
                wishes.setdefault(self.meant[decision.theme], []).append(decision)
        for id_, splits in wishes.items():
            self._split(self.standing.themes[id_], splits)

    def _split(self, theme: Theme, splits: Sequence[ThemeDecision]) -> None:
        wanted, empty = wanted_parts(splits, theme)
        by_examples = sum(bool(part.examples) for part in wanted)
        made = divided(theme, wanted, self.standing, rest=by_examples == 1) if wanted else ()
        self.standing = self.standing.having(*made)
        self.known = {**self.known, **{part.id: part for part in made[1:]}}
        for decision in empty:
            self._warn(decision, f"no parts were found inside {theme.id}. Say by which words or examples to split it.")
        for part in made[1:]:
            if not part.passages:
                self._warn(splits[0], f"no passage of {theme.id} fell to its part {part.id} in this run.")

    def find_parts(self) -> None:
        """Parts that splits made, and those that the run itself found inside a theme."""
        names = [name for name in self._names() if is_part(name)]
        self._met(parts_addressed(names, self.decisions, self.meant, self.standing))

    def gather(self) -> None:
        """Themes that people put together. What else is decided about them fits if they were."""
        self.standing, problems = gathered(self.standing, self._all(ThemeAction.GATHER))
        names = [name for name in self._names() if is_by_hand(name)]
        made = {name: self.standing.themes[name] for name in names if name in self.standing.themes}
        self.known = {**self.known, **made}
        self._met(Addresses({name: name for name in made}, {n: _NOT_MADE.format(n) for n in names if n not in made}))
        splits = [one for one in self._all(ThemeAction.SPLIT) if one.theme in made]
        for decision, what in (*problems, *((one, _WHOLE) for one in splits)):
            self._warn(decision, what)

    def move(self) -> None:
        moves = [one for one in self._fitting(ThemeAction.MOVE) if one.theme == NO_THEME or self._stands(one)]
        self.standing, problems = moved(self.standing, moves, self.meant)
        for decision, problem in problems:
            self._warn(decision, problem)

    def merge(self) -> None:
        wanted: dict[str, str] = {}
        for decision in self._fitting(ThemeAction.MERGE):
            theme, into = self.meant[decision.theme], self.meant.get(decision.value, "")
            if theme == into or not self._stands(decision):
                continue
            if problem := merge_problem(theme, into, wanted, self.standing):
                self._warn(decision, f"{decision.theme} {problem}")
            else:
                wanted[theme] = into
        ends_in = ends(wanted)
        self.standing = merged(self.standing, ends_in)
        self.gone |= {theme: f"was merged into {into}. Name that theme instead" for theme, into in ends_in.items()}

    def set_aside(self) -> None:
        aside = {self.meant[one.theme] for one in self._fitting(ThemeAction.SET_ASIDE) if self._stands(one)}
        self.standing = self.standing.without(aside)
        self.gone |= dict.fromkeys(sorted(aside), "is set aside too. Delete one of the two lines")

    def word(self) -> None:
        """Names and sentences. Whoever writes a theme's sentence has read it and vouches for it: it is tentative no
        longer."""
        for action in (ThemeAction.RENAME, ThemeAction.SAY):
            said: dict[str, ThemeDecision] = {}
            for decision in self._fitting(action):
                if self._stands(decision):
                    self._tell_of_two(said.setdefault(self.meant[decision.theme], decision), decision)
                    self.standing = self.standing.worded(self.meant[decision.theme], decision)

    def _tell_of_two(self, one: ThemeDecision, other: ThemeDecision) -> None:
        if one.value != other.value:
            self._warn(
                other,
                f"{one.theme} and {other.theme} are one theme in this run, and both lines {other.action.value} it. "
                "The later one counts. Delete one of them.",
            )

    def _names(self) -> tuple[str, ...]:
        return names_of(self.decisions.themes)

    def _all(self, action: ThemeAction) -> list[ThemeDecision]:
        return [one for one in self.decisions.themes if one.action is action]

    def _fitting(self, action: ThemeAction) -> list[ThemeDecision]:
        known = {*self.meant, NO_THEME}
        return [one for one in self._all(action) if one.theme in known]

    def _stands(self, decision: ThemeDecision) -> bool:
        """Whether what it is about is there and can be decided about so; if not, that is said."""
        id_ = self.meant[decision.theme]
        if id_ in self.standing.themes:
            return True
        whole = self.standing.around(id_)
        if whole and decision.action in _ON_PARTS:
            return True
        why = f"is inside {whole.id}. Split that to decide so" if whole else self.gone.get(id_, _EMPTY)
        self._warn(decision, f"{decision.theme} {why}. Its {decision.action.value} does nothing.")
        return False

    def _met(self, found: Addresses) -> None:
        self.meant |= found.theme
        for name, doubt in found.doubts.items():
            lines = (one.line for one in self.decisions.themes if name in (one.theme, one.value))
            self.warnings.append(_told(next(lines, 0), doubt))

    def _warn(self, decision: ThemeDecision, what: str) -> None:
        self.warnings.append(_told(decision.line, what))


def _told(line: int, what: str) -> str:
    return f"decisions/themes.csv{f', line {line}' if line else ''}: {what}"
