"""By which names the engine is to know themes, and about which theme of the newest run each decision is.

The engine knows a theme by the passages beside its name in the decisions, and only where they tell nothing by the name.
So a theme keeps the name under which it was decided about first, whatever later runs call it; and no name is used for
two themes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from hearout.web.analysis.models import Grouping, Theme, ThemeDecision
from hearout.web.analysis.queries.decided import standing
from hearout.web.analysis.rules import INTO, KEY
from hearout.web.consultations.models import Consultation
from hearout.web.sealed import pseudonyms

__all__ = ["Naming", "naming_of"]


@dataclass
class Naming:
    """The decisions that stand, and what the newest run took their names to mean (`meant`: as in Grouping)."""

    decisions: tuple[ThemeDecision, ...]
    meant: Mapping[str, str]
    key_of: Callable[[str], str]

    def theme_of(self, decision: ThemeDecision) -> str:
        """The key of the theme that it is about; "" for passages moved to none."""
        return self.meant.get(str(decision.number)) or self._means.get(decision.theme_key, decision.theme_key)

    def into_of(self, decision: ThemeDecision) -> str:
        """The key of the theme that another is merged into, "" where nothing is merged."""
        return self._means.get(decision.into_key, decision.into_key)

    def name_of(self, theme: Theme) -> str:
        """The name to use in a decision about it."""
        known = next((name for key, name in self._names.items() if self._means[key] == theme.key), "")
        if known:
            return known
        whole, dot, part = theme.ident.rpartition(".")
        whole_name = next((name for key, name in self._names.items() if self._means[key] == self.key_of(whole)), whole)
        return self._unused(f"{whole_name}{dot}{part}")

    def _unused(self, name: str) -> str:
        free, number = name, 2
        while self.key_of(free) in self._names:
            free, number = f"{name}-{number}", number + 1
        return free

    @cached_property
    def _means(self) -> Mapping[str, str]:
        """The key of a name -> the key of the theme that it means."""
        means: dict[str, str] = {}
        for one in self.decisions:
            for key, number in ((one.theme_key, str(one.number)), (one.into_key, f"{one.number}{INTO}")):
                if key and (number in self.meant or key not in means):
                    means[key] = self.meant.get(number, key)
        return means

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The key of a name -> the name."""
        named = {one.theme_key: one.theme for one in self.decisions if one.theme_key}
        return {**named, **{one.into_key: one.value for one in self.decisions if one.into_key}}


def naming_of(consultation: Consultation, run: Grouping | None, decisions: Iterable[ThemeDecision] = ()) -> Naming:
    """As it is now; `decisions` are those that stand, where somebody has read them already."""
    known = tuple(decisions) or tuple(standing(consultation))
    return Naming(known, run.meant if run else {}, pseudonyms(consultation.pk, KEY))
