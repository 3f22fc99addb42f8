"""Every theme of a run and every decision about one, as a person would write them down for the next run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hearout.analyse.addresses import is_part, names_of, part_now
from hearout.analyse.standing import Standing
from hearout.analyse.themes import untaken
from hearout.records.analysis import Theme, ThemeToReview
from hearout.records.decisions import Decisions, ThemeAction, ThemeDecision

__all__ = ["anchors_of", "to_review"]

_ANCHORS = 12
_LENGTH = 300  # characters of an example


def to_review(
    decisions: Decisions, meant: Mapping[str, str], known: Mapping[str, Theme], standing: Standing
) -> tuple[ThemeToReview, ...]:
    """Every theme of `known` with what was decided about it, or with nothing decided; at the end the decisions that
    belong to no theme of this run, as they were.

    Names are those of this run, and anchors are chosen anew from it: written down, the decisions follow their themes.
    Where several names mean one theme, one is written anew and the others stay, for a later run may tell them apart.
    """
    names = _names(decisions, meant, known)
    by_theme: dict[str, list[ThemeDecision]] = {}
    for decision in decisions.themes:
        by_theme.setdefault(meant.get(decision.theme, ""), []).append(decision)
    lines: list[ThemeToReview] = []
    for theme in _in_order(known):
        now = standing.themes.get(theme.id, theme)
        decided = by_theme.pop(theme.id, ())
        for decision in decided:
            anew = names[decision.theme] == theme.id
            anchors = anchors_of(theme) if anew else decisions.anchors.get(decision.theme, ())
            lines += [_line(one.theme, theme, now, one, anchors) for one in _written(decision, meant, known, names)]
        if not decided:
            lines.append(_line(theme.id, theme, now, None, anchors_of(theme)))
    for decision in (one for left in by_theme.values() for one in left):
        anchors = decisions.anchors.get(decision.theme, ())
        lines += [ThemeToReview(one.theme, one, anchors) for one in _written(decision, meant, known, names)]
    listed = {line.theme for line in lines}
    only_named = [name for name, anew in names.items() if anew not in listed]
    return (*lines, *(ThemeToReview(names[name], None, decisions.anchors.get(name, ())) for name in only_named))


def _names(decisions: Decisions, meant: Mapping[str, str], known: Mapping[str, Theme]) -> dict[str, str]:
    """name in the decisions -> name for the next run, no two the same; also for parts, by the name of their whole."""
    found: dict[str, str] = {}
    taken = set(known)
    whole = [name for name in names_of(decisions.themes) if not is_part(name)]
    for name in sorted(whole, key=lambda name: meant.get(name) != name):
        id_ = meant.get(name, "")
        if id_ and id_ not in found.values():
            found[name] = id_
        else:
            found[name] = untaken(name, taken)
            taken.add(found[name])
    for name in names_of(decisions.themes):
        if is_part(name):
            found[name] = meant[name] if name in meant else untaken(part_now(name, meant), taken)
    return found


def anchors_of(theme: Theme) -> tuple[str, ...]:
    """Passages by which a theme is known: the most typical by different people, then some from all over it."""
    typical = tuple(dict.fromkeys(excerpt.passage for excerpt in theme.excerpts))[:_ANCHORS]
    others = [id_ for id_ in theme.passages if id_ not in typical]
    wanted = min(_ANCHORS - len(typical), len(others))
    return (*typical, *(others[at * len(others) // wanted] for at in range(wanted)))


def _in_order(known: Mapping[str, Theme]) -> Iterator[Theme]:
    """Questions as they come, in each the largest theme first, below it its parts: those made, else those found."""
    questions = list(dict.fromkeys(theme.question for theme in known.values()))
    ranked = sorted(known.values(), key=lambda one: (questions.index(one.question), -len(one.contributors), one.id))
    made: dict[str, list[Theme]] = {}
    for theme in ranked:
        made.setdefault(theme.id.rpartition(".")[0] if is_part(theme.id) else "", []).append(theme)
    for theme in made.get("", ()):
        yield theme
        yield from made.get(theme.id, theme.parts)


def _written(
    decision: ThemeDecision, meant: Mapping[str, str], known: Mapping[str, Theme], names: Mapping[str, str]
) -> list[ThemeDecision]:
    """The decision with the names of the next run. A split by the parts that were found names them and gives examples,
    or the next run would split by its own."""
    merges = decision.action is ThemeAction.MERGE
    value = names.get(decision.value, decision.value) if merges else decision.value
    anew = replace(decision, theme=names.get(decision.theme, decision.theme), value=value)
    if decision.action is not ThemeAction.SPLIT or decision.words or decision.passages:
        return [anew]
    whole = known.get(meant.get(decision.theme, ""))
    made = [known[part.id] for part in (whole.parts if whole else ()) if part.id in known]
    return [replace(anew, value=part.label, passages=anchors_of(part)) for part in made] or [anew]


def _line(
    name: str, theme: Theme, now: Theme, decision: ThemeDecision | None, anchors: tuple[str, ...]
) -> ThemeToReview:
    example = next((excerpt.text.text for excerpt in theme.excerpts), "")
    return ThemeToReview(
        theme=name,
        decision=decision,
        passages=anchors,
        label=theme.label,
        contributors=len(now.contributors),
        keywords=theme.keywords,
        example=" ".join(example.split())[:_LENGTH],
    )
