"""The themes as they stand while people's decisions are applied, and where every passage is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from hearout.analyse.themes import ByChannel, Said, by_channel
from hearout.records.analysis import QuestionAnalysis, Side, Theme
from hearout.records.decisions import ThemeAction, ThemeDecision
from hearout.records.safe import SafePassage

__all__ = ["Standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """`themes` by id, and `found` as they were before any decision; `passages` by id, in the order of the corpus;
    `place` gives each one's question."""

    themes: Mapping[str, Theme]
    found: Mapping[str, Theme]
    passages: Mapping[str, SafePassage]
    place: Mapping[str, str]
    said: Mapping[str, Said]

    @classmethod
    def of(cls, questions: Sequence[QuestionAnalysis], said: Mapping[str, Said]) -> Standing:
        themes = {theme.id: theme for question in questions for theme in question.themes}
        return cls(
            themes=themes,
            found=themes,
            passages={passage.id: passage for one in said.values() for passage in one.passages},
            place={passage.id: key for key, one in said.items() for passage in one.passages},
            said=said,
        )

    def without(self, ids: Set[str]) -> Standing:
        """Without these themes, and without these parts of themes."""
        themes = (theme for id_, theme in self.themes.items() if id_ not in ids)
        return replace(
            self,
            themes={
                theme.id: replace(theme, parts=tuple(part for part in theme.parts if part.id not in ids))
                for theme in themes
            },
        )

    def around(self, part: str) -> Theme | None:
        """The theme that a part was found in."""
        return next((theme for theme in self.themes.values() if any(one.id == part for one in theme.parts)), None)

    def worded(self, id_: str, decision: ThemeDecision) -> Standing:
        """With the team's name or sentence for a theme, or its name for a part of one."""
        whole = self.themes.get(id_) or self.around(id_)
        if whole is None:
            return self
        parts = tuple(_worded(part, decision) if part.id == id_ else part for part in whole.parts)
        whole = _worded(whole, decision) if whole.id == id_ else replace(whole, parts=parts)
        return replace(self, themes={**self.themes, whole.id: whole})

    def having(self, *themes: Theme) -> Standing:
        """With `themes` in the place of those of their ids, or beside them; those without a passage are gone."""
        all_ = {**self.themes, **{theme.id: theme for theme in themes}}
        return replace(self, themes={id_: theme for id_, theme in all_.items() if theme.passages})

    def with_passages(self, theme: Theme, ids: Iterable[str]) -> Theme:
        """`theme` with these passages, and all that follows from them."""
        has = set(ids)
        if has == set(theme.passages):
            return theme
        passages = self.in_order(has)
        people = self.people(passages)
        k = self.said[theme.question].k
        parts = (self.with_passages(part, has.intersection(part.passages)) for part in theme.parts)
        return replace(
            theme,
            passages=passages,
            by_channel=people,
            excerpts=tuple(excerpt for excerpt in theme.excerpts if excerpt.passage in has),
            sides=self._sides(theme, has),
            tentative=theme.tentative or (not theme.by_hand and len({who for _, there in people for who in there}) < k),
            parts=tuple(part for part in parts if len(part.contributors) >= k),
            neighbours=(),
        )

    def _sides(self, theme: Theme, has: Set[str]) -> tuple[Side, ...]:
        """Without those of whom something is no longer in the theme: it may be what showed their leaning."""
        left = {self.passages[id_].contributor for id_ in theme.passages if id_ not in has}
        kept = (
            replace(
                side,
                contributors=side.contributors - left,
                excerpts=tuple(one for one in side.excerpts if one.contributor not in left),
            )
            for side in theme.sides
        )
        return tuple(side for side in kept if side.contributors)

    def here_and_gone(self, ids: Iterable[str]) -> tuple[list[str], list[str]]:
        """(those of the passages that are there, those that are not)."""
        ids = list(ids)
        return [id_ for id_ in ids if id_ in self.passages], [id_ for id_ in ids if id_ not in self.passages]

    def in_order(self, ids: Set[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in self.passages if id_ in ids)

    def people(self, ids: Iterable[str]) -> ByChannel:
        return by_channel((self.passages[id_].channel, self.passages[id_].contributor) for id_ in ids)

    def question(self, before: QuestionAnalysis) -> QuestionAnalysis:
        """`before` as it is now: themes largest first, and every passage in its themes or in `without_theme`."""
        themes = [theme for theme in self.themes.values() if theme.question == before.question]
        here = [id_ for id_, key in self.place.items() if key == before.question]
        placed = {id_ for theme in themes for id_ in theme.passages}
        return replace(
            before,
            themes=tuple(sorted(map(self._with_neighbours, themes), key=lambda one: (-len(one.contributors), one.id))),
            by_channel=self.people(here),
            without_theme=tuple(id_ for id_ in here if id_ not in placed),
            nothing_to_say=before.nothing_to_say - {self.passages[id_].contributor for id_ in placed},
        )

    def _with_neighbours(self, theme: Theme) -> Theme:
        """Without neighbours that are gone, or are no longer what they were when the two were compared."""
        kept = (one for one in theme.neighbours if one.theme in self.themes and self._as_found(one.theme))
        return replace(theme, neighbours=tuple(kept))

    def _as_found(self, id_: str) -> bool:
        return id_ in self.found and self.themes[id_].passages == self.found[id_].passages


def _worded(theme: Theme, decision: ThemeDecision) -> Theme:
    if decision.action is ThemeAction.SAY:
        return replace(theme, sentence=decision.value, tentative=False)
    return replace(theme, label=decision.value)
